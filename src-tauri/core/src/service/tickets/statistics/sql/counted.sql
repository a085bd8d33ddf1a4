SELECT id, number, subject, state, member_id, topic, channel, tier, tells_response, reopened_count, rating, source_number,
    source = '' AND told_response_at IS NULL AS is_of_this_desk,
    rating_asked_at IS NOT NULL AS is_rating_asked
FROM ticket
WHERE state NOT IN ('merged', 'spam') AND NOT is_automatic
ORDER BY id
