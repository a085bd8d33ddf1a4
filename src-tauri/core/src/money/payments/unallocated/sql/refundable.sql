-- What can be paid back: what is left of payments, and what they paid too much on invoices of their currency. Of one invoice, or
-- of a debtor, in one currency or in all.
WITH surplus AS (
    SELECT coalesce(payment.refunds_id, payment.id) AS payment_id, invoice_id, sum(payment_allocation.amount_minor) AS own_minor
    FROM payment_allocation
    JOIN payment ON payment.id = payment_allocation.payment_id
    GROUP BY 1, 2
),
available AS (
    SELECT
        payment.id AS payment_id, NULL AS invoice_id, '' AS number, unallocated_minor AS available_minor,
        coalesce(survivor_id, payment.member_id) AS member_id, payment.sponsor_id
    FROM payment
    JOIN payment_remaining ON payment_remaining.payment_id = payment.id
    LEFT JOIN member_merge ON member_merge.member_id = payment.member_id
    WHERE payment.amount_minor > 0 AND unallocated_minor > 0
    UNION ALL
    SELECT
        surplus.payment_id, surplus.invoice_id, payment_open_item.number, min(own_minor, -payment_open_item.open_minor),
        payment_open_item.member_id, payment_open_item.sponsor_id
    FROM surplus
    JOIN payment_open_item ON payment_open_item.invoice_id = surplus.invoice_id
    JOIN payment ON payment.id = surplus.payment_id AND payment.currency = payment_open_item.currency
    WHERE own_minor > 0 AND payment_open_item.open_minor < 0
)
SELECT payment_id, invoice_id, number, available_minor, received_on, payer_name, reference, method, currency
FROM available
JOIN payment ON payment.id = payment_id
WHERE iif(
    :invoice_id IS NULL,
    available.member_id IS :member_id AND available.sponsor_id IS :sponsor_id AND (:currency IS NULL OR currency = :currency),
    invoice_id = :invoice_id
)
ORDER BY received_on DESC, payment_id DESC, number
