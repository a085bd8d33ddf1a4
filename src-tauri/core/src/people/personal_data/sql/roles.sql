SELECT official_name, role, from_on, until_on
FROM contact_role JOIN member ON member.id = member_id
WHERE contact_id = ?1
ORDER BY from_on, contact_role.id
