SELECT
    member.*,
    (SELECT coalesce(nullif(trim(given_name || ' ' || family_name), ''), email)
     FROM contact_role JOIN contact ON contact.id = contact_role.contact_id
     WHERE contact_role.member_id = member.id AND role = 'main' AND is_held(from_on, until_on)) AS main_contact,
    (SELECT coalesce(nullif(trim(given_name || ' ' || family_name), ''), email)
     FROM contact_role JOIN contact ON contact.id = contact_role.contact_id
     WHERE contact_role.member_id = member.id AND role = 'voting' AND is_held(from_on, until_on)) AS voting_contact,
    (SELECT count(DISTINCT contact_id) FROM contact_role
     WHERE contact_role.member_id = member.id AND is_held(from_on, until_on)) AS contact_count
FROM member
WHERE member.id = ?1
