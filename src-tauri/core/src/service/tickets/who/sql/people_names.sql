SELECT trim(contact.given_name || ' ' || contact.family_name) AS name, contact_role.member_id
FROM contact
JOIN contact_role
    ON contact_role.contact_id = contact.id AND is_held(contact_role.from_on, contact_role.until_on)
WHERE contact.family_name <> ''
ORDER BY contact.id
