SELECT
    count(*) FILTER (WHERE ignored_on IS NULL AND booked_minor = amount_minor) AS booked,
    count(*) FILTER (WHERE ignored_on IS NOT NULL) AS ignored
FROM (
    SELECT ignored_on, amount_minor, coalesce((
        SELECT sum(payment.amount_minor) FROM bank_payment JOIN payment ON payment.id = bank_payment.payment_id
        WHERE bank_payment.bank_transaction_id = bank_transaction.id
    ), 0) AS booked_minor
    FROM bank_transaction
)
