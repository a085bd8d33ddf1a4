SELECT count(*) AS invoices, count(*) FILTER (WHERE open_minor <= 0) AS paid
FROM orcid_cost_open_item
WHERE credits_id IS NULL AND (?1 IS NULL OR agreement_id = ?1)
