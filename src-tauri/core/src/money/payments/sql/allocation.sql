SELECT
    payment_allocation.id, payment_id, received_on, payer_name, invoice_id, invoice.number, invoice.debtor_name, allocated_on,
    payment_allocation.amount_minor, invoice.currency, payment_minor, payment.currency AS payment_currency
FROM payment_allocation
JOIN payment ON payment.id = payment_allocation.payment_id
JOIN invoice ON invoice.id = payment_allocation.invoice_id
