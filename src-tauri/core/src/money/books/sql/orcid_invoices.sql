SELECT orcid_invoice.*, credited.number AS credits
FROM orcid_invoice
LEFT JOIN orcid_invoice AS credited ON credited.id = orcid_invoice.credits_id
WHERE orcid_invoice.received_on <= ?1
ORDER BY orcid_invoice.received_on, orcid_invoice.id
