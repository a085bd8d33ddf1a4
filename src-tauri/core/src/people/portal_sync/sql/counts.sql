-- How many members and people ORCID should know, of how many of them it knows something, and how many it knows at all.
WITH current AS (
    SELECT id AS member_id, 0 AS contact_id FROM member
    WHERE status IN ('active', 'leaving') AND archived_on IS NULL
    UNION ALL
    SELECT DISTINCT contact_role.member_id, contact_role.contact_id
    FROM contact_role
    JOIN member ON member.id = contact_role.member_id
    WHERE is_held(from_on, until_on) AND status IN ('active', 'leaving') AND archived_on IS NULL
)
SELECT
    count(*) AS current,
    count(submitted_values) AS both,
    (SELECT count(*) FROM portal_sync_submission WHERE submitted_values IS NOT NULL) AS known
FROM current
LEFT JOIN portal_sync_submission AS submitted
    ON submitted.member_id = current.member_id AND coalesce(submitted.contact_id, 0) = current.contact_id
