SELECT id, official_name, status, tier, joined_on, left_on, archived_on
FROM member
WHERE id NOT IN (SELECT member_id FROM member_merge)
ORDER BY name_key, id
