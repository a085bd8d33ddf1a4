SELECT DISTINCT counterparty_account, coalesce(survivor_id, payment.member_id) AS member_id, payment.sponsor_id
FROM bank_payment
JOIN bank_transaction ON bank_transaction.id = bank_payment.bank_transaction_id
JOIN payment ON payment.id = bank_payment.payment_id
LEFT JOIN member_merge ON member_merge.member_id = payment.member_id
WHERE counterparty_account <> '' AND (payment.member_id IS NOT NULL OR payment.sponsor_id IS NOT NULL)
ORDER BY counterparty_account, member_id, payment.sponsor_id
