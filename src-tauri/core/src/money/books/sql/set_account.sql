INSERT INTO books_account (key, code, name, kind) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET code = excluded.code, name = excluded.name
WHERE code <> excluded.code OR name <> excluded.name
