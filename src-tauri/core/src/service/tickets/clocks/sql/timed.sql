SELECT id, priority, channel = 'orcid' AS is_from_orcid, received_at, first_response_at, first_solved_at
FROM ticket
WHERE NOT is_automatic
    AND CASE ?1
        WHEN 1 THEN state IN ('new', 'open', 'waiting_member', 'waiting_orcid', 'waiting_vendor')
        ELSE state NOT IN ('merged', 'spam')
    END
