SELECT
    count(*) FILTER (WHERE ignored_on IS NULL AND booked_minor = amount_minor) AS booked,
    count(*) FILTER (WHERE ignored_on IS NOT NULL) AS ignored
FROM bank_transaction
JOIN bank_transaction_booked ON bank_transaction_id = id
