SELECT *, count(*) OVER () AS count
FROM bank_statement
ORDER BY id DESC
LIMIT ?1 OFFSET ?2
