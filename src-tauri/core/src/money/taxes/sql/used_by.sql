SELECT 'the tax category “' || name || '”' AS user FROM tax_category WHERE eu_business_id = ?1 OR abroad_id = ?1
UNION ALL
SELECT 'the tax category “' || name || '”' FROM tax_category
WHERE id IN (
    SELECT tax_category_id FROM tax_part WHERE part_id = ?1
    UNION ALL
    SELECT tax_category_id FROM tax_region WHERE instead_id = ?1
)
UNION ALL
SELECT 'the fee plan “' || fee_plan.name || '” of ' || licence_year
FROM fee_component JOIN fee_plan ON fee_plan.id = fee_component.plan_id
WHERE tax_category_id = ?1
UNION ALL
SELECT 'the exception of ' || coalesce(member.official_name, sponsor.name)
FROM tax_exception
LEFT JOIN member ON member.id = tax_exception.member_id
LEFT JOIN sponsor ON sponsor.id = tax_exception.sponsor_id
WHERE tax_category_id = ?1
UNION ALL
SELECT 'the fees of reminders' FROM reminder_rules WHERE fee_tax_category_id = ?1
LIMIT 1
