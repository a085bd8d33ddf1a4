SELECT
    invoice_supplement.number, added_on, added_by, invoice_supplement.document, invoice_supplement.document_sha256,
    invoice.number AS invoice
FROM invoice_supplement
JOIN invoice ON invoice.id = invoice_id
ORDER BY invoice_supplement.id
