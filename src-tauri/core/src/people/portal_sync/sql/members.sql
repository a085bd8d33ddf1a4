SELECT
    id, official_name, coalesce(ror_id, '') AS ror_id, street, city, region, postal_code, country, email_domain, website,
    coalesce(left_on, '') AS leaves_on
FROM member
WHERE status IN ('active', 'leaving') AND archived_on IS NULL
ORDER BY name_key, id
