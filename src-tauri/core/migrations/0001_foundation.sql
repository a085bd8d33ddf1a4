-- The foundation: profile, members, contacts, imports, fees, billing, invoices, and the audit trail under them all.
-- Ids are never reused (AUTOINCREMENT), because audit entries name rows by id for ever.

CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- Audit ---------------------------------------------------------------------------------------------------------

CREATE TABLE audit_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    operation TEXT NOT NULL,
    summary TEXT NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    -- The entry that this one takes back: an undo names an operation, a redo names an undo.
    undoes INTEGER REFERENCES audit_entry (id),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE audit_change (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES audit_entry (id),
    table_name TEXT NOT NULL,
    first_row_id INTEGER NOT NULL,
    -- Differs from first_row_id only for a range of rows inserted in bulk, which carries no images: the rows hold
    -- their own content, and whatever changes them later records what they held before.
    last_row_id INTEGER NOT NULL CHECK (last_row_id >= first_row_id),
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX audit_change_by_entry ON audit_change (entry_id);
CREATE INDEX audit_change_by_row ON audit_change (table_name, first_row_id);

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_change_is_append_only BEFORE UPDATE ON audit_change
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_change_is_never_deleted BEFORE DELETE ON audit_change
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_change_is_never_replaced BEFORE INSERT ON audit_change
WHEN EXISTS (SELECT 1 FROM audit_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

-- Which entries stand undone right now. State, not history: the entries themselves say how it came about.
CREATE TABLE undone_entry (
    entry_id INTEGER PRIMARY KEY REFERENCES audit_entry (id),
    undone_by INTEGER NOT NULL REFERENCES audit_entry (id)
) STRICT;

-- Files by content ----------------------------------------------------------------------------------------------

CREATE TABLE stored_file (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- Profile -------------------------------------------------------------------------------------------------------

CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    tax_text TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    year_start TEXT NOT NULL CHECK (year_start GLOB '[0-1][0-9]-[0-3][0-9]'),
    invoice_number_pattern TEXT NOT NULL,
    payment_due_days INTEGER NOT NULL CHECK (payment_due_days BETWEEN 0 AND 365),
    bank_account_holder TEXT NOT NULL DEFAULT '',
    bank_name TEXT NOT NULL DEFAULT '',
    iban TEXT NOT NULL DEFAULT '',
    bic TEXT NOT NULL DEFAULT '',
    bank_details TEXT NOT NULL DEFAULT '',
    invoice_footer TEXT NOT NULL DEFAULT '',
    logo_sha256 TEXT REFERENCES stored_file (sha256)
) STRICT;

-- Members and contacts ------------------------------------------------------------------------------------------

CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    official_name TEXT NOT NULL CHECK (official_name <> ''),
    short_name TEXT NOT NULL DEFAULT '',
    -- official_name without case, diacritics and punctuation: sorted and matched by.
    name_key TEXT NOT NULL,
    ror_id TEXT UNIQUE,
    country TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    email_domain TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    sector TEXT NOT NULL DEFAULT '',
    tier TEXT CHECK (tier IN ('small', 'standard', 'large')),
    status TEXT NOT NULL CHECK (status IN ('enquiry', 'applicant', 'onboarding', 'active', 'leaving', 'former')),
    joined_on TEXT,
    left_on TEXT,
    purchase_order TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    -- Columns of an imported list that this program has no field for: a JSON object of strings.
    extra TEXT NOT NULL DEFAULT '{}',
    archived_on TEXT,
    told_orcid TEXT NOT NULL DEFAULT 'pending' CHECK (told_orcid IN ('pending', 'visible'))
) STRICT;
CREATE INDEX member_by_name ON member (name_key);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    given_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    orcid_id TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    CHECK (given_name <> '' OR family_name <> '' OR email <> '')
) STRICT;
CREATE INDEX contact_by_email ON contact (email COLLATE NOCASE) WHERE email <> '';

-- A role a person holds at a member, from a day until the day before until_on.
CREATE TABLE contact_role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    role TEXT NOT NULL
        CHECK (role IN ('signatory', 'main', 'voting', 'technical', 'invoice', 'communications', 'product', 'other')),
    from_on TEXT NOT NULL,
    until_on TEXT CHECK (until_on >= from_on)
) STRICT;
CREATE INDEX contact_role_by_member ON contact_role (member_id);
CREATE INDEX contact_role_by_contact ON contact_role (contact_id);
CREATE UNIQUE INDEX one_holder_of_main_and_voting ON contact_role (member_id, role)
    WHERE until_on IS NULL AND role IN ('main', 'voting');
CREATE UNIQUE INDEX one_holding_of_a_role_at_a_time ON contact_role (member_id, contact_id, role)
    WHERE until_on IS NULL;

-- Names and identifiers of members and their contacts, folded and with CJK runs as bigrams. Rows are members.
CREATE VIRTUAL TABLE member_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2"
);

-- Imports -------------------------------------------------------------------------------------------------------

CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('members', 'contacts')),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    user TEXT NOT NULL,
    rows INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    -- The rejected rows as CSV with a reason column, ready to be corrected and imported.
    rejected_csv TEXT NOT NULL DEFAULT ''
) STRICT;

-- Fees and billing ----------------------------------------------------------------------------------------------

CREATE TABLE fee_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('flat', 'tier')),
    currency TEXT NOT NULL,
    flat_minor INTEGER CHECK (flat_minor >= 0),
    small_minor INTEGER CHECK (small_minor >= 0),
    standard_minor INTEGER CHECK (standard_minor >= 0),
    large_minor INTEGER CHECK (large_minor >= 0),
    pro_rata INTEGER NOT NULL CHECK (pro_rata IN (0, 1))
) STRICT;

CREATE TABLE billing_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    invoice_count INTEGER NOT NULL,
    total_minor INTEGER NOT NULL
) STRICT;

-- The last number given out in each series; moved only in the transaction that writes the invoice.
CREATE TABLE number_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL UNIQUE,
    last_number INTEGER NOT NULL CHECK (last_number >= 0)
) STRICT;

CREATE TABLE invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES billing_run (id),
    series TEXT NOT NULL,
    series_number INTEGER NOT NULL CHECK (series_number > 0),
    number TEXT NOT NULL UNIQUE,
    member_id INTEGER NOT NULL REFERENCES member (id),
    member_name TEXT NOT NULL,
    licence_year INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    -- Everything the document prints, frozen: a JSON object.
    document TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    UNIQUE (series, series_number),
    UNIQUE (member_id, licence_year)
) STRICT;
CREATE INDEX invoice_by_year ON invoice (licence_year, series_number);

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
        OR (member_id = NEW.member_id AND licence_year = NEW.licence_year)
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes, and a member is invoiced once for a licence year'); END;
CREATE TRIGGER an_issued_run_never_changes BEFORE UPDATE ON billing_run
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;
CREATE TRIGGER an_issued_run_is_never_deleted BEFORE DELETE ON billing_run
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;
CREATE TRIGGER an_issued_run_is_never_replaced BEFORE INSERT ON billing_run
WHEN EXISTS (SELECT 1 FROM billing_run WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;
CREATE TRIGGER numbers_only_grow BEFORE UPDATE ON number_series
WHEN NEW.last_number < OLD.last_number OR NEW.series IS NOT OLD.series
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;
CREATE TRIGGER a_series_is_never_replaced BEFORE INSERT ON number_series
WHEN EXISTS (SELECT 1 FROM number_series WHERE id = NEW.id OR series = NEW.series)
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;
CREATE TRIGGER a_series_is_never_deleted BEFORE DELETE ON number_series
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;
