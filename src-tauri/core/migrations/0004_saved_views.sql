-- Views that somebody named: what a list is searched and filtered by, its order and its columns.

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL CHECK (list IN ('members', 'contacts')),
    name TEXT NOT NULL CHECK (name <> ''),
    -- The name without case and diacritics: no two views of a list share it.
    name_key TEXT NOT NULL,
    -- What is shown: a JSON object.
    definition TEXT NOT NULL,
    UNIQUE (list, name_key)
) STRICT;
