SELECT
    number, payment_open_item.member_id, sponsor_id, debtor_name, payment_open_item.currency, total_minor, payment_reference,
    (
        SELECT max(received_on) FROM payment_allocation JOIN payment ON payment.id = payment_allocation.payment_id
        WHERE payment_allocation.invoice_id = payment_open_item.invoice_id
    ) AS paid_on,
    coalesce(member.official_name, '') AS official_name, coalesce(member.short_name, '') AS short_name
FROM payment_open_item
LEFT JOIN member ON member.id = payment_open_item.member_id
WHERE open_minor <= 0 AND allocated_minor > 0
ORDER BY invoice_id
