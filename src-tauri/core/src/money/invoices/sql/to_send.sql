SELECT count(*) AS invoices, min(issued_on) AS since_on
FROM payment_open_item
JOIN invoice_document_now USING (invoice_id)
WHERE is_to_send AND open_minor > 0
