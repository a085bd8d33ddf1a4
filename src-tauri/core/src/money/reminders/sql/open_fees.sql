-- The fees of reminders that are not paid in full, by the invoice that was reminded of.
SELECT reminder.invoice_id AS reminded_id, fee.invoice_id, fee.number, fee.open_minor
FROM reminder
JOIN payment_open_item AS fee ON fee.invoice_id = reminder.fee_invoice_id
WHERE fee.open_minor > 0
ORDER BY reminder.invoice_id, reminder.level
