SELECT
    member.*,
    (SELECT coalesce(nullif(trim(given_name || ' ' || family_name), ''), email)
     FROM contact_role JOIN contact ON contact.id = contact_role.contact_id
     WHERE contact_role.member_id = member.id AND role = 'main' AND until_on IS NULL) AS main_contact,
    (SELECT coalesce(nullif(trim(given_name || ' ' || family_name), ''), email)
     FROM contact_role JOIN contact ON contact.id = contact_role.contact_id
     WHERE contact_role.member_id = member.id AND role = 'voting' AND until_on IS NULL) AS voting_contact,
    (SELECT count(DISTINCT contact_id) FROM contact_role
     WHERE contact_role.member_id = member.id AND until_on IS NULL) AS contact_count
FROM member
WHERE member.id = ?1
