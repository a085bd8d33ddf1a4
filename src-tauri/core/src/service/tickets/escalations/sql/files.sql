SELECT ticket_file.id, ticket_file.file_name, ticket_file.media_type, ticket_file.size_bytes
FROM ticket_escalation_file
JOIN ticket_file ON ticket_file.id = ticket_escalation_file.file_id
WHERE ticket_escalation_file.escalation_id = ?1
ORDER BY ticket_file.id
