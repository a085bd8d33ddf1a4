SELECT
    ticket_message.id, ticket.number, ticket_message.at, ticket_message.subject, ticket_message.text,
    ticket_message.from_email, ticket_message.to_emails, ticket_message.forwarded_email,
    ticket_message.from_email IN (SELECT value FROM json_each(?2)) AS is_theirs
FROM ticket_message
JOIN ticket ON ticket.id = ticket_message.ticket_id
WHERE ticket.contact_id IN (SELECT value FROM json_each(?1))
    OR ticket.asker_email IN (SELECT value FROM json_each(?2))
    OR ticket_message.from_email IN (SELECT value FROM json_each(?2))
    OR ticket_message.forwarded_email IN (SELECT value FROM json_each(?2))
ORDER BY ticket_message.id
