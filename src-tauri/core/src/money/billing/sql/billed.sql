SELECT coalesce(survivor_id, billing_billed_member.member_id) AS member_id, currency, sponsor_id
FROM billing_billed_member LEFT JOIN member_merge ON member_merge.member_id = billing_billed_member.member_id
WHERE licence_year = ?1
