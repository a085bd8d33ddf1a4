SELECT coalesce(survivor_id, invoice.member_id) AS member_id
FROM invoice LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE licence_year = ?1
