-- The first change after the day tells what held on it.
SELECT
    member.id, official_name, left_on, status = 'leaving' AS is_leaving,
    iif(tier_change.id IS NULL, tier, tier_change.before) AS tier_then
FROM member
LEFT JOIN standing_change AS tier_change ON tier_change.id = (
    SELECT id FROM standing_change
    WHERE member_id = member.id AND field = 'tier' AND changed_on > ?1
    ORDER BY changed_on, id LIMIT 1
)
WHERE member.id NOT IN (SELECT member_id FROM member_merge)
    AND coalesce(
        (SELECT before FROM standing_change
         WHERE standing_change.member_id = member.id AND field = 'status' AND changed_on > ?1
         ORDER BY changed_on, standing_change.id LIMIT 1),
        status
    ) IN ('active', 'leaving')
    AND (archived_on IS NULL OR archived_on > ?1)
    AND (joined_on IS NULL OR joined_on <= ?1) AND (left_on IS NULL OR left_on >= ?1)
ORDER BY name_key, member.id
