SELECT coalesce(sum(allocation.amount_minor), 0) AS amount_minor, max(allocated_on) AS last_on
FROM allocation
JOIN payment ON payment.id = allocation.payment_id
WHERE ?1 IN (payment.id, payment.refunds_id) AND allocation.invoice_id = ?2
