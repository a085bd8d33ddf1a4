SELECT entry.id, entry.at, entry.user, entry.operation, entry.summary, change.before, change.after
FROM register_audit_entry AS entry
LEFT JOIN register_audit_change AS change ON change.entry_id = entry.id AND change.table_name = 'contact'
    AND change.first_row_id IN (SELECT value FROM json_each(?2)) AND change.first_row_id = change.last_row_id
WHERE entry.id IN (SELECT value FROM json_each(?1))
ORDER BY entry.id, change.id
