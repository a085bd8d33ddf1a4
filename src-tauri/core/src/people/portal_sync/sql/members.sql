SELECT * FROM member
WHERE status IN ('active', 'leaving') AND archived_on IS NULL
ORDER BY name_key, id
