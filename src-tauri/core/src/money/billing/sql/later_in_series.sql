SELECT number, issued_on
FROM invoice
WHERE series = ?1 AND issued_on > ?2
ORDER BY issued_on DESC, series_number DESC
LIMIT 1
