SELECT
    bank_statement.*, count(*) OVER () AS count,
    (SELECT count(*) FROM bank_transaction WHERE statement_id = bank_statement.id) AS kept,
    (
        SELECT count(*) FROM bank_transaction
        WHERE statement_id = bank_statement.id AND (
            ignored_on IS NOT NULL
            OR EXISTS (SELECT 1 FROM bank_payment WHERE bank_transaction_id = bank_transaction.id)
        )
    ) AS settled
FROM bank_statement
WHERE ?3 IS NULL OR id = ?3
ORDER BY id DESC
LIMIT ?1 OFFSET ?2
