SELECT
    contact.*, contact.id AS contact_id,
    member.id AS member_id, official_name AS member, group_concat(role) AS roles
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
JOIN member ON member.id = contact_role.member_id
WHERE is_held(from_on, until_on) AND status IN ('active', 'leaving') AND archived_on IS NULL
    AND member.id BETWEEN ?1 AND ?2
GROUP BY member.id, contact.id
ORDER BY name_key, member.id, family_name, given_name, contact.id
