SELECT
    contact.id AS contact_id, contact.*,
    contact_role.id AS role_id, role, from_on, until_on, is_held(from_on, until_on) AS is_current
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
WHERE contact_role.member_id = ?1
    OR contact_role.member_id IN (SELECT member_id FROM member_merge WHERE survivor_id = ?1)
ORDER BY is_current DESC, until_on IS NOT NULL, until_on DESC,
    CASE role WHEN 'main' THEN 1 WHEN 'voting' THEN 2 WHEN 'signatory' THEN 3 WHEN 'invoice' THEN 4 ELSE 5 END,
    family_name, given_name, contact_role.id
