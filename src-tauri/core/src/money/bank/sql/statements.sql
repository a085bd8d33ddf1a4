SELECT
    bank_statement.*, count(*) OVER () AS count,
    (SELECT count(*) FROM bank_transaction WHERE statement_id = bank_statement.id) AS kept,
    (
        SELECT count(*) FROM bank_transaction
        JOIN bank_transaction_booked ON bank_transaction_booked.bank_transaction_id = bank_transaction.id
        WHERE statement_id = bank_statement.id AND (ignored_on IS NOT NULL OR is_settled)
    ) AS settled
FROM bank_statement
WHERE ?3 IS NULL OR id = ?3
ORDER BY id DESC
LIMIT ?1 OFFSET ?2
