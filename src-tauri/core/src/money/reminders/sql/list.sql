SELECT reminder.*, number, debtor_name
FROM reminder
JOIN payment_open_item ON payment_open_item.invoice_id = reminder.invoice_id
WHERE (:invoice_id IS NULL OR reminder.invoice_id = :invoice_id)
    AND (:member_id IS NULL OR member_id = :member_id)
    AND (:sponsor_id IS NULL OR sponsor_id = :sponsor_id)
ORDER BY reminded_on DESC, reminder.id DESC
