SELECT role, count(*) AS count
FROM contact_role JOIN member ON member.id = member_id
WHERE is_held(from_on, until_on) AND archived_on IS NULL
GROUP BY role
