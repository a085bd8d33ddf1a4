-- By how much the list of receivables changed on each day that changed it.
SELECT currency, counts_on, sum(amount_minor) AS amount_minor
FROM payment_receivable_movement
WHERE counts_on <= ?1
GROUP BY currency, counts_on
ORDER BY counts_on, currency
