SELECT official_name FROM member
WHERE id IN (SELECT member_id FROM told_orcid WHERE contact_id = ?1 AND told IS NOT NULL)
    AND id IN (SELECT member_id FROM told_orcid WHERE contact_id = ?2 AND told IS NOT NULL)
ORDER BY name_key, id
