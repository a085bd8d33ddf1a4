SELECT
    contact_role.member_id, contact_role.contact_id, contact_role.id AS role_id, role, from_on, until_on,
    contact.*
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
WHERE until_on IS NULL OR is_held(from_on, until_on)
ORDER BY contact_role.member_id, contact_role.contact_id, contact_role.id
