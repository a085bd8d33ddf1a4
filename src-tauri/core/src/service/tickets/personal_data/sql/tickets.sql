SELECT id, number, subject, received_at, asker_name, asker_email, remark
FROM ticket
WHERE contact_id IN (SELECT value FROM json_each(?1)) OR asker_email IN (SELECT value FROM json_each(?2))
ORDER BY id
