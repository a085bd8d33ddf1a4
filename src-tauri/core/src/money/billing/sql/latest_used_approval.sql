SELECT billing_approval.*
FROM billing_issued_fee
JOIN billing_approved_fee ON billing_approved_fee.id = approved_fee_id
JOIN billing_approval ON billing_approval.id = approval_id
WHERE licence_year = ?1
ORDER BY run_id DESC, approval_id DESC
LIMIT 1
