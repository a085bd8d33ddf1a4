-- The end of the chain of merges that begins with a ticket.
WITH RECURSIVE chain (id, merged_into_id) AS (
    SELECT id, merged_into_id FROM ticket WHERE id = ?1
    UNION
    SELECT ticket.id, ticket.merged_into_id
    FROM ticket
    JOIN chain ON ticket.id = chain.merged_into_id
)
SELECT id FROM chain WHERE merged_into_id IS NULL
