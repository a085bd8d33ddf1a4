-- The invoices of a licence year to members and sponsors, with the tax that credit notes left in them.
SELECT
    payment_open_item.*,
    invoice.tax_minor
        - coalesce((SELECT sum(note.tax_minor) FROM invoice AS note WHERE note.credits_id = invoice.id), 0)
        AS tax_left_minor
FROM payment_open_item
JOIN invoice ON invoice.id = payment_open_item.invoice_id
WHERE payment_open_item.licence_year = ?1
ORDER BY payment_open_item.number
