-- Records that no longer exist and went in an operation that gave their roles or values to this one.
SELECT DISTINCT gone.first_row_id AS contact_id
FROM register_audit_change AS gone
JOIN register_audit_entry AS entry ON entry.id = gone.entry_id AND entry.operation = 'duplicates.merge'
WHERE gone.table_name = 'contact' AND gone.after IS NULL AND gone.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM contact WHERE id = gone.first_row_id)
    AND EXISTS (
        SELECT 1 FROM register_audit_change AS linked
        WHERE linked.entry_id = gone.entry_id
            AND ((linked.table_name = 'contact' AND linked.first_row_id = ?1)
                OR (linked.table_name = 'contact_role' AND linked.after ->> '$.contact_id' = ?1))
    )
