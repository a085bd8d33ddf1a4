SELECT issue_news.*, coalesce(official_name, '') AS member
FROM issue_news
LEFT JOIN member ON member.id = member_id
WHERE issue_id = ?1
ORDER BY told_on, issue_news.id
