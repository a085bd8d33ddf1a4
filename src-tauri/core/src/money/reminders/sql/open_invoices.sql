SELECT
    payment_open_item.*,
    coalesce((SELECT max(level) FROM reminder WHERE reminder.invoice_id = payment_open_item.invoice_id), 0) AS last_level,
    (SELECT max(reminded_on) FROM reminder WHERE reminder.invoice_id = payment_open_item.invoice_id) AS last_on,
    EXISTS (SELECT 1 FROM reminder WHERE fee_invoice_id = payment_open_item.invoice_id) AS is_fee,
    -- The invoice whose reminders ask for this fee as well, while it is open itself.
    (
        SELECT reminded.number
        FROM reminder JOIN payment_open_item AS reminded ON reminded.invoice_id = reminder.invoice_id
        WHERE reminder.fee_invoice_id = payment_open_item.invoice_id AND reminded.open_minor > 0
    ) AS asked_with
FROM payment_open_item
WHERE open_minor > 0
ORDER BY folded(debtor_name), due_on, payment_open_item.invoice_id
