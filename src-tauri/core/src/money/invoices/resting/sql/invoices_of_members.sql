SELECT id FROM invoice WHERE kind <> 'credit_note' AND member_id BETWEEN ?1 AND ?2
UNION
SELECT invoice_id AS id FROM billing_billed_member WHERE invoice_id IS NOT NULL AND member_id BETWEEN ?1 AND ?2
