-- What was done and stands, the newest first. The creation of the register is where everything begins.
SELECT
    entry.id, entry.summary, entry.operation,
    entry.id IN (SELECT entry_id FROM register_audit_redaction) AS is_redacted,
    entry.undoable AND entry.id NOT IN (SELECT entry_id FROM register_audit_redaction) AS can_be_undone
FROM register_audit_entry AS entry
WHERE entry.undoes IS NULL
    AND entry.operation <> 'register.create'
    AND entry.id NOT IN (SELECT entry_id FROM register_undone_entry)
ORDER BY entry.id DESC
