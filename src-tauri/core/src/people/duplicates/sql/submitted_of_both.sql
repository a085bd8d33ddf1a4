SELECT official_name FROM member
WHERE id IN (SELECT member_id FROM portal_sync_submission WHERE contact_id = ?1 AND submitted_values IS NOT NULL)
    AND id IN (SELECT member_id FROM portal_sync_submission WHERE contact_id = ?2 AND submitted_values IS NOT NULL)
ORDER BY name_key, id
