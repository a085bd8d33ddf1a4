INSERT INTO books_rate (currency, from_on, rate, source) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (currency, from_on) DO UPDATE SET rate = excluded.rate, source = excluded.source
WHERE rate <> excluded.rate OR source <> excluded.source
