-- Every import ever run is in the history; its own row is there as long as it is not undone, and holds what is left of its
-- rejected rows.
SELECT
    change.entry_id, change.after,
    batch.id IS NULL AS undone,
    coalesce(batch.rejected_csv, '') <> '' AS has_rows_to_correct
FROM register_audit_change AS change
JOIN register_audit_entry AS entry ON entry.id = change.entry_id
LEFT JOIN import_batch AS batch ON batch.id = change.first_row_id
WHERE change.table_name = 'import_batch' AND change.before IS NULL AND entry.operation = 'imports.run'
ORDER BY change.entry_id DESC
