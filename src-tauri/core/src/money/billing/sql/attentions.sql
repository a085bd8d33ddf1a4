SELECT member_id, role, trim(given_name || ' ' || family_name) AS name, email
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
WHERE is_held(from_on, until_on) AND role IN ('invoice', 'main')
ORDER BY member_id, role = 'invoice', contact_role.id DESC
