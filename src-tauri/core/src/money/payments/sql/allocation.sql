SELECT
    allocation.id, payment_id, received_on, payer_name, invoice_id, invoice.number, invoice.debtor_name, allocated_on,
    allocation.amount_minor, invoice.currency, payment_minor, payment.currency AS payment_currency
FROM allocation
JOIN payment ON payment.id = allocation.payment_id
JOIN invoice ON invoice.id = allocation.invoice_id
