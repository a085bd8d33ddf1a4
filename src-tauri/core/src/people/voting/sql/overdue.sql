-- What a member had left to pay on a day of its invoices that were due before; what was settled after that day was open on it.
SELECT member_id, number, due_on
FROM (
    SELECT
        member_id, number, due_on,
        open_minor
            + coalesce((
                SELECT sum(note.total_minor) FROM invoice AS note
                WHERE note.credits_id = payment_open_item.invoice_id AND note.issued_on > ?1
            ), 0)
            + coalesce((
                SELECT sum(payment_allocation.amount_minor)
                FROM payment_allocation JOIN payment ON payment.id = payment_allocation.payment_id
                WHERE payment_allocation.invoice_id = payment_open_item.invoice_id AND payment.received_on > ?1
            ), 0)
            + coalesce((
                SELECT sum(payment_write_off.amount_minor) FROM payment_write_off
                WHERE payment_write_off.invoice_id = payment_open_item.invoice_id AND payment_write_off.written_off_on > ?1
            ), 0) AS open_then_minor
    FROM payment_open_item
    WHERE member_id IS NOT NULL AND sponsor_id IS NULL AND issued_on <= ?1 AND due_on < ?1
)
WHERE open_then_minor > 0
ORDER BY due_on, number
