SELECT invoice_id, number, due_on, currency, total_minor, open_minor, purchase_order
FROM payment_open_item
JOIN invoice_document_now USING (invoice_id)
WHERE open_minor <> 0
    AND ((:member_id IS NOT NULL AND member_id = :member_id) OR (:sponsor_id IS NOT NULL AND sponsor_id = :sponsor_id))
ORDER BY currency, due_on, invoice_id
