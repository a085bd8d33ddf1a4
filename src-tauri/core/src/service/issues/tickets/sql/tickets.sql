-- Each linked ticket with the end of the chain of merges that begins with it.
WITH RECURSIVE chain (id, merged_into_id, linked_on) AS (
    SELECT ticket.id, ticket.merged_into_id, issue_ticket.linked_on
    FROM issue_ticket
    JOIN ticket ON ticket.id = issue_ticket.ticket_id
    WHERE issue_ticket.issue_id = ?1
    UNION
    SELECT ticket.id, ticket.merged_into_id, chain.linked_on
    FROM ticket
    JOIN chain ON ticket.id = chain.merged_into_id
)
SELECT
    ticket.id, ticket.number, ticket.subject, ticket.state, ticket.member_id,
    coalesce(member.official_name, '') AS member, substr(ticket.received_at, 1, 10) AS received_on,
    min(chain.linked_on) AS linked_on, ticket.is_confidential
FROM chain
JOIN ticket ON ticket.id = chain.id
LEFT JOIN member ON member.id = ticket.member_id
WHERE chain.merged_into_id IS NULL
GROUP BY ticket.id
ORDER BY ticket.number_year, ticket.number_serial
