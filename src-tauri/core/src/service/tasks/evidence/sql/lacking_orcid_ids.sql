SELECT id FROM member
WHERE NOT EXISTS (
    SELECT 1 FROM contact_role
    JOIN contact ON contact.id = contact_role.contact_id
    WHERE member_id = member.id AND role = 'main' AND is_held(from_on, until_on)
        AND coalesce(contact.orcid_id, '') <> ''
)
