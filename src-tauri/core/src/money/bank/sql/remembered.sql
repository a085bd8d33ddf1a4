SELECT file_name, saved_at, choices
FROM bank_list_mapping
WHERE heading_set = ?1
ORDER BY id DESC
LIMIT 1
