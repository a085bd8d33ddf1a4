SELECT id, number, subject, state FROM ticket
WHERE asker_email = ?1 AND merged_into_id IS NULL
ORDER BY received_at DESC, id DESC
LIMIT 200
