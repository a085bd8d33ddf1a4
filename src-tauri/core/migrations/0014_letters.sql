-- Texts that the consortium wrote in place of the program's, and the language it writes in unless told otherwise.

CREATE TABLE letter_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (
        kind IN (
            'invoice', 'credit_note', 'pro_forma', 'first_reminder', 'second_reminder', 'final_reminder', 'statement'
        )
    ),
    -- A BCP 47 tag.
    language TEXT NOT NULL CHECK (language <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    body TEXT NOT NULL CHECK (body <> ''),
    UNIQUE (kind, language)
) STRICT;

CREATE TABLE letter_language (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    language TEXT NOT NULL CHECK (language <> '')
) STRICT;
