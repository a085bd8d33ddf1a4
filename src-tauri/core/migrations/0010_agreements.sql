-- Agreements with ORCID: their terms, the grid of fees, and what each member decides for the time after them.

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    -- ORCID's number or name for it.
    reference TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    signed_on TEXT,
    currency TEXT NOT NULL,
    lead_fee_minor INTEGER NOT NULL CHECK (lead_fee_minor >= 0),
    included_credentials INTEGER NOT NULL CHECK (included_credentials >= 0),
    extra_credential_minor INTEGER NOT NULL CHECK (extra_credential_minor >= 0),
    -- NULL where the agreement says nothing of it.
    fees_due_days INTEGER CHECK (fees_due_days >= 0),
    notice_months INTEGER CHECK (notice_months >= 0),
    members_min INTEGER CHECK (members_min > 0),
    members_within_months INTEGER CHECK (members_within_months >= 0),
    note TEXT NOT NULL DEFAULT '',
    -- The agreement that this one renews: each is renewed once.
    renews_id INTEGER UNIQUE REFERENCES agreement (id),
    CHECK (ends_on >= starts_on),
    CHECK ((members_min IS NULL) = (members_within_months IS NULL))
) STRICT;

-- What a member of a tier pays a year while the consortium has at least so many members.
CREATE TABLE agreement_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    from_members INTEGER NOT NULL CHECK (from_members > 0),
    tier TEXT NOT NULL CHECK (tier IN ('small', 'standard', 'large')),
    fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0),
    UNIQUE (agreement_id, from_members, tier)
) STRICT;

-- A member under an agreement, as far as there is anything to say of it.
CREATE TABLE agreement_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    -- Whether it stays when the agreement ends.
    decision TEXT NOT NULL DEFAULT 'undecided' CHECK (decision IN ('stays', 'leaves', 'undecided')),
    decided_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    -- API credentials beyond those that the agreement includes.
    extra_credentials INTEGER NOT NULL DEFAULT 0 CHECK (extra_credentials >= 0),
    UNIQUE (agreement_id, member_id),
    CHECK ((decision = 'undecided') = (decided_on IS NULL))
) STRICT;
CREATE INDEX agreement_member_by_member ON agreement_member (member_id);

-- A document may belong to an agreement.
ALTER TABLE attachment ADD COLUMN agreement_id INTEGER REFERENCES agreement (id)
    CHECK (agreement_id IS NULL OR member_id IS NULL);
CREATE INDEX attachment_by_agreement ON attachment (agreement_id);
