-- Approvals that none of everybody came after.
SELECT * FROM billing_approval
WHERE licence_year = ?1
    AND id >= coalesce((SELECT max(id) FROM billing_approval WHERE licence_year = ?1 AND is_whole), 0)
ORDER BY id
