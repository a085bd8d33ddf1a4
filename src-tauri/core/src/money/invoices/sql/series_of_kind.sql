SELECT series FROM invoice_number_series
WHERE EXISTS (SELECT 1 FROM invoice WHERE invoice.series = invoice_number_series.series AND kind = ?1)
ORDER BY last_number DESC
