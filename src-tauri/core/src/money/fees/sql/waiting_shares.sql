-- What late joiners paid that is to be taken off, less what was taken off.
SELECT component, currency, sum(minor) AS minor
FROM (
    SELECT component, fee_division.currency, share.minor
    FROM fee_division_share AS share JOIN fee_division ON fee_division.id = division_id
    WHERE fee_division.licence_year < ?1 AND kind = 'next_year'
        AND EXISTS (
            SELECT 1 FROM billing_billed_member
            JOIN invoice ON invoice.id = billing_billed_member.invoice_id
            WHERE billing_billed_member.member_id = share.member_id
                AND billing_billed_member.licence_year = fee_division.licence_year
                AND billing_billed_member.currency = fee_division.currency
                AND invoice.total_minor
                    > (SELECT coalesce(sum(total_minor), 0) FROM invoice AS note WHERE note.credits_id = invoice.id)
        )
    UNION ALL
    SELECT component, currency, -carried_minor FROM fee_division WHERE licence_year < ?1
)
GROUP BY component, currency
HAVING sum(minor) <> 0
