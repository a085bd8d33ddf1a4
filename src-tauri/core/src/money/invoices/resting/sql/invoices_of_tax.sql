-- A document keeps what its category was called then, so every name that the category had counts.
SELECT count(DISTINCT invoice.id) AS invoices
FROM invoice JOIN json_each(invoice.document, '$.taxes') AS tax
WHERE invoice.id >= :first
    AND invoice.kind <> 'credit_note'
    AND (:percent IS NULL OR tax.value ->> 'percent' = :percent)
    AND tax.value ->> 'name' IN (
        SELECT name FROM tax_category WHERE id = :category
        UNION
        SELECT coalesce(after, before) ->> 'name' FROM register_audit_change
        WHERE table_name = 'tax_category' AND first_row_id = :category
    )
