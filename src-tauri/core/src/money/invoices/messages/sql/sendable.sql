SELECT
    coalesce(survivor_id, invoice.member_id) AS member_id, invoice.sponsor_id,
    coalesce(open_minor, invoice.total_minor) AS open_minor
FROM invoice
LEFT JOIN payment_open_item ON payment_open_item.invoice_id = invoice.id
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE invoice.id = ?1
