SELECT id, paid_on, amount_minor, currency, cost_minor, cost_currency, bank_fee_minor, reference
FROM orcid_cost_payment
WHERE paid_on <= ?1
ORDER BY paid_on, id
