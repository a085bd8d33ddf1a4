-- The latest comes last, and takes the place of an earlier one of the same fee.
SELECT
    billing_approved_fee.*,
    EXISTS (SELECT 1 FROM billing_issued_fee WHERE approved_fee_id = billing_approved_fee.id) AS is_issued
FROM billing_approved_fee JOIN billing_approval ON billing_approval.id = approval_id
WHERE licence_year = ?1
    AND approval_id >= coalesce((SELECT max(id) FROM billing_approval WHERE licence_year = ?1 AND is_whole), 0)
ORDER BY approval_id, billing_approved_fee.id
