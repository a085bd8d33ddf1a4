SELECT DISTINCT entry_id FROM audit_change
WHERE (table_name = 'contact' AND ?1 BETWEEN first_row_id AND last_row_id)
    OR (table_name = 'contact_role' AND (before ->> '$.contact_id' = ?1 OR after ->> '$.contact_id' = ?1))
    OR (table_name = 'told_orcid' AND coalesce(after, before) ->> '$.contact_id' = ?1)
    OR (table_name = 'distinct_pair' AND coalesce(after, before) ->> '$.kind' = 'contacts'
        AND ?1 IN (coalesce(after, before) ->> '$.first_id', coalesce(after, before) ->> '$.second_id'))
