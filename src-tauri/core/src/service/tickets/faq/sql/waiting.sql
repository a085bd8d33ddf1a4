SELECT id, number, subject, state FROM ticket
WHERE is_reusable AND NOT is_confidential AND state IN ('solved', 'closed')
    AND NOT EXISTS (SELECT 1 FROM ticket_faq WHERE ticket_faq.ticket_id = ticket.id)
ORDER BY received_at DESC, id DESC
