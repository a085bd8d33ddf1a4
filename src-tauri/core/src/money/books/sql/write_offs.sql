SELECT
    payment_write_off.id, written_off_on, invoice_id, number, coalesce(survivor_id, invoice.member_id) AS member_id,
    invoice.sponsor_id, invoice.debtor_name, payment_write_off.amount_minor, invoice.currency, reason, taxes,
    payment_write_off.kind, payment_id
FROM payment_write_off
JOIN invoice ON invoice.id = payment_write_off.invoice_id
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE written_off_on <= ?1
ORDER BY written_off_on, payment_write_off.id
