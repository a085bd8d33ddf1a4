WITH RECURSIVE parts (id) AS (
    SELECT ?1
    UNION
    SELECT ticket.id FROM ticket JOIN parts ON ticket.merged_into_id = parts.id
)
SELECT * FROM ticket_message
WHERE ticket_id IN (SELECT id FROM parts) AND kind IN ('in', 'out') AND message_id <> ''
ORDER BY at DESC, id DESC
LIMIT 1
