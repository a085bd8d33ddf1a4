SELECT ticket_state.ticket_id, ticket_state.state, ticket_state.from_at
FROM ticket_state
JOIN ticket ON ticket.id = ticket_state.ticket_id
WHERE NOT ticket.is_automatic
    AND CASE ?1
        WHEN 1 THEN ticket.state IN ('new', 'open', 'waiting_member', 'waiting_orcid', 'waiting_vendor')
        ELSE ticket.state NOT IN ('merged', 'spam')
    END
ORDER BY ticket_state.id
