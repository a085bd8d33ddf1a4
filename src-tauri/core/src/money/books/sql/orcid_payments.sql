SELECT
    orcid_cost_payment.id, paid_on, orcid_cost_payment.amount_minor, orcid_cost_payment.currency, cost_minor, cost_currency,
    bank_fee_minor, reference, bank_transaction.account AS bank_account, bank_transaction.currency AS bank_currency,
    booked_on AS at_bank_on
FROM orcid_cost_payment
LEFT JOIN bank_posting ON bank_posting.orcid_payment_id = orcid_cost_payment.id
LEFT JOIN bank_transaction ON bank_transaction.id = bank_transaction_id
WHERE paid_on <= ?1
ORDER BY paid_on, orcid_cost_payment.id
