-- What ORCID invoiced the consortium, what was paid to it, and which payment settles which invoice.

CREATE TABLE orcid_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    licence_year INTEGER NOT NULL,
    -- ORCID's number.
    number TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (number <> ''),
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- How many members it bills, where it says so.
    member_count INTEGER CHECK (member_count >= 0),
    member_fees_minor INTEGER NOT NULL CHECK (member_fees_minor >= 0),
    lead_fee_minor INTEGER NOT NULL CHECK (lead_fee_minor >= 0),
    credentials_minor INTEGER NOT NULL CHECK (credentials_minor >= 0),
    other_minor INTEGER NOT NULL CHECK (other_minor >= 0),
    tax_minor INTEGER NOT NULL CHECK (tax_minor >= 0),
    total_minor INTEGER NOT NULL CHECK (total_minor > 0),
    note TEXT NOT NULL DEFAULT '',
    attachment_id INTEGER REFERENCES attachment (id) ON DELETE SET NULL,
    CHECK (total_minor = member_fees_minor + lead_fee_minor + credentials_minor + other_minor + tax_minor)
) STRICT;
CREATE INDEX orcid_invoice_by_year ON orcid_invoice (licence_year);
CREATE INDEX orcid_invoice_by_agreement ON orcid_invoice (agreement_id);
CREATE INDEX orcid_invoice_by_attachment ON orcid_invoice (attachment_id) WHERE attachment_id IS NOT NULL;

CREATE TABLE orcid_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paid_on TEXT NOT NULL,
    -- What ORCID received, in its currency.
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    -- What it cost without the bank's fee, in the consortium's currency of that day; NULL while that is not known.
    cost_minor INTEGER CHECK (cost_minor > 0),
    cost_currency TEXT NOT NULL,
    -- As the bank stated it: a decimal number. NULL where it follows from the cost, or is not known.
    exchange_rate TEXT,
    bank_fee_minor INTEGER NOT NULL CHECK (bank_fee_minor >= 0),
    reference TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    CHECK (currency <> cost_currency OR cost_minor IS amount_minor)
) STRICT;
CREATE INDEX orcid_payment_by_day ON orcid_payment (paid_on);

CREATE TABLE orcid_allocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL REFERENCES orcid_payment (id),
    invoice_id INTEGER NOT NULL REFERENCES orcid_invoice (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    UNIQUE (payment_id, invoice_id)
) STRICT;
CREATE INDEX orcid_allocation_by_invoice ON orcid_allocation (invoice_id);

-- What is left to pay of ORCID's invoices.
CREATE VIEW orcid_open_item AS
SELECT *, total_minor - paid_minor AS open_minor
FROM (
    SELECT
        orcid_invoice.*,
        coalesce((SELECT sum(amount_minor) FROM orcid_allocation WHERE invoice_id = orcid_invoice.id), 0) AS paid_minor
    FROM orcid_invoice
);

-- Never more is settled than was paid, nor than was owed, whoever writes.
CREATE TRIGGER an_orcid_allocation_fits AFTER INSERT ON orcid_allocation
WHEN (SELECT currency FROM orcid_payment WHERE id = NEW.payment_id)
        IS NOT (SELECT currency FROM orcid_invoice WHERE id = NEW.invoice_id)
    OR (SELECT sum(amount_minor) FROM orcid_allocation WHERE payment_id = NEW.payment_id)
        > (SELECT amount_minor FROM orcid_payment WHERE id = NEW.payment_id)
    OR (SELECT open_minor FROM orcid_open_item WHERE id = NEW.invoice_id) < 0
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid or is owed to ORCID'); END;
CREATE TRIGGER a_changed_orcid_allocation_fits AFTER UPDATE ON orcid_allocation
WHEN (SELECT currency FROM orcid_payment WHERE id = NEW.payment_id)
        IS NOT (SELECT currency FROM orcid_invoice WHERE id = NEW.invoice_id)
    OR (SELECT sum(amount_minor) FROM orcid_allocation WHERE payment_id = NEW.payment_id)
        > (SELECT amount_minor FROM orcid_payment WHERE id = NEW.payment_id)
    OR (SELECT open_minor FROM orcid_open_item WHERE id = NEW.invoice_id) < 0
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid or is owed to ORCID'); END;
CREATE TRIGGER a_changed_orcid_invoice_fits AFTER UPDATE ON orcid_invoice
WHEN (SELECT open_minor FROM orcid_open_item WHERE id = NEW.id) < 0
    OR (NEW.currency <> OLD.currency AND EXISTS (SELECT 1 FROM orcid_allocation WHERE invoice_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'never more is settled than is owed to ORCID'); END;
CREATE TRIGGER a_changed_orcid_payment_fits AFTER UPDATE ON orcid_payment
WHEN (SELECT sum(amount_minor) FROM orcid_allocation WHERE payment_id = NEW.id) > NEW.amount_minor
    OR (NEW.currency <> OLD.currency AND EXISTS (SELECT 1 FROM orcid_allocation WHERE payment_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid to ORCID'); END;
