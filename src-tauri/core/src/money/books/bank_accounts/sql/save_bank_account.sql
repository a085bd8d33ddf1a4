INSERT INTO books_bank_account (account, currency, code, name, opening_on, opening_minor)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
