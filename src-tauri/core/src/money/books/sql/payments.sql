SELECT
    payment.id, received_on, payment.amount_minor, payment.bank_fee_minor, payment.currency, payer_name, reference,
    coalesce(survivor_id, payment.member_id) AS member_id, payment.sponsor_id,
    coalesce(member.official_name, sponsor.name, '') AS debtor_name,
    bank_transaction.account AS bank_account, booked_on AS at_bank_on
FROM payment
LEFT JOIN bank_payment ON bank_payment.payment_id = payment.id
LEFT JOIN bank_transaction ON bank_transaction.id = bank_transaction_id
LEFT JOIN member_merge ON member_merge.member_id = payment.member_id
LEFT JOIN member ON member.id = coalesce(survivor_id, payment.member_id)
LEFT JOIN sponsor ON sponsor.id = payment.sponsor_id
WHERE received_on <= ?1
ORDER BY received_on, payment.id
