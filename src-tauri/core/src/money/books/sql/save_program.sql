INSERT INTO books_program (program, told) VALUES (?1, ?2)
ON CONFLICT (program) DO UPDATE SET told = excluded.told WHERE told <> excluded.told
