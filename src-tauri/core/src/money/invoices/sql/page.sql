WITH listed AS (
    SELECT
        invoice.*,
        coalesce(credited_minor, 0) AS credited_minor, coalesce(allocated_minor, 0) AS paid_minor,
        coalesce(written_off_minor, 0) AS written_off_minor, coalesce(open_minor, 0) AS open_minor,
        CASE
            WHEN kind <> 'invoice' THEN 'issued'
            WHEN open_minor > 0 AND invoice.due_on < :today THEN 'overdue'
            ELSE settlement
        END AS state,
        (SELECT max(sent_on) FROM invoice_dispatch WHERE invoice_id = invoice.id) AS sent_on
    FROM invoice
    LEFT JOIN payment_open_item ON payment_open_item.invoice_id = invoice.id
)
SELECT
    *, count(*) OVER () AS count, sum(open_minor) OVER () AS open_sum_minor,
    sum(CASE kind WHEN 'invoice' THEN total_minor WHEN 'credit_note' THEN -total_minor ELSE 0 END) OVER () AS sum_minor,
    min(currency) OVER () AS first_currency, max(currency) OVER () AS last_currency
FROM listed
WHERE (:id IS NULL OR id = :id)
    AND (:year IS NULL OR licence_year = :year)
    AND (:kind IS NULL OR kind = :kind)
    AND (:member_id IS NULL OR member_id = :member_id
        OR member_id IN (SELECT member_id FROM member_merge WHERE survivor_id = :member_id))
    AND (:sponsor_id IS NULL OR sponsor_id = :sponsor_id)
    AND (:state IS NULL OR state = :state)
    AND (NOT :not_sent OR (kind <> 'pro_forma' AND (SELECT is_to_send FROM invoice_document_now WHERE invoice_id = id)))
    AND (
        :search = '' OR instr(folded(number), :search) > 0 OR instr(folded(debtor_name), :search) > 0
        OR instr(folded((SELECT purchase_order FROM invoice_document_now WHERE invoice_id = id)), :search) > 0
    )
