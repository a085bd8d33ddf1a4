-- Documents attached to members, or to the consortium as a whole. Their bytes are stored once by content.

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- None: it concerns the consortium as a whole.
    member_id INTEGER REFERENCES member (id),
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'amendment', 'letter', 'invoice_received', 'other')),
    dated_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_by_member ON attachment (member_id);

CREATE TABLE attachment_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id INTEGER NOT NULL REFERENCES attachment (id),
    version INTEGER NOT NULL CHECK (version > 0),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    UNIQUE (attachment_id, version)
) STRICT;
CREATE INDEX attachment_version_by_content ON attachment_version (sha256);

-- Content is found by its hash, so it must never become other content under the same one.
CREATE TRIGGER a_stored_file_never_changes BEFORE UPDATE ON stored_file
BEGIN SELECT RAISE(ABORT, 'a stored file never changes'); END;
