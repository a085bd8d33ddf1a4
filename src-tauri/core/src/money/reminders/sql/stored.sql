SELECT number, level, reminded_on, reminder.document, reminder.document_sha256
FROM reminder
JOIN invoice ON invoice.id = reminder.invoice_id
ORDER BY reminder.id
