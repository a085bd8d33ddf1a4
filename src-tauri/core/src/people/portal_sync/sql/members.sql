-- Active and leaving members.
SELECT * FROM member
WHERE status IN ('active', 'leaving') AND archived_on IS NULL AND id BETWEEN ?1 AND ?2
ORDER BY name_key, id
