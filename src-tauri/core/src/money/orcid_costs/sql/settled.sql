-- What payments to ORCID settle: of one payment (?1), or of all.
SELECT orcid_allocation.payment_id, orcid_allocation.invoice_id, orcid_allocation.amount_minor, orcid_invoice.number
FROM orcid_allocation
JOIN orcid_invoice ON orcid_invoice.id = orcid_allocation.invoice_id
WHERE ?1 IS NULL OR orcid_allocation.payment_id = ?1
ORDER BY orcid_allocation.payment_id, orcid_allocation.id
