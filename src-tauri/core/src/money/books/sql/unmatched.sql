SELECT count(*) AS count
FROM bank_transaction
JOIN bank_transaction_booked ON bank_transaction_id = id
WHERE ignored_on IS NULL AND booked_on <= ?1 AND amount_minor <> booked_minor
