SELECT
    voting_round.*,
    count(*) AS member_count, count(asked_on) AS asked_count, count(answer) AS answered_count
FROM voting_round
JOIN voting_confirmation ON voting_confirmation.round_id = voting_round.id
GROUP BY voting_round.id
ORDER BY voting_round.id DESC
