-- Accounts at banks: those that statements tell of, in the order in which they were first read, then what only was told of.
SELECT
    books_bank_account.id, known.account, known.currency, coalesce(code, '') AS code, coalesce(name, '') AS name,
    opening_on, opening_minor, known.last_on,
    (
        SELECT min(first_on) FROM bank_statement
        WHERE upper(bank_statement.account) = known.account AND bank_statement.currency = known.currency
            AND bank_statement.opening_minor IS NOT NULL
    ) AS first_on,
    (
        SELECT bank_statement.opening_minor FROM bank_statement
        WHERE upper(bank_statement.account) = known.account AND bank_statement.currency = known.currency
            AND bank_statement.opening_minor IS NOT NULL AND first_on IS NOT NULL
        ORDER BY first_on, id LIMIT 1
    ) AS first_minor
FROM (
    SELECT account, currency, min(place) AS place, max(last_on) AS last_on
    FROM (
        SELECT upper(account) AS account, currency, id AS place, max(coalesce(closing_on, ''), coalesce(last_on, '')) AS last_on
        FROM bank_statement
        UNION ALL
        SELECT account, currency, 1000000000 + id, '' FROM books_bank_account
    ) AS told
    GROUP BY account, currency
) AS known
LEFT JOIN books_bank_account
    ON books_bank_account.account = known.account AND books_bank_account.currency = known.currency
ORDER BY known.place
