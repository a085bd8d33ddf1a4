SELECT count(*) AS invoices
FROM invoice JOIN agreement ON agreement.id = :agreement
WHERE invoice.id >= :first
    AND invoice.kind <> 'credit_note'
    AND invoice.run_id IS NOT NULL
    AND invoice.document ->> 'period_from' <= agreement.ends_on
    AND invoice.document ->> 'period_until' >= agreement.starts_on
    AND EXISTS (
        SELECT 1 FROM fee_component JOIN fee_plan ON fee_plan.id = fee_component.plan_id
        WHERE fee_plan.licence_year = invoice.licence_year
            AND fee_plan.is_adopted
            AND fee_component.rule ->> 'kind' IN ('orcid_fee', 'orcid_lead_fee')
    )
