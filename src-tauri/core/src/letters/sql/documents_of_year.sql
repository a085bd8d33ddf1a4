SELECT id FROM invoice
WHERE licence_year = ?1 AND kind <> 'pro_forma'
    AND (NOT ?2 OR NOT EXISTS (SELECT 1 FROM dispatch WHERE invoice_id = invoice.id AND sent_on IS NOT NULL))
ORDER BY series, series_number
