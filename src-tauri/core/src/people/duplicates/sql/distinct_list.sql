SELECT
    duplicate_dismissal.id, first_id, second_id, declared_on,
    CASE kind
        WHEN 'members' THEN (SELECT official_name FROM member WHERE id = first_id)
        ELSE (SELECT trim(given_name || ' ' || family_name || ' ' || email) FROM contact WHERE id = first_id)
    END AS first_name,
    CASE kind
        WHEN 'members' THEN (SELECT official_name FROM member WHERE id = second_id)
        ELSE (SELECT trim(given_name || ' ' || family_name || ' ' || email) FROM contact WHERE id = second_id)
    END AS second_name
FROM duplicate_dismissal
WHERE kind = ?1
ORDER BY duplicate_dismissal.id DESC
