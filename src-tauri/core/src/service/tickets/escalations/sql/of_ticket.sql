WITH RECURSIVE parts (id) AS (
    SELECT ?1
    UNION
    SELECT ticket.id FROM ticket JOIN parts ON ticket.merged_into_id = parts.id
)
SELECT * FROM ticket_escalation WHERE ticket_id IN (SELECT id FROM parts) ORDER BY asked_at, id
