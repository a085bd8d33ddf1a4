SELECT invoice_id, number, due_on, currency, total_minor, open_minor
FROM open_item
WHERE open_minor <> 0
    AND ((:member_id IS NOT NULL AND member_id = :member_id) OR (:sponsor_id IS NOT NULL AND sponsor_id = :sponsor_id))
ORDER BY currency, due_on, invoice_id
