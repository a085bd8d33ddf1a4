SELECT
    id, booked_on, amount_minor,
    ignored_on IS NOT NULL OR EXISTS (
        SELECT 1 FROM bank_payment WHERE bank_transaction_id = bank_transaction.id
    ) AS is_settled
FROM bank_transaction
WHERE account = ?1 AND entry_reference = ?2
ORDER BY id
