WITH RECURSIVE parts (id) AS (
    SELECT id FROM ticket WHERE merged_into_id = ?1
    UNION
    SELECT ticket.id FROM ticket JOIN parts ON ticket.merged_into_id = parts.id
)
SELECT words AS text FROM ticket WHERE id IN (SELECT id FROM parts)
UNION ALL
SELECT subject || ' ' || text AS text FROM ticket_message
WHERE ticket_id = ?1 OR ticket_id IN (SELECT id FROM parts)
