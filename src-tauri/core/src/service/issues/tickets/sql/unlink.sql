DELETE FROM issue_ticket
WHERE issue_id = ?1 AND ticket_id IN (
    WITH RECURSIVE parts (id) AS (
        SELECT ?2
        UNION
        SELECT ticket.id FROM ticket JOIN parts ON ticket.merged_into_id = parts.id
    )
    SELECT id FROM parts
)
