-- What came in for the invoices of a licence year, in the currency it came in; below zero what was paid back.
SELECT allocation.invoice_id, allocation.payment_minor, payment.currency, payment.amount_minor, payment.bank_fee_minor
FROM allocation
JOIN payment ON payment.id = allocation.payment_id
JOIN invoice ON invoice.id = allocation.invoice_id
WHERE invoice.licence_year = ?1 AND invoice.kind = 'invoice'
ORDER BY allocation.id
