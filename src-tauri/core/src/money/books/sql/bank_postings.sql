SELECT
    bank_posting.id, bank_transaction_id, booked_on, bank_transaction.account AS bank_account, currency,
    bank_posting.amount_minor, bank_posting.account, counterparty, note, remittance, bank_text
FROM bank_posting
JOIN bank_transaction ON bank_transaction.id = bank_transaction_id
WHERE bank_posting.account IS NOT NULL AND booked_on <= ?1
ORDER BY booked_on, bank_posting.id
