SELECT at, user, summary, EXISTS (SELECT 1 FROM undone_entry WHERE entry_id = audit_entry.id) AS undone
FROM audit_entry WHERE id = ?1
