SELECT
    count(*) AS invoices,
    count(*) FILTER (
        WHERE open_minor <> 0
    ) AS unsettled,
    count(*) FILTER (WHERE is_to_send AND open_minor > 0) AS unsent,
    count(*) FILTER (WHERE open_minor > 0 AND due_on < :today) AS overdue
FROM payment_open_item
JOIN invoice_document_now USING (invoice_id)
WHERE licence_year = :year
