-- People of whom ORCID was told something else than their columns hold now and the roles that they have at the member.
SELECT
    contact.*, contact.id AS contact_id,
    member.id AS member_id, official_name AS member, group_concat(role) AS roles, submitted_values
FROM portal_sync_submission AS submitted
JOIN member ON member.id = submitted.member_id
JOIN contact_role ON contact_role.member_id = member.id AND contact_role.contact_id = submitted.contact_id
JOIN contact ON contact.id = contact_role.contact_id
WHERE submitted_values IS NOT NULL
    AND is_held(from_on, until_on) AND status IN ('active', 'leaving') AND archived_on IS NULL
GROUP BY submitted.id
HAVING submitted_values <> '['
    || substr({values} || ',["voting","' || iif(max(role = 'voting'), 'Yes', 'No') || '"]', 2)
    || iif(
        max(role <> 'voting'),
        ',["role",' || json_quote(group_concat({title}, ', ' ORDER BY {place}) FILTER (WHERE role <> 'voting')) || ']',
        ''
    )
    || ']'
