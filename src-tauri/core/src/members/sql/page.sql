SELECT
    member.id, official_name, short_name, ror_id, country, city, tier, status, joined_on, archived_on,
    (SELECT trim(given_name || ' ' || family_name)
     FROM contact_role JOIN contact ON contact.id = contact_role.contact_id
     WHERE contact_role.member_id = member.id AND role = 'main' AND until_on IS NULL) AS main_contact,
    (SELECT count(DISTINCT contact_id) FROM contact_role
     WHERE contact_role.member_id = member.id AND until_on IS NULL) AS contact_count
FROM member
WHERE member.id = ?1
