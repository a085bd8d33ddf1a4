SELECT coalesce(sum(payment_allocation.amount_minor), 0) AS amount_minor, max(allocated_on) AS last_on
FROM payment_allocation
JOIN payment ON payment.id = payment_allocation.payment_id
WHERE ?1 IN (payment.id, payment.refunds_id) AND payment_allocation.invoice_id = ?2
