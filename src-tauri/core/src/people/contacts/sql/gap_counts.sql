SELECT
    count(*) AS total,
    count(*) FILTER (WHERE orcid_id = '') AS without_orcid_id,
    count(*) FILTER (WHERE email = '') AS without_email
FROM (
    SELECT DISTINCT contact_id, member_id FROM contact_role
    JOIN member ON member.id = member_id
    WHERE is_held(from_on, until_on) AND archived_on IS NULL
) AS held
JOIN contact ON contact.id = held.contact_id
