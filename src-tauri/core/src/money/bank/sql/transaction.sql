SELECT
    bank_transaction.*,
    coalesce((
        SELECT sum(payment.amount_minor) FROM bank_payment JOIN payment ON payment.id = bank_payment.payment_id
        WHERE bank_payment.bank_transaction_id = bank_transaction.id
    ), 0) AS booked_minor,
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
