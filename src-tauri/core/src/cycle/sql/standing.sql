SELECT
    count(*) AS invoices,
    count(*) FILTER (
        WHERE open_minor <> 0
    ) AS unsettled,
    count(*) FILTER (
        WHERE NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.invoice_id = open_item.invoice_id AND sent_on IS NOT NULL)
            AND open_minor > 0
    ) AS unsent,
    count(*) FILTER (WHERE open_minor > 0 AND due_on < :today) AS overdue
FROM open_item
WHERE licence_year = :year
