-- Duplicates: members merged into others, and pairs that were looked at and are not the same.

-- A merged member keeps its record and its invoices, and is out of every list; everything else is the survivor's.
-- The survivor is never merged itself: when it is, what was merged into it follows.
CREATE TABLE member_merge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL UNIQUE REFERENCES member (id),
    survivor_id INTEGER NOT NULL REFERENCES member (id) CHECK (survivor_id <> member_id),
    merged_on TEXT NOT NULL
) STRICT;
CREATE INDEX member_merge_by_survivor ON member_merge (survivor_id);

CREATE TABLE distinct_pair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('members', 'contacts')),
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL CHECK (second_id > first_id),
    declared_on TEXT NOT NULL,
    UNIQUE (kind, first_id, second_id)
) STRICT;
