SELECT *, count(*) OVER () AS count, sum(total_minor) OVER () AS sum_minor,
    min(currency) OVER () AS first_currency, max(currency) OVER () AS last_currency
FROM invoice
WHERE (:year IS NULL OR licence_year = :year)
    AND (:member_id IS NULL OR member_id = :member_id
        OR member_id IN (SELECT member_id FROM member_merge WHERE survivor_id = :member_id))
    AND (:state IS NULL OR (:state = 'overdue') = (due_on < :today))
    AND (:search = '' OR instr(folded(number), :search) > 0 OR instr(folded(member_name), :search) > 0)
