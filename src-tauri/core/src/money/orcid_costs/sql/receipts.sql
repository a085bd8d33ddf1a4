-- What came in for the invoices of a licence year, in the currency it came in; below zero what was paid back.
SELECT payment_allocation.invoice_id, payment_allocation.payment_minor, payment.currency, payment.amount_minor, payment.bank_fee_minor
FROM payment_allocation
JOIN payment ON payment.id = payment_allocation.payment_id
JOIN invoice ON invoice.id = payment_allocation.invoice_id
WHERE invoice.licence_year = ?1 AND invoice.kind = 'invoice'
ORDER BY payment_allocation.id
