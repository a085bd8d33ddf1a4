SELECT
    contact_role.id AS role_id, role, from_on, until_on, is_held(from_on, until_on) AS is_current,
    member.id AS member_id, official_name
FROM contact_role
JOIN member ON member.id = contact_role.member_id
WHERE contact_role.contact_id = ?1
ORDER BY is_current DESC, until_on IS NOT NULL, until_on DESC, name_key, contact_role.id
