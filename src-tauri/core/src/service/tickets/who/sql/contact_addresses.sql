SELECT contact.id, contact.email, contact_role.member_id
FROM contact
LEFT JOIN contact_role
    ON contact_role.contact_id = contact.id AND is_held(contact_role.from_on, contact_role.until_on)
WHERE contact.email <> ''
ORDER BY contact.id
