SELECT
    tax_exception.*, coalesce(member.official_name, sponsor.name) AS name, tax_category.name AS category
FROM tax_exception
JOIN tax_category ON tax_category.id = tax_exception.tax_category_id
LEFT JOIN member ON member.id = tax_exception.member_id
LEFT JOIN sponsor ON sponsor.id = tax_exception.sponsor_id
ORDER BY folded(coalesce(member.official_name, sponsor.name)), tax_exception.id
