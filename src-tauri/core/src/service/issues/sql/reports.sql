SELECT issue_report.*, coalesce(official_name, '') AS member
FROM issue_report
LEFT JOIN member ON member.id = member_id
WHERE issue_id = ?1
ORDER BY said_on, issue_report.id
