SELECT licence_year, count(*) AS unsent
FROM payment_open_item
JOIN invoice_document_now USING (invoice_id)
WHERE open_minor > 0 AND is_to_send
GROUP BY licence_year
