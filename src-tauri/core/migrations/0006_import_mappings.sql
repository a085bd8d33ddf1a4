-- What was chosen for a list: which column feeds which field, what values stand for, and the options. Found by the set
-- of its headings; the latest counts. A row is only ever added, so that an older import can be undone on its own.
CREATE TABLE import_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The headings without case, spacing and punctuation, sorted, one a line.
    heading_set TEXT NOT NULL,
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL
) STRICT;
CREATE INDEX import_mapping_by_headings ON import_mapping (heading_set);
