SELECT id FROM invoice
JOIN invoice_document_now ON invoice_id = id
WHERE licence_year = ?1 AND kind <> 'pro_forma' AND (NOT ?2 OR is_to_send)
ORDER BY series, series_number
