SELECT
    booked_on, value_on, amount_minor, bank_transaction.currency, bank_reference, end_to_end, file_name
FROM bank_statement
JOIN bank_transaction ON bank_transaction.statement_id = bank_statement.id
WHERE format NOT IN ('', ?1) AND bank_statement.account = ?2
ORDER BY bank_transaction.id
