SELECT count(*) AS count
FROM bank_transaction
WHERE ignored_on IS NULL AND booked_on <= ?1 AND amount_minor <> coalesce((
    SELECT sum(payment.amount_minor) FROM bank_payment JOIN payment ON payment.id = bank_payment.payment_id
    WHERE bank_payment.bank_transaction_id = bank_transaction.id
), 0)
