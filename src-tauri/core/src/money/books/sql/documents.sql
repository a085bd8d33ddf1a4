SELECT
    invoice.id, invoice.number, credited.number AS credits, coalesce(survivor_id, invoice.member_id) AS member_id,
    invoice.sponsor_id, invoice.debtor_name, invoice.issued_on, invoice.licence_year, invoice.currency,
    invoice.total_minor, invoice.document
FROM invoice
LEFT JOIN invoice AS credited ON credited.id = invoice.credits_id
LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
WHERE invoice.kind <> 'pro_forma' AND invoice.issued_on BETWEEN :from_on AND :until_on
ORDER BY invoice.issued_on, invoice.id
