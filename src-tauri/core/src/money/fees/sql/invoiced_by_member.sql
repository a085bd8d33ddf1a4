SELECT coalesce(survivor_id, invoice.member_id) AS member_id, currency,
    sum(CASE kind WHEN 'invoice' THEN net_minor WHEN 'credit_note' THEN -net_minor ELSE 0 END) AS net_minor
FROM invoice
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE licence_year = ?1 AND invoice.member_id IS NOT NULL AND kind <> 'pro_forma'
GROUP BY 1, currency
