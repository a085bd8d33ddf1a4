SELECT licence_year, count(*) AS unsent
FROM open_item
WHERE open_minor > 0
    AND NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.invoice_id = open_item.invoice_id AND sent_on IS NOT NULL)
GROUP BY licence_year
