SELECT
    coalesce(sum(not_for_profit = 1), 0) AS not_for_profit,
    coalesce(sum(not_for_profit IS NULL), 0) AS unknown
FROM member WHERE status = 'active' AND archived_on IS NULL
