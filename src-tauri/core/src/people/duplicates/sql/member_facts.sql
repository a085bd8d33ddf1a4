SELECT
    id, official_name, short_name, name_key, tax_id, email_domain, country, city, coalesce(ror_id, '') AS ror_id,
    archived_on IS NOT NULL AS archived,
    2 * (SELECT count(*) FROM invoice WHERE member_id = member.id)
        + (SELECT count(*) FROM contact_role WHERE member_id = member.id) AS weight
FROM member
WHERE id NOT IN (SELECT member_id FROM member_merge)
ORDER BY id
