SELECT
    member.official_name || ' ' || member.short_name || ' ' || replace(coalesce(member.ror_id, ''), 'https://ror.org/', '')
        || ' ' || member.city || ' ' || member.email_domain AS identity,
    coalesce((
        SELECT group_concat(given_name || ' ' || family_name || ' ' || email || ' ' || orcid_id, ' ')
        FROM contact WHERE id IN (SELECT contact_id FROM contact_role WHERE member_id = member.id AND until_on IS NULL)
    ), '') AS people
FROM member WHERE member.id = ?1
