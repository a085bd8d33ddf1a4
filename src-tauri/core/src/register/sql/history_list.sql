SELECT
    entry.id, entry.at, entry.user, entry.operation, entry.summary, entry.undoes,
    undone.entry_id IS NOT NULL AS undone,
    NOT entry.undoable AND entry.undoes IS NULL AND entry.operation <> 'register.create' AS is_final,
    entry.undoable AND undone.entry_id IS NULL
        AND entry.id NOT IN (SELECT entry_id FROM register_audit_redaction) AS undoable,
    (SELECT coalesce(sum(last_row_id - first_row_id + 1), 0) FROM register_audit_change WHERE entry_id = entry.id) AS change_count
FROM register_audit_entry AS entry
LEFT JOIN register_undone_entry AS undone ON undone.entry_id = entry.id
WHERE entry.id > :after AND entry.user IS NOT :other_than
    AND (:search = '' OR said(entry.summary) LIKE '%' || :search || '%' OR entry.user LIKE '%' || :search || '%')
ORDER BY entry.id DESC
LIMIT :limit OFFSET :offset
