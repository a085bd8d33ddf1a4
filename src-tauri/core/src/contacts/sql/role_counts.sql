SELECT role, count(*) AS count
FROM contact_role JOIN member ON member.id = member_id
WHERE until_on IS NULL AND archived_on IS NULL
GROUP BY role
