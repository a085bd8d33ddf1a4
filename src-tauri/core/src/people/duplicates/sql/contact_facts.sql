SELECT
    contact.id, given_name, family_name, email, orcid_id,
    json_group_array(DISTINCT member_id) FILTER (WHERE member_id IS NOT NULL) AS member_ids,
    coalesce(group_concat(DISTINCT official_name), '') AS member_names
FROM contact
LEFT JOIN contact_role ON contact_role.contact_id = contact.id
LEFT JOIN member ON member.id = member_id
GROUP BY contact.id
ORDER BY contact.id
