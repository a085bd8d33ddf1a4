SELECT series.series
FROM invoice_number_series AS series
LEFT JOIN invoice ON invoice.series = series.series
GROUP BY series.series
HAVING count(invoice.id) <> series.last_number OR max(series_number) <> series.last_number OR min(series_number) <> 1
UNION ALL
SELECT series FROM invoice WHERE series NOT IN (SELECT series FROM invoice_number_series)
LIMIT 1
