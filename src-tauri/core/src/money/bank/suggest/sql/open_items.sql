SELECT
    invoice_id, number, payment_open_item.member_id, sponsor_id, debtor_name, due_on, payment_open_item.currency, open_minor,
    payment_reference,
    coalesce(member.official_name, '') AS official_name, coalesce(member.short_name, '') AS short_name
FROM payment_open_item
LEFT JOIN member ON member.id = payment_open_item.member_id
WHERE open_minor > 0
ORDER BY due_on, invoice_id
