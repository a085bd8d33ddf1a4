-- What payments to ORCID settle: of one payment (?1), or of all.
SELECT orcid_cost_allocation.payment_id, orcid_cost_allocation.invoice_id, orcid_cost_allocation.amount_minor, orcid_cost_invoice.number
FROM orcid_cost_allocation
JOIN orcid_cost_invoice ON orcid_cost_invoice.id = orcid_cost_allocation.invoice_id
WHERE ?1 IS NULL OR orcid_cost_allocation.payment_id = ?1
ORDER BY orcid_cost_allocation.payment_id, orcid_cost_allocation.id
