-- What moved the money of a licence year's invoices, by currency and month: asked for, collected, given up.
SELECT currency, month, sum(asked) AS asked, sum(collected) AS collected, sum(given_up) AS given_up, sum(credited) AS credited
FROM (
    SELECT currency, substr(issued_on, 1, 7) AS month, total_minor AS asked, 0 AS collected, 0 AS given_up, 0 AS credited
    FROM invoice WHERE kind = 'invoice' AND licence_year = :year
    UNION ALL
    SELECT currency, substr(issued_on, 1, 7), 0, 0, 0, total_minor
    FROM invoice WHERE kind = 'credit_note' AND licence_year = :year
    UNION ALL
    SELECT invoice.currency, substr(allocated_on, 1, 7), 0, payment_allocation.amount_minor, 0, 0
    FROM payment_allocation JOIN invoice ON invoice.id = payment_allocation.invoice_id WHERE licence_year = :year
    UNION ALL
    SELECT invoice.currency, substr(written_off_on, 1, 7), 0, 0, payment_write_off.amount_minor, 0
    FROM payment_write_off JOIN invoice ON invoice.id = payment_write_off.invoice_id WHERE licence_year = :year
)
GROUP BY currency, month
ORDER BY currency, month
