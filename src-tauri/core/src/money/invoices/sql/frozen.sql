SELECT
    document,
    (SELECT document FROM invoice_supplement WHERE invoice_id = invoice.id ORDER BY number DESC LIMIT 1) AS supplement
FROM invoice
