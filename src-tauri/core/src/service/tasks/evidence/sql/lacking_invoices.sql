SELECT id FROM member
WHERE NOT EXISTS (SELECT 1 FROM invoice WHERE member_id = member.id AND kind = 'invoice')
