-- Who paid, or was paid: of payments and of bank transactions. Money of a member at which the person never held a role is
-- somebody else's.
SELECT 'payment' AS source, payment.id, received_on AS on_day, payer_name AS name, '' AS other_name, reference AS text
FROM payment
WHERE payer_name <> '' AND (
    member_id IS NULL
    OR member_id IN (SELECT member_id FROM contact_role WHERE contact_id = ?1)
    OR member_id IN (SELECT member_merge.member_id FROM member_merge JOIN contact_role
        ON contact_role.member_id = survivor_id WHERE contact_id = ?1)
)
UNION ALL
SELECT 'bank_transaction', bank_transaction.id, booked_on, counterparty, on_behalf_of, remittance
FROM bank_transaction
WHERE counterparty <> '' AND NOT EXISTS (
    SELECT 1 FROM bank_payment
    JOIN payment ON payment.id = bank_payment.payment_id
    WHERE bank_payment.bank_transaction_id = bank_transaction.id AND member_id IS NOT NULL
        AND member_id NOT IN (SELECT member_id FROM contact_role WHERE contact_id = ?1)
        AND member_id NOT IN (SELECT member_merge.member_id FROM member_merge JOIN contact_role
            ON contact_role.member_id = survivor_id WHERE contact_id = ?1)
)
ORDER BY on_day, source, id
