SELECT
    contact.*,
    member.id AS member_id, member.official_name AS member_name, member.name_key AS member_key,
    group_concat(role) AS roles, count(*) OVER () AS total
FROM contact_role
JOIN contact ON contact.id = contact_role.contact_id
JOIN member ON member.id = contact_role.member_id
WHERE is_held(from_on, until_on) AND member.archived_on IS NULL
    AND (NOT :without_orcid_id OR orcid_id = '') AND (NOT :without_email OR email = '')
    AND (:among IS NULL OR member.id IN (SELECT value FROM json_each(:among)))
    AND (:among IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(:words) WHERE instr(' ' || folded(
            given_name || ' ' || family_name || ' ' || email || ' ' || orcid_id || ' ' || job_title || ' ' || contact.notes
            || ' ' || official_name || ' ' || short_name
        ), value) = 0
    ))
    AND (NOT :names_person OR EXISTS (
        SELECT 1 FROM json_each(:words)
        WHERE instr(' ' || folded(given_name || ' ' || family_name || ' ' || email || ' ' || orcid_id), value) > 0
    ))
GROUP BY contact.id, member.id
HAVING :roles = '[]' OR sum(role IN (SELECT value FROM json_each(:roles))) > 0
