-- The invoices of a licence year to members and sponsors, with the tax that credit notes left in them.
SELECT
    open_item.*,
    invoice.tax_minor
        - coalesce((SELECT sum(note.tax_minor) FROM invoice AS note WHERE note.credits_id = invoice.id), 0)
        AS tax_left_minor
FROM open_item
JOIN invoice ON invoice.id = open_item.invoice_id
WHERE open_item.licence_year = ?1
ORDER BY open_item.number
