-- What is billed is what was approved: member by member, for the dates and currencies that were looked at.

-- Whether a run is issued only after somebody approved it.
ALTER TABLE profile ADD COLUMN approval_required INTEGER NOT NULL DEFAULT 0 CHECK (approval_required IN (0, 1));

CREATE TABLE billing_approval_in_full (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    -- The invoice date and the due date that were approved, and the second currency with its rate; empty for none.
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    also_in TEXT NOT NULL DEFAULT '',
    exchange_rate TEXT NOT NULL DEFAULT '',
    -- Whether it is of everybody who was to be billed, and so takes the place of all earlier ones.
    is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
    approved_at TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
-- What these approved cannot be told member by member: they stand in the history, and bind nobody.
INSERT INTO billing_approval_in_full (id, licence_year, issued_on, due_on, is_whole, approved_at, approved_by, note)
SELECT id, licence_year, substr(approved_at, 1, 10), substr(approved_at, 1, 10), 1, approved_at, approved_by, note
FROM billing_approval ORDER BY id;
DROP TABLE billing_approval;
ALTER TABLE billing_approval_in_full RENAME TO billing_approval;
CREATE INDEX billing_approval_by_year ON billing_approval (licence_year);

-- A member's fee in one currency, by itself or by a sponsor, as it was approved.
CREATE TABLE billing_approved_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    approval_id INTEGER NOT NULL REFERENCES billing_approval (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    currency TEXT NOT NULL,
    sponsor_id INTEGER REFERENCES sponsor (id),
    -- SHA-256 of its lines and how they are taxed.
    fingerprint TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX a_fee_is_approved_once ON billing_approved_fee (approval_id, member_id, currency, coalesce(sponsor_id, 0));

-- By which run an approved fee was issued.
CREATE TABLE billing_issued_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    approved_fee_id INTEGER NOT NULL UNIQUE REFERENCES billing_approved_fee (id),
    run_id INTEGER NOT NULL REFERENCES billing_run (id)
) STRICT;
CREATE INDEX billing_issued_fee_by_run ON billing_issued_fee (run_id);

CREATE TRIGGER an_approval_never_changes BEFORE UPDATE ON billing_approval
BEGIN SELECT RAISE(ABORT, 'An approval is not changed: approve the run again instead.'); END;
CREATE TRIGGER an_approval_is_never_replaced BEFORE INSERT ON billing_approval
WHEN EXISTS (SELECT 1 FROM billing_approval WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'An approval is not changed: approve the run again instead.'); END;
CREATE TRIGGER a_used_approval_stays BEFORE DELETE ON billing_approval
WHEN EXISTS (
    SELECT 1 FROM billing_issued_fee JOIN billing_approved_fee ON billing_approved_fee.id = approved_fee_id
    WHERE approval_id = OLD.id
)
BEGIN SELECT RAISE(ABORT, 'invoices were issued by this approval, so it stays.'); END;
CREATE TRIGGER an_approved_fee_never_changes BEFORE UPDATE ON billing_approved_fee
BEGIN SELECT RAISE(ABORT, 'An approval is not changed: approve the run again instead.'); END;
CREATE TRIGGER a_used_approval_stays_whole BEFORE DELETE ON billing_approved_fee
WHEN EXISTS (
    SELECT 1 FROM billing_issued_fee JOIN billing_approved_fee AS used ON used.id = approved_fee_id
    WHERE used.approval_id = OLD.approval_id
)
BEGIN SELECT RAISE(ABORT, 'invoices were issued by this approval, so it stays.'); END;
CREATE TRIGGER an_issued_fee_never_changes BEFORE UPDATE ON billing_issued_fee
BEGIN SELECT RAISE(ABORT, 'An issued billing run never changes.'); END;
CREATE TRIGGER an_issued_fee_is_never_deleted BEFORE DELETE ON billing_issued_fee
BEGIN SELECT RAISE(ABORT, 'An issued billing run never changes.'); END;

-- Whose rate counts where a rate changes: that of the invoice date, or of the first or the last day of what is billed. What
-- there was before goes on as it did.
ALTER TABLE tax_category ADD COLUMN rate_day TEXT NOT NULL DEFAULT 'invoice_date'
    CHECK (rate_day IN ('invoice_date', 'first_day', 'last_day'));

-- What becomes of the share of a member that joins after a total was divided and invoiced: it comes on top, or is taken off what
-- the component of the same name divides next.
ALTER TABLE fee_component ADD COLUMN late_joiners TEXT NOT NULL DEFAULT 'on_top' CHECK (late_joiners IN ('on_top', 'next_year'));

-- A total as it was divided when the first invoices of its year were issued. It stays so: who comes later gets a share of its own.
CREATE TABLE fee_division (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    component TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- What the plan says, and what was taken off it because late joiners of earlier years had paid it.
    total_minor INTEGER NOT NULL CHECK (total_minor BETWEEN -10000000000000 AND 10000000000000),
    carried_minor INTEGER NOT NULL CHECK (carried_minor BETWEEN -10000000000000 AND 10000000000000),
    UNIQUE (licence_year, component, currency)
) STRICT;
CREATE TABLE fee_division_share (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    division_id INTEGER NOT NULL REFERENCES fee_division (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    -- The weight of the member times its part of the year.
    part INTEGER NOT NULL CHECK (part >= 0),
    -- What all parts added up to when it was reckoned.
    weight INTEGER NOT NULL CHECK (weight >= 0),
    minor INTEGER NOT NULL CHECK (minor BETWEEN -10000000000000 AND 10000000000000),
    -- Whether it is a part of the total, or of who came later: on top of it, or to be taken off the next one.
    kind TEXT NOT NULL CHECK (kind IN ('divided', 'on_top', 'next_year')),
    UNIQUE (division_id, member_id)
) STRICT;
CREATE INDEX fee_division_share_by_member ON fee_division_share (member_id);
