SELECT count(*) AS left_to_bill
FROM member
WHERE archived_on IS NULL AND status IN ('active', 'leaving')
    AND (left_on IS NULL OR left_on >= :starts_on) AND (joined_on IS NULL OR joined_on <= :ends_on)
    AND id NOT IN (SELECT member_id FROM invoice WHERE licence_year = :year)
