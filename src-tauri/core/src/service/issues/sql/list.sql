SELECT * FROM issue_now
WHERE (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
    AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
    AND (:level IS NULL OR level = :level)
    AND (:owner IS NULL OR owner = :owner)
    AND (:member_id IS NULL OR id IN (
        SELECT issue_id FROM issue_report
        WHERE member_id = :member_id
            OR member_id IN (SELECT member_id FROM member_merge WHERE survivor_id = :member_id)
        UNION
        SELECT issue_id FROM issue_voice WHERE member_id = :member_id
    ))
    AND (:ticket_id IS NULL OR id IN (
        WITH RECURSIVE parts (id) AS (
            SELECT :ticket_id
            UNION
            SELECT ticket.id FROM ticket JOIN parts ON ticket.merged_into_id = parts.id
        )
        SELECT issue_id FROM issue_ticket WHERE ticket_id IN (SELECT id FROM parts)
    ))
    AND (:filter IS NULL
        OR :filter = 'overdue' AND answer_due_on < :today
        OR :filter = 'review' AND review_on <= :today AND NOT is_closed
        OR :filter = 'without_news' AND is_without_news)
    AND (:search IS NULL OR instr(
        folded(number || ' ' || title || ' ' || description || ' ' || owner || ' ' || coalesce((
            SELECT group_concat(reference, ' ') FROM issue_reference WHERE issue_id = issue_now.id
        ), '')), :search))
