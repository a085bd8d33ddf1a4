-- A share was collected where an invoice that bills the member’s fee stands.
SELECT
    share.*,
    EXISTS (
        SELECT 1 FROM billing_billed_member
        JOIN invoice ON invoice.id = billing_billed_member.invoice_id
        WHERE billing_billed_member.member_id = share.member_id AND billing_billed_member.licence_year = fee_division.licence_year
            AND billing_billed_member.currency = fee_division.currency
            AND invoice.total_minor
                > (SELECT coalesce(sum(total_minor), 0) FROM invoice AS note WHERE note.credits_id = invoice.id)
    ) AS is_collected
FROM fee_division_share AS share JOIN fee_division ON fee_division.id = division_id
WHERE division_id = ?1
