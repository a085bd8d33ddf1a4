SELECT
    bank_transaction.*,
    booked_minor,
    (
        SELECT json_group_array(json_object(
            'id', bank_posting.id, 'amount_minor', bank_posting.amount_minor, 'account', bank_posting.account,
            'orcid_payment_id', orcid_payment_id, 'note', note
        )) FROM bank_posting WHERE bank_posting.bank_transaction_id = bank_transaction.id
    ) AS postings,
    coalesce((
        SELECT group_concat(payment_id) FROM bank_payment WHERE bank_transaction_id = bank_transaction.id
    ), '') AS payment_ids,
    coalesce((
        SELECT group_concat(DISTINCT invoice.number) FROM bank_payment
        JOIN payment_allocation ON payment_allocation.payment_id = bank_payment.payment_id
        JOIN invoice ON invoice.id = payment_allocation.invoice_id
        WHERE bank_payment.bank_transaction_id = bank_transaction.id
    ), '') AS invoices
FROM bank_transaction
JOIN bank_transaction_booked ON bank_transaction_booked.bank_transaction_id = bank_transaction.id
