SELECT id, booked_on, amount_minor, ignored_on IS NOT NULL OR is_settled AS is_settled
FROM bank_transaction
JOIN bank_transaction_booked ON bank_transaction_id = id
WHERE account = ?1 AND entry_reference = ?2
ORDER BY id
