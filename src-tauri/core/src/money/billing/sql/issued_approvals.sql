SELECT
    count(*) AS invoices,
    count(*) FILTER (WHERE run_id NOT IN (SELECT run_id FROM billing_issued_fee)) AS without_approval
FROM invoice
WHERE licence_year = ?1 AND run_id IS NOT NULL AND kind = 'invoice'
