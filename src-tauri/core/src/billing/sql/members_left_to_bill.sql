SELECT count(*) AS left_to_bill
FROM member
WHERE archived_on IS NULL AND status IN ('active', 'leaving')
    AND (left_on IS NULL OR left_on >= :starts_on) AND (joined_on IS NULL OR joined_on <= :ends_on)
    AND id NOT IN (
        SELECT coalesce(survivor_id, billed_member.member_id)
        FROM billed_member LEFT JOIN member_merge ON member_merge.member_id = billed_member.member_id
        WHERE licence_year = :year
    )
