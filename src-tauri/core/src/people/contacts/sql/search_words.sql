SELECT
    /* fields of members */ ''
        || CASE member.other_names WHEN '[]' THEN '' ELSE (SELECT ' ' || group_concat(value ->> 'name', ' ') FROM json_each(member.other_names)) END
        || CASE member.extra WHEN '{}' THEN '' ELSE (SELECT ' ' || group_concat(value, ' ') FROM json_each(member.extra)) END
        || coalesce((
            SELECT ' ' || group_concat(merged.official_name || ' ' || merged.short_name, ' ')
            FROM member_merge JOIN member AS merged ON merged.id = member_id WHERE survivor_id = member.id
        ), '') AS identity,
    coalesce((
        SELECT group_concat(
            /* fields of people */ '', ' ')
        FROM contact WHERE id IN (SELECT contact_id FROM contact_role WHERE member_id = member.id AND until_on IS NULL)
    ), '') AS people
FROM member WHERE member.id = ?1
