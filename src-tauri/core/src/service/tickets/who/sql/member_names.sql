SELECT id, official_name, short_name, other_names
FROM member
WHERE archived_on IS NULL AND NOT EXISTS (SELECT 1 FROM member_merge WHERE member_merge.member_id = member.id)
