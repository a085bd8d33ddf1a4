-- What was open at the end of a day, invoice by invoice.
SELECT
    invoice.id AS invoice_id, number, coalesce(survivor_id, invoice.member_id) AS member_id, sponsor_id, debtor_name,
    issued_on, due_on, invoice.currency, sum(amount_minor) AS open_minor
FROM payment_receivable_movement
JOIN invoice ON invoice.id = payment_receivable_movement.invoice_id
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE counts_on <= ?1
GROUP BY invoice.id
HAVING sum(amount_minor) <> 0
ORDER BY folded(debtor_name), invoice.currency, due_on, invoice.id
