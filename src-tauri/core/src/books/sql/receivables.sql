SELECT *
FROM (
    SELECT
        invoice.id AS invoice_id, number, coalesce(survivor_id, invoice.member_id) AS member_id, sponsor_id, debtor_name,
        issued_on, due_on, currency,
        total_minor
        - coalesce((
            SELECT sum(note.total_minor) FROM invoice AS note WHERE note.credits_id = invoice.id AND note.issued_on <= ?1
        ), 0)
        - coalesce((
            SELECT sum(amount_minor) FROM allocation WHERE invoice_id = invoice.id AND allocated_on <= ?1
        ), 0)
        - coalesce((
            SELECT sum(amount_minor) FROM write_off WHERE invoice_id = invoice.id AND written_off_on <= ?1
        ), 0) AS open_minor
    FROM invoice
    LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
    WHERE kind = 'invoice' AND issued_on <= ?1
)
WHERE open_minor <> 0
ORDER BY folded(debtor_name), currency, due_on, invoice_id
