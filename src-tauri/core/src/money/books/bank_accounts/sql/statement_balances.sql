SELECT id, coalesce(closing_on, last_on) AS on_day, closing_minor, file_name, identification
FROM bank_statement
WHERE upper(account) = ?1 AND currency = ?2 AND closing_minor IS NOT NULL AND coalesce(closing_on, last_on) IS NOT NULL
ORDER BY id
