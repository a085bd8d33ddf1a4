SELECT
    change.entry_id, undone.entry_id IS NOT NULL AS undone,
    change.after
FROM register_audit_change AS change
JOIN register_audit_entry AS entry ON entry.id = change.entry_id
LEFT JOIN register_undone_entry AS undone ON undone.entry_id = change.entry_id
WHERE change.table_name = 'import_batch' AND change.before IS NULL AND entry.operation = 'imports.run'
ORDER BY change.entry_id DESC
