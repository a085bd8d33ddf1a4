-- What of money that had arrived, or gone out, through a day was settled or paid back after it: by the payment that refunds pay back.
SELECT coalesce(payment.refunds_id, payment.id) AS payment_id, sum(minor) AS settled_minor
FROM (
    SELECT payment_id, payment_minor AS minor FROM payment_allocation WHERE allocated_on > ?1
    UNION ALL
    SELECT id, -(amount_minor + bank_fee_minor) FROM payment WHERE received_on > ?1 AND refunds_id IS NOT NULL
) AS later
JOIN payment ON payment.id = later.payment_id
GROUP BY 1
