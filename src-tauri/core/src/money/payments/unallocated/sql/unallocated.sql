WITH unallocated_money AS (
    SELECT coalesce(survivor_id, payment.member_id) AS member_id, sponsor_id, currency, unallocated_minor, 0 AS overpaid_minor
    FROM payment
    JOIN payment_remaining ON payment_remaining.payment_id = payment.id
    LEFT JOIN member_merge ON member_merge.member_id = payment.member_id
    WHERE unallocated_minor <> 0
    UNION ALL
    SELECT member_id, sponsor_id, currency, 0, -open_minor
    FROM payment_open_item
    WHERE open_minor < 0
)
SELECT
    unallocated_money.member_id, unallocated_money.sponsor_id, coalesce(member.official_name, sponsor.name, '') AS debtor_name, unallocated_money.currency,
    sum(unallocated_minor) AS unallocated_minor, sum(overpaid_minor) AS overpaid_minor,
    count(*) FILTER (WHERE unallocated_minor <> 0) AS payments
FROM unallocated_money
LEFT JOIN member ON member.id = unallocated_money.member_id
LEFT JOIN sponsor ON sponsor.id = unallocated_money.sponsor_id
GROUP BY unallocated_money.member_id, unallocated_money.sponsor_id, unallocated_money.currency
ORDER BY folded(debtor_name), unallocated_money.currency
