SELECT first_row_id AS id, before AS image FROM register_audit_change
WHERE table_name = 'joining_asker' AND before IS NOT NULL AND before ->> '$.erased' IS NULL
UNION ALL
SELECT first_row_id AS id, after AS image FROM register_audit_change
WHERE table_name = 'joining_asker' AND after IS NOT NULL AND after ->> '$.erased' IS NULL
