-- Reminders of overdue invoices, the rules they follow, and disputes, which hold them off.

CREATE TABLE reminder_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- Days after the due date; none where a level is not used.
    first_after_days INTEGER CHECK (first_after_days BETWEEN 0 AND 1000),
    second_after_days INTEGER CHECK (second_after_days BETWEEN 0 AND 1000),
    final_after_days INTEGER CHECK (final_after_days BETWEEN 0 AND 1000),
    -- Days from one reminder of an invoice to the next, at least.
    days_between INTEGER NOT NULL CHECK (days_between BETWEEN 0 AND 1000)
) STRICT;

CREATE TABLE reminder_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    UNIQUE (level, currency)
) STRICT;

-- An invoice that its debtor does not accept is not reminded of meanwhile.
CREATE TABLE dispute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    from_on TEXT NOT NULL,
    -- The last day; none while it goes on.
    until_on TEXT CHECK (until_on >= from_on),
    note TEXT NOT NULL CHECK (note <> '')
) STRICT;
CREATE INDEX dispute_by_invoice ON dispute (invoice_id);

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    reminded_on TEXT NOT NULL,
    -- What was open then, and what the reminder asks for beside it.
    open_minor INTEGER NOT NULL CHECK (open_minor > 0),
    fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0),
    currency TEXT NOT NULL,
    -- The invoice that the fee was booked as; none where it is only printed.
    fee_invoice_id INTEGER REFERENCES invoice (id),
    -- Everything the reminder prints and its message says, frozen: a JSON object.
    document TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    UNIQUE (invoice_id, level)
) STRICT;
CREATE INDEX reminder_by_fee_invoice ON reminder (fee_invoice_id) WHERE fee_invoice_id IS NOT NULL;

CREATE TRIGGER a_reminder_never_changes BEFORE UPDATE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder never changes'); END;
CREATE TRIGGER a_reminder_is_never_deleted BEFORE DELETE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder never changes'); END;
CREATE TRIGGER a_reminder_is_never_replaced BEFORE INSERT ON reminder
WHEN EXISTS (
    SELECT 1 FROM reminder WHERE id = NEW.id OR (invoice_id = NEW.invoice_id AND level >= NEW.level)
)
BEGIN SELECT RAISE(ABORT, 'an invoice is never reminded of twice at a level'); END;
CREATE TRIGGER a_reminder_asks_for_what_is_open BEFORE INSERT ON reminder
WHEN NOT EXISTS (
    SELECT 1 FROM open_item
    WHERE open_item.invoice_id = NEW.invoice_id AND open_item.open_minor >= NEW.open_minor
        AND open_item.currency = NEW.currency AND open_item.due_on < NEW.reminded_on
)
BEGIN SELECT RAISE(ABORT, 'what is paid, credited or not yet due is never reminded of'); END;
CREATE TRIGGER a_disputed_invoice_waits BEFORE INSERT ON reminder
WHEN EXISTS (
    SELECT 1 FROM dispute
    WHERE dispute.invoice_id = NEW.invoice_id
        AND NEW.reminded_on BETWEEN dispute.from_on AND coalesce(dispute.until_on, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, 'a disputed invoice is never reminded of'); END;
