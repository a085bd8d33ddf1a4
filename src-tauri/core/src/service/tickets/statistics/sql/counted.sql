SELECT id, number, subject, state, member_id, topic, channel, tier, tells_response, reopened_count, rating, source_number
FROM ticket
WHERE state NOT IN ('merged', 'spam') AND NOT is_automatic
ORDER BY id
