SELECT id, booked_on, amount_minor, ignored_on IS NOT NULL AS is_settled
FROM bank_transaction
WHERE account = ?1 AND entry_reference = ?2
ORDER BY id
