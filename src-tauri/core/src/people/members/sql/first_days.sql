SELECT
    count(*) AS members,
    count(joined_on) AS known,
    count(DISTINCT joined_on) AS days,
    min(joined_on) AS first_on
FROM member
WHERE archived_on IS NULL AND status IN ('active', 'leaving')
