WITH RECURSIVE chain (id, number, merged_into_id) AS (
    SELECT id, number, merged_into_id FROM ticket WHERE id = ?1
    UNION
    SELECT ticket.id, ticket.number, ticket.merged_into_id
    FROM ticket
    JOIN chain ON ticket.id = chain.merged_into_id
)
SELECT id, number FROM chain WHERE merged_into_id IS NULL
