SELECT
    member.id AS member_id, official_name, contact.given_name, contact.family_name, contact.email, contact.orcid_id,
    contact_role.from_on
FROM member
LEFT JOIN contact_role ON contact_role.member_id = member.id AND role = 'voting'
    AND from_on <= ?1 AND (until_on IS NULL OR until_on > ?1)
LEFT JOIN contact ON contact.id = contact_role.contact_id
WHERE coalesce(
        -- The first change of status after the day tells what held on it.
        (SELECT before FROM member_status_change
         WHERE member_status_change.member_id = member.id AND field = 'status' AND changed_on > ?1
         ORDER BY changed_on, member_status_change.id LIMIT 1),
        status
    ) IN ('active', 'leaving')
    AND (archived_on IS NULL OR archived_on > ?1)
    AND (joined_on IS NULL OR joined_on <= ?1) AND (left_on IS NULL OR left_on >= ?1)
ORDER BY name_key, member.id
