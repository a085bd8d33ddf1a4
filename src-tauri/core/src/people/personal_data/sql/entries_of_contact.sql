SELECT DISTINCT entry_id FROM register_audit_change
WHERE (table_name = 'contact' AND ?1 BETWEEN first_row_id AND last_row_id)
    OR (table_name = 'contact_role' AND (before ->> '$.contact_id' = ?1 OR after ->> '$.contact_id' = ?1))
    OR (table_name = 'portal_sync_submission' AND coalesce(after, before) ->> '$.contact_id' = ?1)
    OR (table_name = 'duplicate_dismissal' AND coalesce(after, before) ->> '$.kind' = 'contacts'
        AND ?1 IN (coalesce(after, before) ->> '$.first_id', coalesce(after, before) ->> '$.second_id'))
