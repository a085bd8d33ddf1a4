SELECT
    plan.licence_year,
    (
        SELECT count(*) FROM invoice
        WHERE invoice.run_id IS NOT NULL
            AND invoice.kind <> 'credit_note'
            AND invoice.licence_year = plan.licence_year
            AND invoice.id >= :first
    ) AS invoices
FROM fee_plan AS plan
WHERE plan.id = :plan AND (plan.is_adopted OR :was_adopted)
