SELECT orcid_cost_invoice.*, credited.number AS credits
FROM orcid_cost_invoice
LEFT JOIN orcid_cost_invoice AS credited ON credited.id = orcid_cost_invoice.credits_id
WHERE orcid_cost_invoice.received_on <= ?1
ORDER BY orcid_cost_invoice.received_on, orcid_cost_invoice.id
