SELECT series FROM number_series
WHERE EXISTS (SELECT 1 FROM invoice WHERE invoice.series = number_series.series AND kind = ?1)
ORDER BY last_number DESC
