SELECT member.id, member.official_name
FROM ticket_member
JOIN member ON member.id = ticket_member.member_id
WHERE ticket_member.ticket_id = ?1
ORDER BY member.name_key
