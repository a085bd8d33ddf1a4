-- The lines of an account at a bank from the day on which its books begin, with what of each has no place.
SELECT
    id, booked_on, amount_minor, amount_minor - booked_minor AS left_minor, ignored_on IS NOT NULL AS is_put_aside,
    counterparty, remittance, bank_text
FROM bank_transaction
JOIN bank_transaction_booked ON bank_transaction_id = id
WHERE upper(account) = ?1 AND currency = ?2 AND (?3 IS NULL OR booked_on >= ?3)
ORDER BY booked_on, id
