SELECT
    payment_allocation.id, payment_id, received_on, allocated_on, invoice_id, invoice.number,
    coalesce(survivor_id, invoice.member_id) AS member_id, invoice.sponsor_id, invoice.debtor_name,
    payment_allocation.amount_minor, invoice.currency, payment_minor, payment.currency AS payment_currency
FROM payment_allocation
JOIN payment ON payment.id = payment_allocation.payment_id
JOIN invoice ON invoice.id = payment_allocation.invoice_id
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE allocated_on <= ?1
ORDER BY allocated_on, payment_allocation.id
