SELECT
    contact.id, given_name, family_name, email, orcid_id,
    member.id AS member_id, member.official_name AS member_name, member.name_key AS member_key,
    group_concat(role) AS roles, count(*) OVER () AS total
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
JOIN member ON member.id = contact_role.member_id
WHERE until_on IS NULL AND member.archived_on IS NULL
    AND (:search = '' OR instr(folded(given_name || ' ' || family_name || ' ' || email || ' ' || orcid_id || ' ' || official_name), :search) > 0)
GROUP BY contact.id, member.id
HAVING :role IS NULL OR sum(role = :role) > 0
