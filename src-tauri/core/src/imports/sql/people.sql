SELECT
    contact_role.member_id, contact_role.contact_id, contact_role.id AS role_id, role, from_on,
    given_name, family_name, email, orcid_id, phone, job_title, notes
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
WHERE until_on IS NULL
ORDER BY contact_role.member_id, contact_role.contact_id, contact_role.id
