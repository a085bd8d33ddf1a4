SELECT member.id, member.official_name
FROM member
WHERE member.status = 'active' AND member.archived_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM member_merge WHERE member_merge.member_id = member.id)
    AND NOT EXISTS (
        SELECT 1 FROM ticket
        WHERE ticket.member_id = member.id AND ticket.received_at >= ?1 AND ticket.state NOT IN ('merged', 'spam')
    )
    AND NOT EXISTS (
        SELECT 1 FROM ticket_member
        JOIN ticket ON ticket.id = ticket_member.ticket_id
        WHERE ticket_member.member_id = member.id AND ticket.received_at >= ?1 AND ticket.state NOT IN ('merged', 'spam')
    )
ORDER BY member.name_key
