SELECT id, counterparty, counterparty_account, remittance, end_to_end
FROM bank_transaction
WHERE booked_on = ?2 AND amount_minor = ?3 AND currency = ?4 AND bank_reference = ?5 AND upper(account) = upper(?1)
ORDER BY id
