SELECT
    payment.id, received_on, payment.amount_minor, payment.bank_fee_minor, payment.currency, method, payer_name, reference,
    note, coalesce(member_merge.survivor_id, payment.member_id) AS member_id, payment.sponsor_id,
    coalesce(member.official_name, sponsor.name, '') AS debtor_name, payment.refunds_id, allocated_minor, refunded_minor,
    unallocated_minor,
    coalesce((
        SELECT group_concat(number, ', ') FROM (
            SELECT DISTINCT number FROM payment_allocation JOIN invoice ON invoice.id = payment_allocation.invoice_id
            WHERE payment_allocation.payment_id = payment.id ORDER BY number
        )
    ), '') AS invoices,
    (SELECT bank_transaction_id FROM bank_payment WHERE bank_payment.payment_id = payment.id) AS bank_transaction_id
FROM payment
JOIN payment_remaining ON payment_remaining.payment_id = payment.id
LEFT JOIN member_merge ON member_merge.member_id = payment.member_id
LEFT JOIN member ON member.id = coalesce(member_merge.survivor_id, payment.member_id)
LEFT JOIN sponsor ON sponsor.id = payment.sponsor_id
