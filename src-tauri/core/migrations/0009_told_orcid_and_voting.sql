-- What ORCID was told, and rounds in which members confirm their contacts.

-- The values of a member, or of a person at a member, as ORCID was last told them. What ORCID still has to be told is
-- never stored: it is the difference between this and the register.
CREATE TABLE told_orcid (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    -- NULL for the member itself.
    contact_id INTEGER REFERENCES contact (id),
    -- A JSON array of pairs, field and value; NULL once ORCID was told that it is gone.
    told TEXT,
    submitted_on TEXT NOT NULL,
    -- When ORCID's side was seen to show it.
    seen_on TEXT
) STRICT;
CREATE UNIQUE INDEX told_once ON told_orcid (member_id, coalesce(contact_id, 0));
ALTER TABLE member DROP COLUMN told_orcid;

CREATE TABLE confirmation_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    opened_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    closed_on TEXT,
    -- The message to members, with {member}, {contacts}, {due} and {consortium} where their values go.
    subject TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- A member asked in a round.
CREATE TABLE confirmation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id INTEGER NOT NULL REFERENCES confirmation_round (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    asked_on TEXT,
    answer TEXT CHECK (answer IN ('confirmed', 'changed')),
    answered_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (round_id, member_id),
    CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX confirmation_by_member ON confirmation (member_id);
