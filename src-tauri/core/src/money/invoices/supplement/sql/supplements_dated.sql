SELECT invoice_supplement.document
FROM invoice_supplement
JOIN invoice ON invoice.id = invoice_id
WHERE issued_on BETWEEN ?1 AND ?2
ORDER BY series, series_number, invoice_supplement.number
