SELECT
    confirmation_round.*,
    count(*) AS member_count, count(asked_on) AS asked_count, count(answer) AS answered_count
FROM confirmation_round
JOIN confirmation ON confirmation.round_id = confirmation_round.id
GROUP BY confirmation_round.id
ORDER BY confirmation_round.id DESC
