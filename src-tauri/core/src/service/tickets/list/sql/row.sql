SELECT ticket.*, coalesce(member.official_name, '') AS member_name
FROM ticket
LEFT JOIN member ON member.id = ticket.member_id
WHERE ticket.id = ?1
