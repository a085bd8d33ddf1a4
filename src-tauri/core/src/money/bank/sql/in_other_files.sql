SELECT
    booked_on, value_on, amount_minor, bank_transaction.currency, bank_reference, end_to_end, counterparty_account,
    file_name, identification
FROM bank_statement
JOIN bank_transaction ON bank_transaction.statement_id = bank_statement.id
WHERE bank_statement.account = ?2
    -- In a file of the same form only a statement with the same balances is the same.
    AND (format <> ?1 OR (opening_minor = ?3 AND closing_minor = ?4 AND first_on = ?5 AND last_on = ?6))
ORDER BY bank_transaction.id
