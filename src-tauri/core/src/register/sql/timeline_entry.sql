SELECT at, user, summary, EXISTS (SELECT 1 FROM register_undone_entry WHERE entry_id = register_audit_entry.id) AS undone
FROM register_audit_entry WHERE id = ?1
