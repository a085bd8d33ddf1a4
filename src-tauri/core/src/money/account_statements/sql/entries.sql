-- What was booked for a debtor, day by day: what it owes is above zero. A payment counts on the day it arrived, for what
-- it settles of the debtor's invoices, whoever paid, and for what of the debtor's own money settles nothing.
WITH of_debtor AS (
    SELECT * FROM payment_open_item
    WHERE (:member_id IS NOT NULL AND member_id = :member_id) OR (:sponsor_id IS NOT NULL AND sponsor_id = :sponsor_id)
)
SELECT issued_on AS booked_on, 0 AS position, 'invoice' AS kind, number AS reference, invoice_id, currency, total_minor AS amount_minor,
    (SELECT purchase_order FROM invoice_document_now WHERE invoice_document_now.invoice_id = of_debtor.invoice_id) AS purchase_order
FROM of_debtor
UNION ALL
SELECT note.issued_on, 1, 'credit_note', note.number, note.id, note.currency, -note.total_minor, ''
FROM invoice AS note
JOIN of_debtor ON of_debtor.invoice_id = note.credits_id
UNION ALL
SELECT
    payment.received_on, 2, iif(payment.amount_minor > 0, 'payment', 'refund'), payment.reference, NULL, of_debtor.currency,
    -sum(payment_allocation.amount_minor), ''
FROM payment_allocation
JOIN of_debtor ON of_debtor.invoice_id = payment_allocation.invoice_id
JOIN payment ON payment.id = payment_allocation.payment_id
GROUP BY payment.id, of_debtor.currency
UNION ALL
SELECT received_on, 2, iif(rest_minor > 0, 'payment', 'refund'), reference, NULL, currency, -rest_minor, ''
FROM (
    SELECT
        payment.*,
        amount_minor + bank_fee_minor
            - coalesce((SELECT sum(payment_minor) FROM payment_allocation WHERE payment_id = payment.id), 0) AS rest_minor
    FROM payment
    WHERE (:member_id IS NOT NULL AND member_id = :member_id) OR (:sponsor_id IS NOT NULL AND sponsor_id = :sponsor_id)
)
WHERE rest_minor <> 0
UNION ALL
SELECT written_off_on, 3, iif(kind = 'loss', 'write_off', kind), number, payment_write_off.invoice_id, currency, -amount_minor, ''
FROM payment_write_off
JOIN of_debtor ON of_debtor.invoice_id = payment_write_off.invoice_id
WHERE amount_minor <> 0
ORDER BY currency, booked_on, position, reference, amount_minor
