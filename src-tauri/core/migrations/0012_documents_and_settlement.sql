-- Invoices, credit notes and pro formas in one table; who pays beside members; and what settles an invoice.

ALTER TABLE profile ADD COLUMN credit_note_number_pattern TEXT NOT NULL DEFAULT 'CN-{YYYY}-{0000}';
ALTER TABLE profile ADD COLUMN pro_forma_number_pattern TEXT NOT NULL DEFAULT 'PF-{YYYY}-{0000}';

-- An organisation that is no member and pays for members, such as a ministry.
CREATE TABLE sponsor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    attention TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    purchase_order TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    archived_on TEXT
) STRICT;

-- Documents -----------------------------------------------------------------------------------------------------

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note', 'pro_forma')),
    run_id INTEGER REFERENCES billing_run (id),
    -- The invoice that a credit note takes back, whole or in part.
    credits_id INTEGER REFERENCES invoice (id),
    series TEXT NOT NULL,
    series_number INTEGER NOT NULL CHECK (series_number > 0),
    number TEXT NOT NULL UNIQUE,
    member_id INTEGER REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    debtor_name TEXT NOT NULL,
    licence_year INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    total_minor INTEGER NOT NULL CHECK (total_minor = net_minor + tax_minor),
    -- ISO 11649; empty for what was issued before references were given.
    payment_reference TEXT NOT NULL DEFAULT '',
    -- Everything the document prints, frozen: a JSON object.
    document TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    UNIQUE (series, series_number),
    CHECK ((member_id IS NULL) <> (sponsor_id IS NULL)),
    CHECK ((kind = 'credit_note') = (credits_id IS NOT NULL)),
    CHECK (kind = 'invoice' OR total_minor >= 0)
) STRICT;
INSERT INTO document (
    id, kind, run_id, series, series_number, number, member_id, debtor_name, licence_year, issued_on, due_on, currency,
    net_minor, tax_minor, total_minor, document, document_sha256
)
SELECT
    id, 'invoice', run_id, series, series_number, number, member_id, member_name, licence_year, issued_on, due_on,
    currency, total_minor, 0, total_minor, document, document_sha256
FROM invoice ORDER BY id;

-- Who was billed for which licence year, so that a second run bills only what is missing. Cancelling an invoice to bill
-- anew takes its rows away; the invoice itself stays as it is.
CREATE TABLE billed_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    licence_year INTEGER NOT NULL,
    currency TEXT NOT NULL,
    -- The invoice that bills the member's fee, to itself or to a sponsor; none where the fee is nothing.
    invoice_id INTEGER REFERENCES invoice (id),
    sponsor_id INTEGER REFERENCES sponsor (id)
) STRICT;
INSERT INTO billed_member (member_id, licence_year, currency, invoice_id)
SELECT member_id, licence_year, currency, id FROM invoice ORDER BY id;

DROP TABLE invoice;
ALTER TABLE document RENAME TO invoice;

CREATE INDEX invoice_by_year ON invoice (licence_year, series_number);
CREATE INDEX invoice_by_member ON invoice (member_id);
CREATE INDEX invoice_by_sponsor ON invoice (sponsor_id) WHERE sponsor_id IS NOT NULL;
CREATE INDEX invoice_by_run ON invoice (run_id);
CREATE INDEX credit_note_by_invoice ON invoice (credits_id) WHERE credits_id IS NOT NULL;
CREATE INDEX invoice_by_reference ON invoice (payment_reference);
CREATE UNIQUE INDEX a_fee_is_billed_once ON billed_member (member_id, licence_year, currency, coalesce(sponsor_id, 0));
CREATE INDEX billed_member_by_invoice ON billed_member (invoice_id);

CREATE TRIGGER an_issued_invoice_never_changes BEFORE UPDATE ON invoice
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER an_issued_invoice_is_never_deleted BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
-- INSERT OR REPLACE deletes without asking the trigger above unless recursive_triggers is on, which a foreign
-- connection may not have set. This one runs before the conflict is resolved.
CREATE TRIGGER an_issued_invoice_is_never_replaced BEFORE INSERT ON invoice
WHEN EXISTS (
    SELECT 1 FROM invoice WHERE id = NEW.id OR number = NEW.number
        OR (series = NEW.series AND series_number = NEW.series_number)
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER a_credit_note_credits_its_debtors_invoice BEFORE INSERT ON invoice
WHEN NEW.kind = 'credit_note' AND NOT EXISTS (
    SELECT 1 FROM invoice AS credited
    WHERE credited.id = NEW.credits_id AND credited.kind = 'invoice' AND credited.currency = NEW.currency
        AND credited.member_id IS NEW.member_id AND credited.sponsor_id IS NEW.sponsor_id
)
BEGIN SELECT RAISE(ABORT, 'a credit note credits an invoice of the same debtor and currency'); END;
CREATE TRIGGER credit_never_exceeds_the_invoice BEFORE INSERT ON invoice
WHEN NEW.kind = 'credit_note' AND NEW.total_minor > (
    SELECT credited.total_minor - coalesce((SELECT sum(total_minor) FROM invoice WHERE credits_id = credited.id), 0)
    FROM invoice AS credited WHERE credited.id = NEW.credits_id
)
BEGIN SELECT RAISE(ABORT, 'credit notes never exceed their invoice'); END;

-- That a document was made ready for its recipient, and that it was sent: kept apart from issuing.
CREATE TABLE dispatch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'post', 'portal', 'network', 'other')),
    recipient TEXT NOT NULL DEFAULT '',
    prepared_on TEXT NOT NULL,
    sent_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dispatch_by_invoice ON dispatch (invoice_id);

-- Settlement ----------------------------------------------------------------------------------------------------

-- Money that arrived (positive) or was paid back (negative), in the currency of the account.
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    currency TEXT NOT NULL,
    -- What banks on the way kept: it settles invoices as if it had arrived.
    bank_fee_minor INTEGER NOT NULL DEFAULT 0 CHECK (bank_fee_minor >= 0),
    method TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'other')),
    payer_name TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    -- Whose money it is, as far as it is known; needed while it is not allocated.
    member_id INTEGER REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    -- The payment that a refund pays back.
    refunds_id INTEGER REFERENCES payment (id),
    bank_transaction_id INTEGER REFERENCES bank_transaction (id),
    CHECK (member_id IS NULL OR sponsor_id IS NULL),
    CHECK (refunds_id IS NULL OR amount_minor < 0)
) STRICT;
CREATE INDEX payment_by_day ON payment (received_on);
CREATE INDEX payment_by_bank_transaction ON payment (bank_transaction_id) WHERE bank_transaction_id IS NOT NULL;
CREATE INDEX payment_by_member ON payment (member_id) WHERE member_id IS NOT NULL;

-- What part of a payment settles which invoice; negative where money is paid back.
CREATE TABLE allocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL REFERENCES payment (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    allocated_on TEXT NOT NULL,
    -- In the invoice's currency.
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    -- In the payment's currency; equal where both are one.
    payment_minor INTEGER NOT NULL
) STRICT;
CREATE INDEX allocation_by_invoice ON allocation (invoice_id);
CREATE INDEX allocation_by_payment ON allocation (payment_id);

CREATE TABLE write_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    written_off_on TEXT NOT NULL,
    -- Below zero, or nothing, where a credit note takes over what was given up.
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0 OR credit_note_id IS NOT NULL),
    reason TEXT NOT NULL,
    -- The credit note that takes it over.
    credit_note_id INTEGER REFERENCES invoice (id)
) STRICT;
CREATE INDEX write_off_by_invoice ON write_off (invoice_id);

-- What is left to pay of every invoice, and how it is settled. Invoices of a merged member count for the survivor.
-- Whether one is overdue depends on the day, so it is not told here.
CREATE VIEW open_item AS
SELECT
    *,
    CASE
        WHEN open_minor < 0 THEN 'overpaid'
        WHEN open_minor > 0 AND allocated_minor > 0 THEN 'partly_paid'
        WHEN open_minor > 0 THEN 'open'
        WHEN written_off_minor > 0 THEN 'written_off'
        WHEN allocated_minor = 0 AND credited_minor > 0 THEN 'credited'
        ELSE 'paid'
    END AS settlement
FROM (
    SELECT *, total_minor - credited_minor - allocated_minor - written_off_minor AS open_minor
    FROM (
        SELECT
            invoice.id AS invoice_id, number, coalesce(survivor_id, invoice.member_id) AS member_id, sponsor_id,
            debtor_name, licence_year, issued_on, due_on, currency, total_minor, payment_reference,
            coalesce((SELECT sum(note.total_minor) FROM invoice AS note WHERE note.credits_id = invoice.id), 0)
                AS credited_minor,
            coalesce((SELECT sum(amount_minor) FROM allocation WHERE invoice_id = invoice.id), 0) AS allocated_minor,
            coalesce((SELECT sum(amount_minor) FROM write_off WHERE invoice_id = invoice.id), 0) AS written_off_minor
        FROM invoice
        LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
        WHERE kind = 'invoice'
    )
);

-- Tax -----------------------------------------------------------------------------------------------------------

CREATE TABLE tax_category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    -- EN 16931, BT-118.
    code TEXT NOT NULL CHECK (code IN ('S', 'Z', 'E', 'AE', 'O', 'G', 'K')),
    -- Why no tax is charged, as invoices print it, and its VATEX code.
    reason TEXT NOT NULL DEFAULT '',
    reason_code TEXT NOT NULL DEFAULT '',
    -- What applies instead to a business in another EU country, and to buyers abroad.
    eu_business_id INTEGER REFERENCES tax_category (id),
    abroad_id INTEGER REFERENCES tax_category (id)
) STRICT;

CREATE TABLE tax_rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
    from_on TEXT NOT NULL,
    -- A decimal number.
    percent TEXT NOT NULL,
    UNIQUE (tax_category_id, from_on)
) STRICT;

-- Fee plans ------------------------------------------------------------------------------------------------------

-- Several plans may be thought through for a year; the adopted one is billed.
CREATE TABLE fee_plan_in_full (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    is_adopted INTEGER NOT NULL CHECK (is_adopted IN (0, 1)),
    billed_by TEXT NOT NULL CHECK (billed_by IN ('licence_year', 'anniversary')),
    prices_include_tax INTEGER NOT NULL CHECK (prices_include_tax IN (0, 1)),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE fee_component (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES fee_plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    currency TEXT NOT NULL,
    pro_rata TEXT NOT NULL CHECK (pro_rata IN ('months', 'days', 'none')),
    tax_category_id INTEGER REFERENCES tax_category (id),
    -- How the amount is reckoned, and for whom: JSON objects.
    rule TEXT NOT NULL,
    audience TEXT NOT NULL,
    UNIQUE (plan_id, position)
) STRICT;
INSERT INTO fee_plan_in_full (id, licence_year, name, is_adopted, billed_by, prices_include_tax)
SELECT id, licence_year, 'Fees', 1, 'licence_year', 0 FROM fee_plan ORDER BY id;
INSERT INTO fee_component (plan_id, position, name, currency, pro_rata, rule, audience)
SELECT
    id, 0, 'Consortium membership fee', currency, iif(pro_rata, 'months', 'none'),
    iif(
        kind = 'flat', json_object('kind', 'flat', 'amount_minor', flat_minor),
        json_object('kind', 'by_tier', 'small_minor', small_minor, 'standard_minor', standard_minor, 'large_minor', large_minor)
    ),
    '{}'
FROM fee_plan ORDER BY id;
DROP TABLE fee_plan;
ALTER TABLE fee_plan_in_full RENAME TO fee_plan;
CREATE INDEX fee_plan_by_year ON fee_plan (licence_year);
CREATE UNIQUE INDEX one_adopted_plan_a_year ON fee_plan (licence_year) WHERE is_adopted;

-- That somebody looked a run over and agreed, to exactly what its fingerprint stands for.
CREATE TABLE billing_approval (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
