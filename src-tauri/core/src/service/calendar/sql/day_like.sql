-- The occurrence of a file by its own name comes before one that happens to say the same.
SELECT * FROM calendar_day
WHERE calendar_id = ?1
    AND (source = ?2 OR (name = ?3 AND from_on = ?4 AND until_on = ?5 AND change = ?6))
ORDER BY source IS NOT ?2, id
LIMIT 1
