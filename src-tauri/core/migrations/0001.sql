-- A register: every table with its indexes and triggers beside it, slice by slice from the lowest up.
--
-- What holds throughout:
-- * Ids are never reused (AUTOINCREMENT), because audit entries name rows by id for ever.
-- * A column says by its name what it holds: `_on` a day (YYYY-MM-DD), `_at` an instant (RFC 3339 in UTC), `_minor` an amount in
--   minor units of the currency beside it. No amount is beyond 10,000,000,000,000 of them on either side of zero, so that sums of
--   what a register holds are exact in 64 bits.
-- * Texts are empty where nothing is known; NULL means that there is none, or what the comment says.
-- * Triggers keep what has to hold whoever writes to the file, and their names are sentences. INSERT OR REPLACE takes a row away
--   without asking a trigger on DELETE unless recursive_triggers is on, which a foreign connection may not have set: what must
--   never be replaced has a trigger on INSERT, which runs before the conflict is resolved.
-- * What is dated on or before the day through which the books are closed (the view books_closed, below under books) stays as it is.

-- register ----------------------------------------------------------------------------------------------------------------------

CREATE TABLE register_migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- The history: one entry for each operation, chained by hashes.
CREATE TABLE register_audit_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    operation TEXT NOT NULL,
    summary TEXT NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    -- The entry that this one takes back: an undo names an operation, a redo names an undo.
    undoes INTEGER REFERENCES register_audit_entry (id),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

-- A description may lose the name of an erased person, and nothing else of an entry may change.
CREATE TRIGGER register_audit_entry_is_append_only BEFORE UPDATE ON register_audit_entry
WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.user IS NOT OLD.user OR NEW.operation IS NOT OLD.operation
    OR NEW.undoable IS NOT OLD.undoable OR NEW.undoes IS NOT OLD.undoes
    OR NEW.previous_hash IS NOT OLD.previous_hash OR NEW.hash IS NOT OLD.hash
    OR NEW.summary NOT GLOB '*Erased person [0-9]*'
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER register_audit_entry_is_never_deleted BEFORE DELETE ON register_audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER register_audit_entry_is_never_replaced BEFORE INSERT ON register_audit_entry
WHEN EXISTS (SELECT 1 FROM register_audit_entry WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

-- What an operation did to a row, or to a range of rows.
CREATE TABLE register_audit_change (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES register_audit_entry (id),
    table_name TEXT NOT NULL,
    first_row_id INTEGER NOT NULL,
    -- Differs from first_row_id only for a range of rows inserted in bulk, which carries no images: the rows hold
    -- their own content, and whatever changes them later records what they held before.
    last_row_id INTEGER NOT NULL CHECK (last_row_id >= first_row_id),
    -- The row as a JSON object; NULL where there was none, and where there is none any more.
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX register_audit_change_by_entry ON register_audit_change (entry_id);
CREATE INDEX register_audit_change_by_row ON register_audit_change (table_name, first_row_id);

-- The history stays append-only but for one step: an image gives way to the name of the erased person, and the
-- rejected rows of an import lose those of that person. Everything else about a change stays as it was written.
CREATE TRIGGER register_audit_change_is_append_only BEFORE UPDATE ON register_audit_change
WHEN NEW.id IS NOT OLD.id OR NEW.entry_id IS NOT OLD.entry_id OR NEW.table_name IS NOT OLD.table_name
    OR NEW.first_row_id IS NOT OLD.first_row_id OR NEW.last_row_id IS NOT OLD.last_row_id
    OR NOT (
        NEW.before IS OLD.before
        OR (OLD.before ->> '$.erased' IS NULL AND NEW.before ->> '$.erased' GLOB 'Erased person [0-9]*'
            AND NEW.before IS json_object('id', OLD.first_row_id, 'erased', NEW.before ->> '$.erased'))
        OR (OLD.table_name = 'import_batch' AND NEW.before ->> '$.erased' GLOB 'Erased person [0-9]*'
            AND json_remove(NEW.before, '$.erased', '$.rejected_csv') IS json_remove(OLD.before, '$.erased', '$.rejected_csv'))
    )
    OR NOT (
        NEW.after IS OLD.after
        OR (OLD.after ->> '$.erased' IS NULL AND NEW.after ->> '$.erased' GLOB 'Erased person [0-9]*'
            AND NEW.after IS json_object('id', OLD.first_row_id, 'erased', NEW.after ->> '$.erased'))
        OR (OLD.table_name = 'import_batch' AND NEW.after ->> '$.erased' GLOB 'Erased person [0-9]*'
            AND json_remove(NEW.after, '$.erased', '$.rejected_csv') IS json_remove(OLD.after, '$.erased', '$.rejected_csv'))
    )
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER register_audit_change_is_never_deleted BEFORE DELETE ON register_audit_change
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER register_audit_change_is_never_replaced BEFORE INSERT ON register_audit_change
WHEN EXISTS (SELECT 1 FROM register_audit_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

-- Entries from which personal data were taken. The row is recorded in the entry of the erasure, and so is part of the
-- chain: sha256 stands for what the entry holds since, in place of its own hash.
CREATE TABLE register_audit_redaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES register_audit_entry (id),
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX register_audit_redaction_by_entry ON register_audit_redaction (entry_id);
CREATE TRIGGER register_audit_redaction_is_append_only BEFORE UPDATE ON register_audit_redaction
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER register_audit_redaction_is_never_deleted BEFORE DELETE ON register_audit_redaction
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

-- Which entries stand undone right now. State, not history: the entries themselves say how it came about.
CREATE TABLE register_undone_entry (
    entry_id INTEGER PRIMARY KEY REFERENCES register_audit_entry (id),
    undone_by INTEGER NOT NULL REFERENCES register_audit_entry (id)
) STRICT;

-- Files, once for each content.
CREATE TABLE register_stored_file (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
-- Content is found by its hash, so it must never become other content under the same one.
CREATE TRIGGER a_stored_file_never_changes BEFORE UPDATE ON register_stored_file
BEGIN SELECT RAISE(ABORT, 'a stored file never changes'); END;

-- locale ------------------------------------------------------------------------------------------------------------------------

-- The language that the consortium writes in unless told otherwise.
CREATE TABLE locale_language (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- A BCP 47 tag.
    language TEXT NOT NULL CHECK (language <> '')
) STRICT;

-- branding ----------------------------------------------------------------------------------------------------------------------

-- How documents look from now on. What was issued keeps, in its frozen copy, the look that it was issued with.
CREATE TABLE branding (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    paper TEXT NOT NULL CHECK (paper IN ('a4', 'us_letter')),
    -- Where the window of the envelope is.
    envelope TEXT NOT NULL CHECK (envelope IN ('din_b', 'din_a', 'us_no10', 'none')),
    -- #rrggbb
    accent TEXT NOT NULL CHECK (length(accent) = 7),
    logo_side TEXT NOT NULL CHECK (logo_side IN ('start', 'centre', 'end')),
    head_lines TEXT NOT NULL,
    foot_1 TEXT NOT NULL,
    foot_2 TEXT NOT NULL,
    foot_3 TEXT NOT NULL
) STRICT;

-- letters -----------------------------------------------------------------------------------------------------------------------

-- Texts that the consortium wrote in place of the program's.
CREATE TABLE letter_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (
        kind IN (
            'invoice', 'credit_note', 'pro_forma', 'first_reminder', 'second_reminder', 'final_reminder', 'statement',
            'joining_missing'
        )
    ),
    -- A BCP 47 tag.
    language TEXT NOT NULL CHECK (language <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    body TEXT NOT NULL CHECK (body <> ''),
    UNIQUE (kind, language)
) STRICT;

-- profile -----------------------------------------------------------------------------------------------------------------------

-- The consortium itself.
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    -- Who is asked about an invoice.
    contact_name TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    registration_id TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    -- The sentence on tax that every invoice prints.
    tax_text TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    -- MM-DD.
    year_start TEXT NOT NULL CHECK (year_start GLOB '[0-1][0-9]-[0-3][0-9]'),
    invoice_number_pattern TEXT NOT NULL,
    credit_note_number_pattern TEXT NOT NULL,
    pro_forma_number_pattern TEXT NOT NULL,
    payment_due_days INTEGER NOT NULL CHECK (payment_due_days BETWEEN 0 AND 365),
    -- How many days after today an invoice may be dated without a word.
    invoice_days_ahead_max INTEGER NOT NULL CHECK (invoice_days_ahead_max BETWEEN 0 AND 730),
    -- Whether a run is issued only after somebody approved it.
    approval_required INTEGER NOT NULL DEFAULT 0 CHECK (approval_required IN (0, 1)),
    e_invoice TEXT NOT NULL CHECK (e_invoice IN ('none', 'factur_x', 'ubl', 'xrechnung')),
    electronic_address TEXT NOT NULL DEFAULT '',
    bank_account_holder TEXT NOT NULL DEFAULT '',
    bank_name TEXT NOT NULL DEFAULT '',
    iban TEXT NOT NULL DEFAULT '',
    bic TEXT NOT NULL DEFAULT '',
    bank_details TEXT NOT NULL DEFAULT '',
    -- Why invoices name no account to pay to; empty where they do, or where nobody has said why they do not.
    no_account_reason TEXT NOT NULL DEFAULT '',
    invoice_footer TEXT NOT NULL DEFAULT '',
    logo_sha256 TEXT REFERENCES register_stored_file (sha256)
) STRICT;

-- members -----------------------------------------------------------------------------------------------------------------------

CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The organisation it belongs to, itself a member.
    parent_id INTEGER REFERENCES member (id),
    official_name TEXT NOT NULL CHECK (official_name <> ''),
    short_name TEXT NOT NULL DEFAULT '',
    -- Names in other languages and scripts: a JSON array of {"name", "language"}.
    other_names TEXT NOT NULL DEFAULT '[]',
    -- official_name without case, diacritics and punctuation: sorted and matched by.
    name_key TEXT NOT NULL,
    ror_id TEXT UNIQUE,
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    email_domain TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    sector TEXT NOT NULL DEFAULT '',
    -- NULL while nobody knows.
    not_for_profit INTEGER CHECK (not_for_profit IN (0, 1)),
    -- A JSON array of strings.
    tags TEXT NOT NULL DEFAULT '[]',
    tier TEXT CHECK (tier IN ('small', 'standard', 'large')),
    status TEXT NOT NULL CHECK (status IN ('enquiry', 'applicant', 'onboarding', 'active', 'leaving', 'former')),
    joined_on TEXT,
    left_on TEXT,
    archived_on TEXT,
    -- A BCP 47 tag, and an ISO 4217 code; empty for the consortium's own.
    language TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT '',
    -- A name of the IANA database.
    time_zone TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    purchase_order_required INTEGER NOT NULL DEFAULT 0 CHECK (purchase_order_required IN (0, 1)),
    purchase_order TEXT NOT NULL DEFAULT '',
    buyer_reference TEXT NOT NULL DEFAULT '',
    electronic_address TEXT NOT NULL DEFAULT '',
    -- Where invoices go, if not to the member's own name and address.
    invoice_name TEXT NOT NULL DEFAULT '',
    invoice_street TEXT NOT NULL DEFAULT '',
    invoice_postal_code TEXT NOT NULL DEFAULT '',
    invoice_city TEXT NOT NULL DEFAULT '',
    invoice_region TEXT NOT NULL DEFAULT '',
    invoice_country TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    -- Values of custom fields, and columns of an imported list that this program has no field for: a JSON object of strings.
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX member_by_name ON member (name_key);
CREATE INDEX member_by_parent ON member (parent_id) WHERE parent_id IS NOT NULL;

-- Each change of a member's status or tier, with its day and reason. What held before the first change follows from
-- its "before"; what holds now stands in the member.
CREATE TABLE member_status_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    field TEXT NOT NULL CHECK (field IN ('status', 'tier')),
    before TEXT,
    after TEXT,
    changed_on TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_status_change_by_member ON member_status_change (member_id, field, changed_on);

-- Fields that a consortium adds to its members. Values stand in member.extra under the field's name.
CREATE TABLE member_custom_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'yes_no', 'choice')),
    -- A JSON array of strings; empty but for a choice.
    choices TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- A merged member keeps its record and its invoices, and is out of every list; everything else is the survivor's.
-- The survivor is never merged itself: when it is, what was merged into it follows.
CREATE TABLE member_merge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL UNIQUE REFERENCES member (id),
    survivor_id INTEGER NOT NULL REFERENCES member (id) CHECK (survivor_id <> member_id),
    merged_on TEXT NOT NULL
) STRICT;
CREATE INDEX member_merge_by_survivor ON member_merge (survivor_id);

-- contacts ----------------------------------------------------------------------------------------------------------------------

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

-- On no day does a member have two main or two voting contacts. A holding that ends on the day it begins holds on none.
CREATE TRIGGER a_single_role_has_one_holder_insert BEFORE INSERT ON contact_role
WHEN NEW.role IN ('main', 'voting') AND NEW.from_on IS NOT NEW.until_on AND EXISTS (
    SELECT 1 FROM contact_role
    WHERE member_id = NEW.member_id AND role = NEW.role AND from_on IS NOT until_on
        AND (until_on IS NULL OR until_on > NEW.from_on) AND (NEW.until_on IS NULL OR NEW.until_on > from_on)
)
BEGIN SELECT RAISE(ABORT, 'a member has one main and one voting contact at a time'); END;
CREATE TRIGGER a_single_role_has_one_holder_update BEFORE UPDATE ON contact_role
WHEN NEW.role IN ('main', 'voting') AND NEW.from_on IS NOT NEW.until_on AND EXISTS (
    SELECT 1 FROM contact_role
    WHERE id <> NEW.id AND member_id = NEW.member_id AND role = NEW.role AND from_on IS NOT until_on
        AND (until_on IS NULL OR until_on > NEW.from_on) AND (NEW.until_on IS NULL OR NEW.until_on > from_on)
)
BEGIN SELECT RAISE(ABORT, 'a member has one main and one voting contact at a time'); END;

-- views -------------------------------------------------------------------------------------------------------------------------

-- Views that somebody named: what a list is searched and filtered by, its order and its columns.
CREATE TABLE view_definition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL CHECK (list IN ('members', 'contacts')),
    name TEXT NOT NULL CHECK (name <> ''),
    -- The name without case and diacritics: no two views of a list share it.
    name_key TEXT NOT NULL,
    -- What is shown: a JSON object.
    definition TEXT NOT NULL,
    UNIQUE (list, name_key)
) STRICT;

-- attachments -------------------------------------------------------------------------------------------------------------------

-- A document of a member, of an agreement, or, where it has neither, of the consortium as a whole.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES member (id),
    agreement_id INTEGER REFERENCES agreement (id) CHECK (agreement_id IS NULL OR member_id IS NULL),
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'amendment', 'letter', 'invoice_received', 'other')),
    title TEXT NOT NULL CHECK (title <> ''),
    dated_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_by_member ON attachment (member_id);
CREATE INDEX attachment_by_agreement ON attachment (agreement_id);

CREATE TABLE attachment_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id INTEGER NOT NULL REFERENCES attachment (id),
    version INTEGER NOT NULL CHECK (version > 0),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES register_stored_file (sha256),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    UNIQUE (attachment_id, version)
) STRICT;
CREATE INDEX attachment_version_by_content ON attachment_version (sha256);

-- duplicates --------------------------------------------------------------------------------------------------------------------

-- Two that were looked at and are not the same.
CREATE TABLE duplicate_dismissal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('members', 'contacts')),
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL CHECK (second_id > first_id),
    declared_on TEXT NOT NULL,
    UNIQUE (kind, first_id, second_id)
) STRICT;

-- portal_sync -------------------------------------------------------------------------------------------------------------------

-- The values of a member, or of a person at a member, as ORCID was last told them. What ORCID still has to be told is
-- never stored: it is the difference between this and the register.
CREATE TABLE portal_sync_submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    -- NULL for the member itself.
    contact_id INTEGER REFERENCES contact (id),
    -- A JSON array of pairs, field and value; NULL once ORCID was told that it is gone.
    submitted_values TEXT,
    submitted_on TEXT NOT NULL,
    -- When ORCID's side was seen to show it.
    seen_on TEXT
) STRICT;
CREATE UNIQUE INDEX portal_sync_submission_of_each ON portal_sync_submission (member_id, coalesce(contact_id, 0));

-- voting ------------------------------------------------------------------------------------------------------------------------

-- A round in which members confirm their contacts.
CREATE TABLE voting_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    -- The message to members, with {member}, {contacts}, {due} and {consortium} where their values go.
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;

-- A member asked in a round.
CREATE TABLE voting_confirmation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id INTEGER NOT NULL REFERENCES voting_round (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    asked_on TEXT,
    answer TEXT CHECK (answer IN ('confirmed', 'changed')),
    answered_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (round_id, member_id),
    CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX voting_confirmation_by_member ON voting_confirmation (member_id);

-- imports -----------------------------------------------------------------------------------------------------------------------

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

-- What was chosen for a list: which column feeds which field, what values stand for, and the options. Found by the set
-- of its headings; the latest counts. A row is only ever added, so that an older import can be undone on its own.
CREATE TABLE import_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The headings without case, spacing and punctuation, sorted, one a line.
    heading_set TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL,
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX import_mapping_by_headings ON import_mapping (heading_set);

-- personal_data -----------------------------------------------------------------------------------------------------------------

CREATE TABLE personal_data_policy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Whole calendar years after that of issue for which invoices are kept.
    invoice_retention_years INTEGER NOT NULL CHECK (invoice_retention_years BETWEEN 0 AND 100)
) STRICT;

-- People can be erased, also from the history.
CREATE TABLE personal_data_erasure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL UNIQUE REFERENCES contact (id),
    pseudonym TEXT NOT NULL,
    erased_on TEXT NOT NULL,
    erased_by TEXT NOT NULL
) STRICT;

-- Issued invoices that name an erased person and must be kept.
CREATE TABLE personal_data_retained_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    erased_person_id INTEGER NOT NULL REFERENCES personal_data_erasure (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    retained_until TEXT NOT NULL,
    UNIQUE (erased_person_id, invoice_id)
) STRICT;

-- agreements --------------------------------------------------------------------------------------------------------------------

-- An agreement with ORCID and its terms.
CREATE TABLE agreement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The agreement that this one renews: each is renewed once.
    renews_id INTEGER UNIQUE REFERENCES agreement (id),
    title TEXT NOT NULL CHECK (title <> ''),
    -- ORCID's number or name for it.
    reference TEXT NOT NULL DEFAULT '',
    signed_on TEXT,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    lead_fee_minor INTEGER NOT NULL CHECK (lead_fee_minor BETWEEN 0 AND 10000000000000),
    included_credentials INTEGER NOT NULL CHECK (included_credentials >= 0),
    extra_credential_minor INTEGER NOT NULL CHECK (extra_credential_minor BETWEEN 0 AND 10000000000000),
    -- NULL where the agreement says nothing of it.
    fees_due_days INTEGER CHECK (fees_due_days >= 0),
    notice_months INTEGER CHECK (notice_months >= 0),
    members_min INTEGER CHECK (members_min > 0),
    members_within_months INTEGER CHECK (members_within_months >= 0),
    note TEXT NOT NULL DEFAULT '',
    CHECK (ends_on >= starts_on),
    CHECK ((members_min IS NULL) = (members_within_months IS NULL))
) STRICT;

-- What a member of a tier pays a year while the consortium has at least so many members.
CREATE TABLE agreement_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    from_members INTEGER NOT NULL CHECK (from_members > 0),
    tier TEXT NOT NULL CHECK (tier IN ('small', 'standard', 'large')),
    fee_minor INTEGER NOT NULL CHECK (fee_minor BETWEEN 0 AND 10000000000000),
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
    -- API credentials beyond those that the agreement includes.
    extra_credentials INTEGER NOT NULL DEFAULT 0 CHECK (extra_credentials >= 0),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (agreement_id, member_id),
    CHECK ((decision = 'undecided') = (decided_on IS NULL))
) STRICT;
CREATE INDEX agreement_member_by_member ON agreement_member (member_id);

-- sponsors ----------------------------------------------------------------------------------------------------------------------

-- An organisation that is no member and pays for members, such as a ministry.
CREATE TABLE sponsor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    attention TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    tax_id TEXT NOT NULL DEFAULT '',
    purchase_order TEXT NOT NULL DEFAULT '',
    buyer_reference TEXT NOT NULL DEFAULT '',
    electronic_address TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    archived_on TEXT
) STRICT;

-- taxes -------------------------------------------------------------------------------------------------------------------------

CREATE TABLE tax_category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    -- EN 16931, BT-118.
    code TEXT NOT NULL CHECK (code IN ('S', 'Z', 'E', 'AE', 'O', 'G', 'K')),
    -- Whose rate counts where a rate changes: that of the invoice date, or of the first or the last day of what is billed.
    rate_day TEXT NOT NULL CHECK (rate_day IN ('invoice_date', 'first_day', 'last_day')),
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

-- The taxes that a category charges together, such as GST and QST, each a category with rates of its own.
CREATE TABLE tax_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
    part_id INTEGER NOT NULL REFERENCES tax_category (id) CHECK (part_id <> tax_category_id),
    UNIQUE (tax_category_id, part_id)
) STRICT;
CREATE INDEX tax_part_by_part ON tax_part (part_id);

-- What applies instead to buyers in a region of the consortium's own country, such as a province.
CREATE TABLE tax_region (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
    -- As it is compared: an ISO 3166-2 code where the program knows the regions of the country, else its name in the searched form.
    region TEXT NOT NULL CHECK (region <> ''),
    instead_id INTEGER NOT NULL REFERENCES tax_category (id),
    UNIQUE (tax_category_id, region)
) STRICT;
CREATE INDEX tax_region_by_instead ON tax_region (instead_id);

-- A member or sponsor that is taxed otherwise than where it is says, such as one with a certificate of exemption.
CREATE TABLE tax_exception (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER UNIQUE REFERENCES member (id),
    sponsor_id INTEGER UNIQUE REFERENCES sponsor (id),
    tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
    -- As its invoices print it where no tax is charged.
    reason TEXT NOT NULL CHECK (reason <> ''),
    CHECK ((member_id IS NULL) <> (sponsor_id IS NULL))
) STRICT;
CREATE INDEX tax_exception_by_category ON tax_exception (tax_category_id);

-- terms -------------------------------------------------------------------------------------------------------------------------

-- What holds for amounts of a currency.
CREATE TABLE terms_currency (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    currency TEXT NOT NULL UNIQUE,
    -- By how much a payment may miss an invoice, or exceed it, and settle it all the same; 0 for not at all.
    difference_max_minor INTEGER NOT NULL CHECK (difference_max_minor BETWEEN 0 AND 10000000000000)
) STRICT;

-- fees --------------------------------------------------------------------------------------------------------------------------

-- Several plans may be thought through for a year; the adopted one is billed.
CREATE TABLE fee_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    is_adopted INTEGER NOT NULL CHECK (is_adopted IN (0, 1)),
    billed_by TEXT NOT NULL CHECK (billed_by IN ('licence_year', 'anniversary')),
    prices_include_tax INTEGER NOT NULL CHECK (prices_include_tax IN (0, 1)),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX fee_plan_by_year ON fee_plan (licence_year);
CREATE UNIQUE INDEX one_adopted_plan_a_year ON fee_plan (licence_year) WHERE is_adopted;

CREATE TABLE fee_component (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES fee_plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    currency TEXT NOT NULL,
    -- How the amount is reckoned, and for whom: JSON objects.
    rule TEXT NOT NULL,
    audience TEXT NOT NULL,
    pro_rata TEXT NOT NULL CHECK (pro_rata IN ('months', 'days', 'none')),
    -- What becomes of the share of a member that joins after a total was divided and invoiced: it comes on top, or is taken
    -- off what the component of the same name divides next.
    late_joiners TEXT NOT NULL CHECK (late_joiners IN ('on_top', 'next_year')),
    tax_category_id INTEGER REFERENCES tax_category (id),
    UNIQUE (plan_id, position)
) STRICT;

-- A total as it was divided when the first invoices of its year were issued. It stays so: who comes later gets a share of
-- its own.
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
    -- Whether it is a part of the total, or of who came later: on top of it, or to be taken off the next one.
    kind TEXT NOT NULL CHECK (kind IN ('divided', 'on_top', 'next_year')),
    -- The weight of the member times its part of the year.
    part INTEGER NOT NULL CHECK (part >= 0),
    -- What all parts added up to when it was reckoned.
    weight INTEGER NOT NULL CHECK (weight >= 0),
    minor INTEGER NOT NULL CHECK (minor BETWEEN -10000000000000 AND 10000000000000),
    UNIQUE (division_id, member_id)
) STRICT;
CREATE INDEX fee_division_share_by_member ON fee_division_share (member_id);

-- billing -----------------------------------------------------------------------------------------------------------------------

CREATE TABLE billing_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    invoice_count INTEGER NOT NULL,
    total_minor INTEGER NOT NULL CHECK (total_minor BETWEEN -10000000000000 AND 10000000000000)
) STRICT;
CREATE TRIGGER an_issued_run_never_changes BEFORE UPDATE ON billing_run
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;
CREATE TRIGGER an_issued_run_is_never_deleted BEFORE DELETE ON billing_run
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;
CREATE TRIGGER an_issued_run_is_never_replaced BEFORE INSERT ON billing_run
WHEN EXISTS (SELECT 1 FROM billing_run WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an issued billing run never changes'); END;

-- Who was billed for which licence year, so that a second run bills only what is missing. Cancelling an invoice to bill
-- anew takes its rows away; the invoice itself stays as it is.
CREATE TABLE billing_billed_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    licence_year INTEGER NOT NULL,
    currency TEXT NOT NULL,
    -- The invoice that bills the member's fee, to itself or to a sponsor; none where the fee is nothing.
    invoice_id INTEGER REFERENCES invoice (id)
) STRICT;
CREATE UNIQUE INDEX a_fee_is_billed_once ON billing_billed_member (member_id, licence_year, currency, coalesce(sponsor_id, 0));
CREATE INDEX billing_billed_member_by_invoice ON billing_billed_member (invoice_id);

-- That somebody looked over what is to be billed and agreed, for the dates and currencies that were looked at.
CREATE TABLE billing_approval (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    -- Whether it is of everybody who was to be billed, and so takes the place of all earlier ones.
    is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
    -- The invoice date and the due date that were approved, and the second currency with its rate; empty for none.
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    also_in TEXT NOT NULL DEFAULT '',
    exchange_rate TEXT NOT NULL DEFAULT '',
    approved_at TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX billing_approval_by_year ON billing_approval (licence_year);
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

-- A member's fee in one currency, by itself or by a sponsor, as it was approved.
CREATE TABLE billing_approved_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    approval_id INTEGER NOT NULL REFERENCES billing_approval (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    currency TEXT NOT NULL,
    -- SHA-256 of its lines and how they are taxed.
    fingerprint TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX a_fee_is_approved_once ON billing_approved_fee (approval_id, member_id, currency, coalesce(sponsor_id, 0));
CREATE TRIGGER an_approved_fee_never_changes BEFORE UPDATE ON billing_approved_fee
BEGIN SELECT RAISE(ABORT, 'An approval is not changed: approve the run again instead.'); END;
CREATE TRIGGER a_used_approval_stays_whole BEFORE DELETE ON billing_approved_fee
WHEN EXISTS (
    SELECT 1 FROM billing_issued_fee JOIN billing_approved_fee AS used ON used.id = approved_fee_id
    WHERE used.approval_id = OLD.approval_id
)
BEGIN SELECT RAISE(ABORT, 'invoices were issued by this approval, so it stays.'); END;

-- By which run an approved fee was issued.
CREATE TABLE billing_issued_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    approved_fee_id INTEGER NOT NULL UNIQUE REFERENCES billing_approved_fee (id),
    run_id INTEGER NOT NULL REFERENCES billing_run (id)
) STRICT;
CREATE INDEX billing_issued_fee_by_run ON billing_issued_fee (run_id);
CREATE TRIGGER an_issued_fee_never_changes BEFORE UPDATE ON billing_issued_fee
BEGIN SELECT RAISE(ABORT, 'An issued billing run never changes.'); END;
CREATE TRIGGER an_issued_fee_is_never_deleted BEFORE DELETE ON billing_issued_fee
BEGIN SELECT RAISE(ABORT, 'An issued billing run never changes.'); END;

-- invoices ----------------------------------------------------------------------------------------------------------------------

-- The last number given out in each series; moved only in the transaction that writes the invoice.
CREATE TABLE invoice_number_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL UNIQUE,
    last_number INTEGER NOT NULL CHECK (last_number >= 0)
) STRICT;
CREATE TRIGGER numbers_only_grow BEFORE UPDATE ON invoice_number_series
WHEN NEW.last_number < OLD.last_number OR NEW.series IS NOT OLD.series
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;
CREATE TRIGGER a_series_is_never_deleted BEFORE DELETE ON invoice_number_series
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;
CREATE TRIGGER a_series_is_never_replaced BEFORE INSERT ON invoice_number_series
WHEN EXISTS (SELECT 1 FROM invoice_number_series WHERE id = NEW.id OR series = NEW.series)
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never given out twice'); END;

-- Invoices, credit notes and pro formas.
CREATE TABLE invoice (
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
    net_minor INTEGER NOT NULL CHECK (net_minor BETWEEN -10000000000000 AND 10000000000000),
    tax_minor INTEGER NOT NULL CHECK (tax_minor BETWEEN -10000000000000 AND 10000000000000),
    total_minor INTEGER NOT NULL
        CHECK (total_minor = net_minor + tax_minor AND total_minor BETWEEN -10000000000000 AND 10000000000000),
    -- ISO 11649; empty for documents that nobody pays.
    payment_reference TEXT NOT NULL DEFAULT '',
    -- Everything the document prints, frozen: a JSON object.
    document TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    UNIQUE (series, series_number),
    CHECK ((member_id IS NULL) <> (sponsor_id IS NULL)),
    CHECK ((kind = 'credit_note') = (credits_id IS NOT NULL)),
    CHECK (kind = 'invoice' OR total_minor >= 0)
) STRICT;
CREATE INDEX invoice_by_year ON invoice (licence_year, series_number);
CREATE INDEX invoice_by_member ON invoice (member_id);
CREATE INDEX invoice_by_sponsor ON invoice (sponsor_id) WHERE sponsor_id IS NOT NULL;
CREATE INDEX invoice_by_run ON invoice (run_id);
CREATE INDEX credit_note_by_invoice ON invoice (credits_id) WHERE credits_id IS NOT NULL;
CREATE INDEX invoice_by_reference ON invoice (payment_reference);

CREATE TRIGGER an_issued_invoice_never_changes BEFORE UPDATE ON invoice
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER an_issued_invoice_is_never_deleted BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
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
CREATE TRIGGER a_credit_note_follows_its_invoice BEFORE INSERT ON invoice
WHEN NEW.issued_on < (SELECT issued_on FROM invoice WHERE id = NEW.credits_id)
BEGIN SELECT RAISE(ABORT, 'a credit note is not dated before its invoice'); END;
-- Pro formas are in no book.
CREATE TRIGGER no_document_in_closed_books BEFORE INSERT ON invoice
WHEN NEW.kind <> 'pro_forma' AND NEW.issued_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What was told after an invoice was issued and its document says as well from then on: a purchase order number, and what the
-- buyer sorts it by. The latest is printed; all are kept, and the invoice stays as it was issued.
CREATE TABLE invoice_supplement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    -- 1, 2 ... for each invoice.
    number INTEGER NOT NULL CHECK (number >= 1),
    added_on TEXT NOT NULL,
    added_by TEXT NOT NULL,
    -- All that it says, as JSON, and the SHA-256 of that.
    document TEXT NOT NULL,
    document_sha256 TEXT NOT NULL CHECK (length(document_sha256) = 64),
    UNIQUE (invoice_id, number)
) STRICT;
CREATE TRIGGER a_supplement_never_changes BEFORE UPDATE ON invoice_supplement
BEGIN SELECT RAISE(ABORT, 'a supplement of an invoice never changes'); END;
CREATE TRIGGER a_supplement_is_never_deleted BEFORE DELETE ON invoice_supplement
BEGIN SELECT RAISE(ABORT, 'a supplement of an invoice never changes'); END;
CREATE TRIGGER a_supplement_is_the_next BEFORE INSERT ON invoice_supplement
WHEN EXISTS (SELECT 1 FROM invoice_supplement WHERE id = NEW.id)
    OR NEW.number <> 1 + (SELECT count(*) FROM invoice_supplement WHERE invoice_id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'supplements of an invoice are numbered one after the other'); END;
CREATE TRIGGER only_an_invoice_is_supplemented BEFORE INSERT ON invoice_supplement
WHEN NOT EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND kind = 'invoice')
BEGIN SELECT RAISE(ABORT, 'only an invoice has supplements'); END;

-- That a document was made ready for its recipient, and that it was sent: kept apart from issuing.
CREATE TABLE invoice_dispatch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'post', 'portal', 'network', 'other')),
    recipient TEXT NOT NULL DEFAULT '',
    prepared_on TEXT NOT NULL,
    sent_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invoice_dispatch_by_invoice ON invoice_dispatch (invoice_id);

-- What a document says and waits for beside what was issued: the purchase order number of its latest supplement, and whether it
-- is still to be sent, be it for the first time or again since something was added to it.
CREATE VIEW invoice_document_now AS
SELECT
    id AS invoice_id,
    coalesce(
        (
            SELECT json_extract(invoice_supplement.document, '$.purchase_order')
            FROM invoice_supplement WHERE invoice_id = invoice.id
            ORDER BY number DESC LIMIT 1
        ),
        json_extract(document, '$.purchase_order'),
        ''
    ) AS purchase_order,
    (SELECT count(*) FROM invoice_dispatch WHERE invoice_id = invoice.id AND sent_on IS NOT NULL) <= coalesce(
        (
            SELECT json_extract(invoice_supplement.document, '$.sent_before')
            FROM invoice_supplement WHERE invoice_id = invoice.id
            ORDER BY number DESC LIMIT 1
        ),
        0
    ) AS is_to_send
FROM invoice;

-- payments ----------------------------------------------------------------------------------------------------------------------

-- Money that arrived (positive) or was paid back (negative), in the currency of the account.
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Whose money it is, as far as it is known; needed while it is not allocated.
    member_id INTEGER REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    -- The payment that a refund pays back.
    refunds_id INTEGER REFERENCES payment (id),
    received_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL
        CHECK (amount_minor <> 0 AND amount_minor BETWEEN -10000000000000 AND 10000000000000),
    currency TEXT NOT NULL,
    -- What banks on the way kept: it settles invoices as if it had arrived.
    bank_fee_minor INTEGER NOT NULL DEFAULT 0 CHECK (bank_fee_minor BETWEEN 0 AND 10000000000000),
    method TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'other')),
    payer_name TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    CHECK (member_id IS NULL OR sponsor_id IS NULL),
    CHECK (refunds_id IS NULL OR amount_minor < 0)
) STRICT;
CREATE INDEX payment_by_day ON payment (received_on);
CREATE INDEX payment_by_member ON payment (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX payment_by_refunded ON payment (refunds_id) WHERE refunds_id IS NOT NULL;

CREATE TRIGGER a_refund_follows_its_payment BEFORE INSERT ON payment
WHEN NEW.received_on < (SELECT received_on FROM payment WHERE id = NEW.refunds_id)
BEGIN SELECT RAISE(ABORT, 'money is not paid back before it arrived'); END;
-- A payment is not moved behind what it settles already, nor a refund before what it pays back.
CREATE TRIGGER a_moved_payment_stays_before_what_it_settles BEFORE UPDATE OF received_on ON payment
WHEN NEW.received_on > (SELECT min(allocated_on) FROM payment_allocation WHERE payment_id = NEW.id)
    OR NEW.received_on > (SELECT min(received_on) FROM payment WHERE refunds_id = NEW.id)
    OR NEW.received_on < (SELECT received_on FROM payment WHERE id = NEW.refunds_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;
CREATE TRIGGER no_payment_in_closed_books BEFORE INSERT ON payment
WHEN NEW.received_on <= (SELECT through_on FROM books_closed)
    OR (SELECT received_on FROM payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
-- Whose money it is, and what is noted on it, may still be learnt: neither is in the totals.
CREATE TRIGGER no_other_payment_in_closed_books
BEFORE UPDATE OF id, received_on, amount_minor, currency, bank_fee_minor, refunds_id ON payment
WHEN OLD.received_on <= (SELECT through_on FROM books_closed)
    OR NEW.received_on <= (SELECT through_on FROM books_closed)
    OR (
        NEW.id <> OLD.id
        AND (SELECT received_on FROM payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_payment_lost_from_closed_books BEFORE DELETE ON payment
WHEN OLD.received_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What part of a payment settles which invoice; negative where money is paid back. It counts from the later of both days, the
-- payment's and the invoice's; before that the money is unallocated. So a receivable is never below what the list of
-- receivables shows, on any day.
CREATE TABLE payment_allocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL REFERENCES payment (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    allocated_on TEXT NOT NULL,
    -- In the invoice's currency.
    amount_minor INTEGER NOT NULL
        CHECK (amount_minor <> 0 AND amount_minor BETWEEN -10000000000000 AND 10000000000000),
    -- In the payment's currency; equal where both are one.
    payment_minor INTEGER NOT NULL CHECK (payment_minor BETWEEN -10000000000000 AND 10000000000000)
) STRICT;
CREATE INDEX payment_allocation_by_invoice ON payment_allocation (invoice_id);
CREATE INDEX payment_allocation_by_payment ON payment_allocation (payment_id);

-- What of a payment settles invoices, what of it was paid back, and what is left. What a refund pays back is taken from
-- the payment it refunds.
CREATE VIEW payment_remaining AS
SELECT
    *,
    iif(refunds_id IS NULL, amount_minor + bank_fee_minor - allocated_minor - refunded_minor, 0) AS unallocated_minor
FROM (
    SELECT
        payment.id AS payment_id, amount_minor, bank_fee_minor, refunds_id,
        coalesce((SELECT sum(payment_minor) FROM payment_allocation WHERE payment_id = payment.id), 0) AS allocated_minor,
        coalesce((
            SELECT sum(
                coalesce((SELECT sum(payment_minor) FROM payment_allocation WHERE payment_id = refund.id), 0) - refund.amount_minor
            )
            FROM payment AS refund WHERE refund.refunds_id = payment.id
        ), 0) AS refunded_minor
    FROM payment
);

CREATE TRIGGER an_allocation_never_exceeds_its_payment BEFORE INSERT ON payment_allocation
WHEN (
    SELECT
        sign(NEW.amount_minor) <> sign(amount_minor)
        OR (amount_minor > 0 AND (NEW.payment_minor < 0 OR NEW.payment_minor > unallocated_minor))
        OR (amount_minor < 0 AND (NEW.payment_minor > 0 OR allocated_minor + NEW.payment_minor < amount_minor))
    FROM payment_remaining WHERE payment_id = NEW.payment_id
)
BEGIN SELECT RAISE(ABORT, 'an allocation never exceeds its payment'); END;
CREATE TRIGGER an_allocation_follows_payment_and_invoice BEFORE INSERT ON payment_allocation
WHEN NEW.allocated_on < (SELECT received_on FROM payment WHERE id = NEW.payment_id)
    OR NEW.allocated_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;
CREATE TRIGGER a_changed_allocation_follows_payment_and_invoice BEFORE UPDATE ON payment_allocation
WHEN NEW.allocated_on < (SELECT received_on FROM payment WHERE id = NEW.payment_id)
    OR NEW.allocated_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;
CREATE TRIGGER no_allocation_in_closed_books BEFORE INSERT ON payment_allocation
WHEN NEW.allocated_on <= (SELECT through_on FROM books_closed)
    OR (SELECT allocated_on FROM payment_allocation WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_allocation_in_closed_books BEFORE UPDATE ON payment_allocation
WHEN OLD.allocated_on <= (SELECT through_on FROM books_closed)
    OR NEW.allocated_on <= (SELECT through_on FROM books_closed)
    OR (
        NEW.id <> OLD.id
        AND (SELECT allocated_on FROM payment_allocation WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_allocation_lost_from_closed_books BEFORE DELETE ON payment_allocation
WHEN OLD.allocated_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

CREATE TABLE payment_write_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    -- What will not be paid, or the small difference of the payment that came with it.
    kind TEXT NOT NULL DEFAULT 'loss' CHECK (kind IN ('loss', 'difference')),
    -- The payment that left the difference, or was too much by it.
    payment_id INTEGER REFERENCES payment (id),
    -- The credit note that takes over what was given up.
    credit_note_id INTEGER REFERENCES invoice (id),
    written_off_on TEXT NOT NULL,
    -- Below zero where a payment was too much by it; below zero, or nothing, where a credit note takes it over.
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN -10000000000000 AND 10000000000000),
    -- The tax that it takes back, where the law lets it: a JSON array of categories with what is taken off each. It was
    -- reckoned when it was written off and stays.
    taxes TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL,
    CHECK (amount_minor > 0 OR credit_note_id IS NOT NULL OR (kind = 'difference' AND amount_minor < 0)),
    CHECK ((kind <> 'loss' AND credit_note_id IS NULL) = (payment_id IS NOT NULL))
) STRICT;
CREATE INDEX payment_write_off_by_invoice ON payment_write_off (invoice_id);
CREATE INDEX payment_write_off_by_payment ON payment_write_off (payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER a_write_off_follows_its_invoice BEFORE INSERT ON payment_write_off
WHEN NEW.written_off_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'a write-off is not dated before its invoice'); END;
CREATE TRIGGER a_changed_write_off_follows_its_invoice BEFORE UPDATE ON payment_write_off
WHEN NEW.written_off_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'a write-off is not dated before its invoice'); END;
-- A credit note takes over what was given up; what is left of that is never below nothing.
CREATE TRIGGER what_is_given_up_is_never_below_nothing BEFORE DELETE ON payment_write_off
WHEN OLD.amount_minor > 0
    AND (SELECT sum(amount_minor) FROM payment_write_off WHERE invoice_id = OLD.invoice_id AND kind = OLD.kind) < OLD.amount_minor
BEGIN SELECT RAISE(ABORT, 'a credit note took over what was given up'); END;
CREATE TRIGGER no_write_off_in_closed_books BEFORE INSERT ON payment_write_off
WHEN NEW.written_off_on <= (SELECT through_on FROM books_closed)
    OR (SELECT written_off_on FROM payment_write_off WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_write_off_in_closed_books BEFORE UPDATE ON payment_write_off
WHEN OLD.written_off_on <= (SELECT through_on FROM books_closed)
    OR NEW.written_off_on <= (SELECT through_on FROM books_closed)
    OR (
        NEW.id <> OLD.id
        AND (SELECT written_off_on FROM payment_write_off WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_write_off_lost_from_closed_books BEFORE DELETE ON payment_write_off
WHEN OLD.written_off_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What is left to pay of every invoice, and how it is settled. Invoices of a merged member count for the survivor.
-- Whether one is overdue depends on the day, so it is not told here.
CREATE VIEW payment_open_item AS
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
    SELECT *, total_minor - credited_minor - allocated_minor - written_off_minor - conceded_minor AS open_minor
    FROM (
        SELECT
            invoice.id AS invoice_id, number, coalesce(survivor_id, invoice.member_id) AS member_id, sponsor_id,
            debtor_name, licence_year, issued_on, due_on, currency, total_minor, payment_reference,
            coalesce((SELECT sum(note.total_minor) FROM invoice AS note WHERE note.credits_id = invoice.id), 0)
                AS credited_minor,
            coalesce((SELECT sum(amount_minor) FROM payment_allocation WHERE invoice_id = invoice.id), 0) AS allocated_minor,
            coalesce((
                SELECT sum(amount_minor) FROM payment_write_off WHERE invoice_id = invoice.id AND payment_write_off.kind = 'loss'
            ), 0) AS written_off_minor,
            -- What payments need not pay: small differences, below zero where they were too much.
            coalesce((
                SELECT sum(amount_minor) FROM payment_write_off WHERE invoice_id = invoice.id AND payment_write_off.kind <> 'loss'
            ), 0) AS conceded_minor
        FROM invoice
        LEFT JOIN member_merge ON member_merge.member_id = invoice.member_id
        WHERE kind = 'invoice'
    )
);

-- What moved what is owed of each invoice, and from which day it counts. The list of receivables of a day is its sum until then.
CREATE VIEW payment_receivable_movement AS
SELECT id AS invoice_id, currency, issued_on AS counts_on, total_minor AS amount_minor
FROM invoice WHERE kind = 'invoice'
UNION ALL
SELECT credited.id, credited.currency, max(note.issued_on, credited.issued_on), -note.total_minor
FROM invoice AS note JOIN invoice AS credited ON credited.id = note.credits_id
UNION ALL
SELECT invoice.id, invoice.currency, max(allocated_on, issued_on), -amount_minor
FROM payment_allocation JOIN invoice ON invoice.id = payment_allocation.invoice_id
UNION ALL
SELECT invoice.id, invoice.currency, max(written_off_on, issued_on), -amount_minor
FROM payment_write_off JOIN invoice ON invoice.id = payment_write_off.invoice_id;

-- bank --------------------------------------------------------------------------------------------------------------------------

-- What banks say: statements and their transactions.
CREATE TABLE bank_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- In which form the file came, so that the same booking told in another form is recognised; and the days it is about.
    format TEXT NOT NULL CHECK (format <> ''),
    first_on TEXT,
    last_on TEXT,
    -- What the bank calls it.
    identification TEXT NOT NULL DEFAULT '',
    opening_on TEXT,
    opening_minor INTEGER CHECK (opening_minor BETWEEN -10000000000000 AND 10000000000000),
    closing_on TEXT,
    closing_minor INTEGER CHECK (closing_minor BETWEEN -10000000000000 AND 10000000000000),
    -- Transactions in the file, and how many of them were new.
    transactions INTEGER NOT NULL,
    added INTEGER NOT NULL,
    -- A JSON array of sentences.
    warnings TEXT NOT NULL DEFAULT '[]',
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    user TEXT NOT NULL
) STRICT;

-- What a transaction pays is told by payments.
CREATE TABLE bank_transaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id INTEGER NOT NULL REFERENCES bank_statement (id),
    -- What the transaction is known by, so that no file adds it twice.
    fingerprint TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    value_on TEXT,
    -- Above zero when received.
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN -10000000000000 AND 10000000000000),
    currency TEXT NOT NULL,
    is_reversal INTEGER NOT NULL DEFAULT 0 CHECK (is_reversal IN (0, 1)),
    -- What the payer ordered, where that is another amount or currency.
    original_minor INTEGER CHECK (original_minor BETWEEN -10000000000000 AND 10000000000000),
    original_currency TEXT,
    exchange_rate TEXT NOT NULL DEFAULT '',
    charges_minor INTEGER CHECK (charges_minor BETWEEN -10000000000000 AND 10000000000000),
    charges_currency TEXT,
    counterparty TEXT NOT NULL DEFAULT '',
    on_behalf_of TEXT NOT NULL DEFAULT '',
    counterparty_account TEXT NOT NULL DEFAULT '',
    -- Structured references, one a line.
    creditor_references TEXT NOT NULL DEFAULT '',
    remittance TEXT NOT NULL DEFAULT '',
    end_to_end TEXT NOT NULL DEFAULT '',
    bank_reference TEXT NOT NULL DEFAULT '',
    entry_reference TEXT NOT NULL DEFAULT '',
    bank_text TEXT NOT NULL DEFAULT '',
    -- It pays no invoice, and somebody said why.
    ignored_on TEXT,
    ignored_reason TEXT,
    CHECK ((original_minor IS NULL) = (original_currency IS NULL)),
    CHECK ((charges_minor IS NULL) = (charges_currency IS NULL)),
    CHECK ((ignored_on IS NULL) = (ignored_reason IS NULL))
) STRICT;
CREATE INDEX bank_transaction_by_statement ON bank_transaction (statement_id);
CREATE INDEX bank_transaction_by_day ON bank_transaction (booked_on);
CREATE INDEX bank_transaction_by_entry ON bank_transaction (account, entry_reference) WHERE entry_reference <> '';

-- How the columns of a bank's list are read, by the set of its headings; the latest counts. Only ever added.
CREATE TABLE bank_list_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    heading_set TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL,
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX bank_list_mapping_by_headings ON bank_list_mapping (heading_set);

-- A payment that a transaction brought. A transaction may bring several, one for each debtor.
CREATE TABLE bank_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bank_transaction_id INTEGER NOT NULL REFERENCES bank_transaction (id),
    payment_id INTEGER NOT NULL UNIQUE REFERENCES payment (id)
) STRICT;
CREATE INDEX bank_payment_by_transaction ON bank_payment (bank_transaction_id);
-- What of a transaction has its place otherwise than as a payment of a debtor: on an account of the books, from the day of the
-- transaction, or as a payment to ORCID, which is booked by itself.
CREATE TABLE bank_posting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bank_transaction_id INTEGER NOT NULL REFERENCES bank_transaction (id),
    -- Above zero when received, as the transaction is.
    amount_minor INTEGER NOT NULL
        CHECK (amount_minor <> 0 AND amount_minor BETWEEN -10000000000000 AND 10000000000000),
    -- The key of the account.
    account TEXT CHECK (account <> ''),
    orcid_payment_id INTEGER UNIQUE REFERENCES orcid_cost_payment (id),
    note TEXT NOT NULL DEFAULT '',
    CHECK ((account IS NULL) <> (orcid_payment_id IS NULL))
) STRICT;
CREATE INDEX bank_posting_by_transaction ON bank_posting (bank_transaction_id);

-- What of a transaction has its place, and whether anything has.
CREATE VIEW bank_transaction_booked AS
SELECT
    id AS bank_transaction_id,
    coalesce((
        SELECT sum(payment.amount_minor) FROM bank_payment JOIN payment ON payment.id = bank_payment.payment_id
        WHERE bank_payment.bank_transaction_id = bank_transaction.id
    ), 0) + coalesce((
        SELECT sum(amount_minor) FROM bank_posting WHERE bank_posting.bank_transaction_id = bank_transaction.id
    ), 0) AS booked_minor,
    EXISTS (SELECT 1 FROM bank_payment WHERE bank_payment.bank_transaction_id = bank_transaction.id)
        OR EXISTS (SELECT 1 FROM bank_posting WHERE bank_posting.bank_transaction_id = bank_transaction.id) AS is_settled
FROM bank_transaction;

CREATE TRIGGER a_transaction_never_pays_twice BEFORE INSERT ON bank_payment
WHEN (
    SELECT
        transaction_of.currency <> new_payment.currency
        OR sign(transaction_of.amount_minor) <> sign(new_payment.amount_minor)
        OR abs(new_payment.amount_minor + (
            SELECT booked_minor FROM bank_transaction_booked WHERE bank_transaction_id = NEW.bank_transaction_id
        )) > abs(transaction_of.amount_minor)
    FROM bank_transaction AS transaction_of, payment AS new_payment
    WHERE transaction_of.id = NEW.bank_transaction_id AND new_payment.id = NEW.payment_id
)
BEGIN SELECT RAISE(ABORT, 'a bank transaction never pays more than it brought'); END;
CREATE TRIGGER a_transaction_is_placed_once BEFORE INSERT ON bank_posting
WHEN (
    SELECT
        ignored_on IS NOT NULL OR sign(amount_minor) <> sign(NEW.amount_minor)
        OR abs(NEW.amount_minor + (
            SELECT booked_minor FROM bank_transaction_booked WHERE bank_transaction_id = NEW.bank_transaction_id
        )) > abs(amount_minor)
    FROM bank_transaction WHERE id = NEW.bank_transaction_id
)
BEGIN SELECT RAISE(ABORT, 'a bank transaction never has a place for more than it brought'); END;
CREATE TRIGGER a_placed_line_stays_as_it_was_placed BEFORE UPDATE OF id, bank_transaction_id, amount_minor, account, orcid_payment_id
ON bank_posting
BEGIN SELECT RAISE(ABORT, 'a placed line is taken back and placed anew'); END;
CREATE TRIGGER no_bank_posting_in_closed_books BEFORE INSERT ON bank_posting
WHEN NEW.account IS NOT NULL
    AND (SELECT booked_on FROM bank_transaction WHERE id = NEW.bank_transaction_id) <= (SELECT through_on FROM books_closed)
    OR EXISTS (
        SELECT 1 FROM bank_posting JOIN bank_transaction ON bank_transaction.id = bank_transaction_id
        WHERE bank_posting.id = NEW.id AND booked_on <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_bank_posting_lost_from_closed_books BEFORE DELETE ON bank_posting
WHEN OLD.account IS NOT NULL
    AND (SELECT booked_on FROM bank_transaction WHERE id = OLD.bank_transaction_id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
-- From an account in ORCID's currency a payment leaves in that currency, which is in the totals.
CREATE TRIGGER no_orcid_wire_in_closed_books BEFORE INSERT ON bank_posting
WHEN EXISTS (
    SELECT 1 FROM orcid_cost_payment, bank_transaction
    WHERE orcid_cost_payment.id = NEW.orcid_payment_id AND bank_transaction.id = NEW.bank_transaction_id
        AND bank_transaction.currency <> cost_currency AND paid_on <= (SELECT through_on FROM books_closed)
)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_orcid_wire_lost_from_closed_books BEFORE DELETE ON bank_posting
WHEN EXISTS (
    SELECT 1 FROM orcid_cost_payment, bank_transaction
    WHERE orcid_cost_payment.id = OLD.orcid_payment_id AND bank_transaction.id = OLD.bank_transaction_id
        AND bank_transaction.currency <> cost_currency AND paid_on <= (SELECT through_on FROM books_closed)
)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- orcid_costs -------------------------------------------------------------------------------------------------------------------

-- What ORCID invoiced the consortium.
CREATE TABLE orcid_cost_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    -- The invoice that a credit note takes back, in full or in part. Amounts of a credit note are above zero as well.
    credits_id INTEGER REFERENCES orcid_cost_invoice (id),
    licence_year INTEGER NOT NULL,
    -- ORCID's number.
    number TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (number <> ''),
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- How many members it bills, where it says so.
    member_count INTEGER CHECK (member_count >= 0),
    member_fees_minor INTEGER NOT NULL CHECK (member_fees_minor BETWEEN 0 AND 10000000000000),
    lead_fee_minor INTEGER NOT NULL CHECK (lead_fee_minor BETWEEN 0 AND 10000000000000),
    credentials_minor INTEGER NOT NULL CHECK (credentials_minor BETWEEN 0 AND 10000000000000),
    other_minor INTEGER NOT NULL CHECK (other_minor BETWEEN 0 AND 10000000000000),
    tax_minor INTEGER NOT NULL CHECK (tax_minor BETWEEN 0 AND 10000000000000),
    total_minor INTEGER NOT NULL CHECK (total_minor BETWEEN 1 AND 10000000000000),
    note TEXT NOT NULL DEFAULT '',
    attachment_id INTEGER REFERENCES attachment (id) ON DELETE SET NULL,
    CHECK (total_minor = member_fees_minor + lead_fee_minor + credentials_minor + other_minor + tax_minor)
) STRICT;
CREATE INDEX orcid_cost_invoice_by_year ON orcid_cost_invoice (licence_year);
CREATE INDEX orcid_cost_invoice_by_agreement ON orcid_cost_invoice (agreement_id);
CREATE INDEX orcid_cost_invoice_by_attachment ON orcid_cost_invoice (attachment_id) WHERE attachment_id IS NOT NULL;
CREATE INDEX orcid_cost_invoice_by_credited ON orcid_cost_invoice (credits_id) WHERE credits_id IS NOT NULL;

-- What is left to pay; below zero where ORCID credited what was paid already. A credit note leaves nothing to pay, and a
-- payment settles none.
CREATE VIEW orcid_cost_open_item AS
SELECT *, iif(credits_id IS NULL, total_minor - credited_minor, 0) - paid_minor AS open_minor
FROM (
    SELECT
        orcid_cost_invoice.*,
        coalesce((
            SELECT sum(note.total_minor) FROM orcid_cost_invoice AS note WHERE note.credits_id = orcid_cost_invoice.id
        ), 0) AS credited_minor,
        coalesce((SELECT sum(amount_minor) FROM orcid_cost_allocation WHERE invoice_id = orcid_cost_invoice.id), 0) AS paid_minor
    FROM orcid_cost_invoice
);

-- A credit note takes back an invoice, never more than that charges; an invoice never charges less than was paid of it.
CREATE TRIGGER an_orcid_credit_note_fits AFTER INSERT ON orcid_cost_invoice
WHEN NEW.credits_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM orcid_cost_open_item
    WHERE id = NEW.credits_id AND credits_id IS NULL AND currency = NEW.currency
        AND agreement_id = NEW.agreement_id AND credited_minor <= total_minor
)
BEGIN SELECT RAISE(ABORT, 'never more is credited than ORCID charged'); END;
CREATE TRIGGER a_changed_orcid_invoice_fits AFTER UPDATE ON orcid_cost_invoice
WHEN EXISTS (
        SELECT 1 FROM orcid_cost_open_item
        WHERE id = NEW.id AND (paid_minor > total_minor OR credited_minor > total_minor)
    )
    OR (NEW.credits_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM orcid_cost_open_item
        WHERE id = NEW.credits_id AND credits_id IS NULL AND currency = NEW.currency
            AND agreement_id = NEW.agreement_id AND credited_minor <= total_minor
    ))
    OR (
        (NEW.currency <> OLD.currency OR NEW.agreement_id <> OLD.agreement_id)
        AND EXISTS (SELECT 1 FROM orcid_cost_invoice WHERE credits_id = NEW.id)
    )
    OR (
        (NEW.currency <> OLD.currency OR NEW.credits_id IS NOT NULL)
        AND EXISTS (SELECT 1 FROM orcid_cost_allocation WHERE invoice_id = NEW.id)
    )
BEGIN SELECT RAISE(ABORT, 'never more is settled or credited than is owed to ORCID'); END;
CREATE TRIGGER no_orcid_invoice_in_closed_books BEFORE INSERT ON orcid_cost_invoice
WHEN NEW.received_on <= (SELECT through_on FROM books_closed)
    OR (SELECT received_on FROM orcid_cost_invoice WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    OR (SELECT received_on FROM orcid_cost_invoice WHERE number = NEW.number) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
-- When it is due, who counted what and what settles what is in no total, and may still be learnt.
CREATE TRIGGER no_other_orcid_invoice_in_closed_books BEFORE UPDATE ON orcid_cost_invoice
WHEN (
        OLD.received_on <= (SELECT through_on FROM books_closed)
        OR NEW.received_on <= (SELECT through_on FROM books_closed)
        OR (
            NEW.id <> OLD.id
            AND (SELECT received_on FROM orcid_cost_invoice WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
        )
    )
    AND (
        NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.received_on <> OLD.received_on
        OR NEW.currency <> OLD.currency OR NEW.credits_id IS NOT OLD.credits_id
        OR NEW.member_fees_minor <> OLD.member_fees_minor OR NEW.lead_fee_minor <> OLD.lead_fee_minor
        OR NEW.credentials_minor <> OLD.credentials_minor OR NEW.other_minor <> OLD.other_minor
        OR NEW.tax_minor <> OLD.tax_minor
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_orcid_invoice_lost_from_closed_books BEFORE DELETE ON orcid_cost_invoice
WHEN OLD.received_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What was paid to ORCID.
CREATE TABLE orcid_cost_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paid_on TEXT NOT NULL,
    -- What ORCID received, in its currency.
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 10000000000000),
    currency TEXT NOT NULL,
    -- What it cost without the bank's fee, in the consortium's currency of that day; NULL while that is not known.
    cost_minor INTEGER CHECK (cost_minor BETWEEN 1 AND 10000000000000),
    cost_currency TEXT NOT NULL,
    -- As the bank stated it: a decimal number. NULL where it follows from the cost, or is not known.
    exchange_rate TEXT,
    bank_fee_minor INTEGER NOT NULL CHECK (bank_fee_minor BETWEEN 0 AND 10000000000000),
    reference TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    CHECK (currency <> cost_currency OR cost_minor IS amount_minor)
) STRICT;
CREATE INDEX orcid_cost_payment_by_day ON orcid_cost_payment (paid_on);
CREATE TRIGGER a_changed_orcid_payment_fits AFTER UPDATE ON orcid_cost_payment
WHEN (SELECT sum(amount_minor) FROM orcid_cost_allocation WHERE payment_id = NEW.id) > NEW.amount_minor
    OR (NEW.currency <> OLD.currency AND EXISTS (SELECT 1 FROM orcid_cost_allocation WHERE payment_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid to ORCID'); END;
CREATE TRIGGER no_orcid_payment_in_closed_books BEFORE INSERT ON orcid_cost_payment
WHEN NEW.paid_on <= (SELECT through_on FROM books_closed)
    OR (SELECT paid_on FROM orcid_cost_payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_orcid_payment_in_closed_books BEFORE UPDATE ON orcid_cost_payment
WHEN (
        OLD.paid_on <= (SELECT through_on FROM books_closed)
        OR NEW.paid_on <= (SELECT through_on FROM books_closed)
        OR (
            NEW.id <> OLD.id
            AND (SELECT paid_on FROM orcid_cost_payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
        )
    )
    AND (
        NEW.id <> OLD.id OR NEW.paid_on <> OLD.paid_on OR NEW.amount_minor <> OLD.amount_minor
        OR NEW.currency <> OLD.currency OR NEW.cost_minor IS NOT OLD.cost_minor
        OR NEW.cost_currency <> OLD.cost_currency OR NEW.bank_fee_minor <> OLD.bank_fee_minor
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_orcid_payment_lost_from_closed_books BEFORE DELETE ON orcid_cost_payment
WHEN OLD.paid_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- Which payment settles which invoice of ORCID.
CREATE TABLE orcid_cost_allocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL REFERENCES orcid_cost_payment (id),
    invoice_id INTEGER NOT NULL REFERENCES orcid_cost_invoice (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 10000000000000),
    UNIQUE (payment_id, invoice_id)
) STRICT;
CREATE INDEX orcid_cost_allocation_by_invoice ON orcid_cost_allocation (invoice_id);
-- Never more is settled than was paid, nor than was owed, whoever writes.
CREATE TRIGGER an_orcid_allocation_fits AFTER INSERT ON orcid_cost_allocation
WHEN (SELECT currency FROM orcid_cost_payment WHERE id = NEW.payment_id)
        IS NOT (SELECT currency FROM orcid_cost_invoice WHERE id = NEW.invoice_id)
    OR (SELECT sum(amount_minor) FROM orcid_cost_allocation WHERE payment_id = NEW.payment_id)
        > (SELECT amount_minor FROM orcid_cost_payment WHERE id = NEW.payment_id)
    OR (SELECT open_minor FROM orcid_cost_open_item WHERE id = NEW.invoice_id) < 0
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid or is owed to ORCID'); END;
CREATE TRIGGER a_changed_orcid_allocation_fits AFTER UPDATE ON orcid_cost_allocation
WHEN (SELECT currency FROM orcid_cost_payment WHERE id = NEW.payment_id)
        IS NOT (SELECT currency FROM orcid_cost_invoice WHERE id = NEW.invoice_id)
    OR (SELECT sum(amount_minor) FROM orcid_cost_allocation WHERE payment_id = NEW.payment_id)
        > (SELECT amount_minor FROM orcid_cost_payment WHERE id = NEW.payment_id)
    OR (SELECT open_minor FROM orcid_cost_open_item WHERE id = NEW.invoice_id) < 0
BEGIN SELECT RAISE(ABORT, 'never more is settled than was paid or is owed to ORCID'); END;

-- books -------------------------------------------------------------------------------------------------------------------------

-- An account whose code or name is not the usual one, or one that the consortium added. The journal itself is derived.
CREATE TABLE books_account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    code TEXT NOT NULL CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    -- What an added account is; empty for one that comes with the program.
    kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'asset', 'liability', 'equity', 'income', 'cost'))
) STRICT;

-- What is told of an account at a bank, by its number on statements: the code and name it has in the books, where they are its
-- own, and what it held when the books of it begin.
CREATE TABLE books_bank_account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    -- The day in whose morning it held the opening balance.
    opening_on TEXT,
    opening_minor INTEGER CHECK (opening_minor BETWEEN -10000000000000 AND 10000000000000),
    CHECK ((opening_on IS NULL) = (opening_minor IS NULL)),
    CHECK ((code = '') = (name = '')),
    UNIQUE (account, currency)
) STRICT;
CREATE TRIGGER no_opening_balance_in_closed_books BEFORE INSERT ON books_bank_account
WHEN NEW.opening_on <= (SELECT through_on FROM books_closed)
    OR EXISTS (
        SELECT 1 FROM books_bank_account
        WHERE (id = NEW.id OR (account = NEW.account AND currency = NEW.currency))
            AND opening_on <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_opening_balance_in_closed_books
BEFORE UPDATE OF id, account, currency, opening_on, opening_minor ON books_bank_account
WHEN (
        NEW.id <> OLD.id OR NEW.account <> OLD.account OR NEW.currency <> OLD.currency
        OR NEW.opening_on IS NOT OLD.opening_on OR NEW.opening_minor IS NOT OLD.opening_minor
    )
    AND (
        OLD.opening_on <= (SELECT through_on FROM books_closed) OR NEW.opening_on <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_opening_balance_lost_from_closed_books BEFORE DELETE ON books_bank_account
WHEN OLD.opening_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What one unit of another currency is worth in the consortium's, from a day until that of the next rate.
CREATE TABLE books_rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    currency TEXT NOT NULL,
    from_on TEXT NOT NULL,
    -- A decimal number.
    rate TEXT NOT NULL CHECK (rate <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    UNIQUE (currency, from_on)
) STRICT;
CREATE TRIGGER no_rate_in_closed_books BEFORE INSERT ON books_rate
WHEN NEW.from_on <= (SELECT through_on FROM books_closed)
    OR (SELECT from_on FROM books_rate WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_rate_in_closed_books BEFORE UPDATE ON books_rate
WHEN OLD.from_on <= (SELECT through_on FROM books_closed) OR NEW.from_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_rate_lost_from_closed_books BEFORE DELETE ON books_rate
WHEN OLD.from_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- What an accounting program that takes the journal was told once: a JSON object.
CREATE TABLE books_program (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    program TEXT NOT NULL UNIQUE CHECK (program <> ''),
    told TEXT NOT NULL
) STRICT;

-- That the books were closed through a day, and perhaps opened again. Only the latest one that stands may be opened.
CREATE TABLE books_closed_period (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    through_on TEXT NOT NULL,
    -- SHA-256 of every posting through that day.
    fingerprint TEXT NOT NULL,
    -- What each account came to: a JSON array.
    totals TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    reopened_at TEXT,
    reopened_by TEXT,
    reopened_reason TEXT,
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL)),
    CHECK ((reopened_at IS NULL) = (reopened_reason IS NULL)),
    CHECK (reopened_reason <> '')
) STRICT;
CREATE INDEX books_closed_period_that_stands ON books_closed_period (through_on) WHERE reopened_at IS NULL;

-- The latest day that is closed; no row while none is.
CREATE VIEW books_closed AS
SELECT through_on FROM books_closed_period WHERE reopened_at IS NULL ORDER BY through_on DESC LIMIT 1;

CREATE TRIGGER books_are_closed_once_and_forward BEFORE INSERT ON books_closed_period
WHEN NEW.reopened_at IS NOT NULL OR NEW.through_on <= (SELECT through_on FROM books_closed)
    OR EXISTS (SELECT 1 FROM books_closed_period WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day already.'); END;
CREATE TRIGGER closed_books_are_only_reopened BEFORE UPDATE ON books_closed_period
WHEN OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL
    OR NEW.id <> OLD.id OR NEW.through_on <> OLD.through_on OR NEW.closed_at <> OLD.closed_at
    OR NEW.closed_by <> OLD.closed_by OR NEW.fingerprint <> OLD.fingerprint OR NEW.totals <> OLD.totals
    OR OLD.through_on <> (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'Closed books are only opened again, the latest first.'); END;
CREATE TRIGGER closed_books_are_never_forgotten BEFORE DELETE ON books_closed_period
BEGIN SELECT RAISE(ABORT, 'Closed books are never forgotten. Reopen the year in Books instead.'); END;

-- reminders ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE reminder_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- Days after the due date; none where a level is not used.
    first_after_days INTEGER CHECK (first_after_days BETWEEN 0 AND 1000),
    second_after_days INTEGER CHECK (second_after_days BETWEEN 0 AND 1000),
    final_after_days INTEGER CHECK (final_after_days BETWEEN 0 AND 1000),
    -- Days from one reminder of an invoice to the next, at least.
    days_between INTEGER NOT NULL CHECK (days_between BETWEEN 0 AND 1000),
    -- How the fee of a reminder is taxed; none for a compensation that is not subject to tax.
    fee_tax_category_id INTEGER REFERENCES tax_category (id)
) STRICT;

CREATE TABLE reminder_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 10000000000000),
    UNIQUE (level, currency)
) STRICT;

-- An invoice that its debtor does not accept is not reminded of meanwhile.
CREATE TABLE reminder_dispute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    from_on TEXT NOT NULL,
    -- The last day; none while it goes on.
    until_on TEXT CHECK (until_on >= from_on),
    note TEXT NOT NULL CHECK (note <> '')
) STRICT;
CREATE INDEX reminder_dispute_by_invoice ON reminder_dispute (invoice_id);

-- A member or sponsor that is not reminded of anything for a while, and why. It ends by itself.
CREATE TABLE reminder_stop (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES member (id),
    sponsor_id INTEGER REFERENCES sponsor (id),
    from_on TEXT NOT NULL,
    -- The last day.
    until_on TEXT NOT NULL CHECK (until_on >= from_on),
    reason TEXT NOT NULL CHECK (reason <> ''),
    CHECK ((member_id IS NULL) <> (sponsor_id IS NULL))
) STRICT;
CREATE INDEX reminder_stop_by_member ON reminder_stop (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX reminder_stop_by_sponsor ON reminder_stop (sponsor_id) WHERE sponsor_id IS NOT NULL;

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    reminded_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- What was open then, and what the reminder asks for beside it.
    open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 1 AND 10000000000000),
    fee_minor INTEGER NOT NULL CHECK (fee_minor BETWEEN 0 AND 10000000000000),
    -- The invoice that the fee of this reminder was booked as; none where it asks for no new one.
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
    SELECT 1 FROM payment_open_item
    WHERE payment_open_item.invoice_id = NEW.invoice_id AND payment_open_item.open_minor >= NEW.open_minor
        AND payment_open_item.currency = NEW.currency AND payment_open_item.due_on < NEW.reminded_on
)
BEGIN SELECT RAISE(ABORT, 'what is paid, credited or not yet due is never reminded of'); END;
-- What a reminder asks for beside the invoice is owed: by the invoice of its own fee and by those of earlier reminders.
CREATE TRIGGER a_fee_that_is_asked_for_is_owed BEFORE INSERT ON reminder
WHEN NEW.fee_minor > coalesce((
    SELECT sum(open_minor) FROM payment_open_item
    WHERE open_minor > 0 AND currency = NEW.currency AND (
        invoice_id = NEW.fee_invoice_id
        OR invoice_id IN (SELECT fee_invoice_id FROM reminder AS earlier WHERE earlier.invoice_id = NEW.invoice_id)
    )
), 0)
BEGIN SELECT RAISE(ABORT, 'a fee that is not booked is never asked for'); END;
CREATE TRIGGER a_disputed_invoice_waits BEFORE INSERT ON reminder
WHEN EXISTS (
    SELECT 1 FROM reminder_dispute
    WHERE reminder_dispute.invoice_id = NEW.invoice_id
        AND NEW.reminded_on BETWEEN reminder_dispute.from_on AND coalesce(reminder_dispute.until_on, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, 'a disputed invoice is never reminded of'); END;
CREATE TRIGGER who_is_not_reminded_waits BEFORE INSERT ON reminder
WHEN EXISTS (
    SELECT 1 FROM reminder_stop JOIN payment_open_item ON payment_open_item.invoice_id = NEW.invoice_id
    WHERE (reminder_stop.member_id = payment_open_item.member_id OR reminder_stop.sponsor_id = payment_open_item.sponsor_id)
        AND NEW.reminded_on BETWEEN reminder_stop.from_on AND reminder_stop.until_on
)
BEGIN SELECT RAISE(ABORT, 'who is not to be reminded for a while is never reminded'); END;

-- calendar -----------------------------------------------------------------------------------------------------------------------

-- When somebody works. That of the desk decides what counts; there is one.
CREATE TABLE calendar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    purpose TEXT NOT NULL CHECK (purpose IN ('desk', 'orcid', 'information')),
    -- ISO 3166.
    country TEXT NOT NULL,
    -- A name of IANA.
    zone TEXT NOT NULL CHECK (zone <> ''),
    -- Seven lists of spans as JSON, Monday first.
    week TEXT NOT NULL CHECK (json_array_length(week) = 7)
) STRICT;
CREATE UNIQUE INDEX calendar_of_the_desk ON calendar (purpose) WHERE purpose = 'desk';

-- Days off that come back by a rule.
CREATE TABLE calendar_holiday (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    calendar_id INTEGER NOT NULL REFERENCES calendar (id),
    name TEXT NOT NULL CHECK (name <> ''),
    -- JSON, as the two after it.
    rule TEXT NOT NULL CHECK (json_valid(rule)),
    observed TEXT NOT NULL CHECK (json_valid(observed)),
    -- The part of the day that is off; NULL for all of it.
    off TEXT CHECK (json_valid(off)),
    from_year INTEGER,
    until_year INTEGER CHECK (until_year >= from_year)
) STRICT;
CREATE INDEX calendar_holiday_by_calendar ON calendar_holiday (calendar_id);

-- Days of one year that are off or have other hours: holidays, closures, short days.
CREATE TABLE calendar_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    calendar_id INTEGER NOT NULL REFERENCES calendar (id),
    name TEXT NOT NULL CHECK (name <> ''),
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL CHECK (until_on >= from_on),
    -- How they differ, as JSON.
    change TEXT NOT NULL CHECK (json_valid(change)),
    -- The occurrence in the file that brought them; NULL where somebody entered them.
    source TEXT
) STRICT;
CREATE UNIQUE INDEX calendar_day_by_source ON calendar_day (calendar_id, source);

-- record_lists -------------------------------------------------------------------------------------------------------------------

-- What was chosen for lists of enquiries, tasks and issues, by their headings: the latest counts.
CREATE TABLE record_list_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What the records are; then the headings in their searched form, sorted, one a line.
    heading_set TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL,
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX record_list_mapping_by_headings ON record_list_mapping (heading_set);

-- tasks --------------------------------------------------------------------------------------------------------------------------

-- A template of checklists. A version is never changed: the next one takes its place, and checklists keep theirs.
CREATE TABLE task_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Names the template through all versions.
    family TEXT NOT NULL CHECK (family <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    -- What the day is called that its rules count from.
    anchor TEXT NOT NULL,
    detail TEXT NOT NULL,
    UNIQUE (family, version)
) STRICT;

CREATE TABLE task_template_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_id INTEGER NOT NULL REFERENCES task_template (id),
    position INTEGER NOT NULL,
    -- Names the item through all versions.
    item_key TEXT NOT NULL CHECK (item_key <> ''),
    phase TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('consortium', 'orcid', 'member')),
    title TEXT NOT NULL CHECK (title <> ''),
    detail TEXT NOT NULL,
    -- By when, as JSON.
    due TEXT CHECK (json_valid(due)),
    -- What proves it.
    evidence TEXT,
    is_optional INTEGER NOT NULL CHECK (is_optional IN (0, 1)),
    UNIQUE (template_id, position),
    UNIQUE (template_id, item_key)
) STRICT;

CREATE TABLE task_checklist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    template_id INTEGER NOT NULL REFERENCES task_template (id),
    -- The day that its rules count from.
    anchor_on TEXT NOT NULL,
    started_on TEXT NOT NULL,
    member_id INTEGER REFERENCES member (id),
    agreement_id INTEGER REFERENCES agreement (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX task_checklist_by_template ON task_checklist (template_id);
CREATE INDEX task_checklist_by_member ON task_checklist (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX task_checklist_by_agreement ON task_checklist (agreement_id) WHERE agreement_id IS NOT NULL;

CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    detail TEXT NOT NULL,
    due_on TEXT,
    owner TEXT NOT NULL,
    member_id INTEGER REFERENCES member (id),
    agreement_id INTEGER REFERENCES agreement (id) ON DELETE SET NULL,
    -- Any other record, by the screen that shows it, with its name as it was.
    about_screen TEXT NOT NULL,
    about_id INTEGER,
    about_name TEXT NOT NULL,
    -- How often it comes back, as JSON; from which day that counts, and how many came before.
    repeats TEXT CHECK (json_valid(repeats)),
    repeats_from_on TEXT,
    repeats_count INTEGER NOT NULL DEFAULT 0,
    done_on TEXT,
    done_by TEXT NOT NULL DEFAULT '',
    waived_on TEXT,
    reason TEXT NOT NULL DEFAULT '',
    -- As an item of a checklist.
    checklist_id INTEGER REFERENCES task_checklist (id),
    template_item_id INTEGER REFERENCES task_template_item (id),
    position INTEGER NOT NULL DEFAULT 0,
    phase TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL DEFAULT 'consortium' CHECK (party IN ('consortium', 'orcid', 'member')),
    evidence TEXT,
    is_optional INTEGER NOT NULL DEFAULT 0 CHECK (is_optional IN (0, 1)),
    CHECK (done_on IS NULL OR waived_on IS NULL),
    CHECK (waived_on IS NULL OR reason <> '')
) STRICT;
CREATE INDEX task_by_due ON task (due_on) WHERE done_on IS NULL AND waived_on IS NULL;
CREATE INDEX task_by_checklist ON task (checklist_id) WHERE checklist_id IS NOT NULL;
CREATE INDEX task_by_template_item ON task (template_item_id) WHERE template_item_id IS NOT NULL;
CREATE INDEX task_by_member ON task (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX task_by_agreement ON task (agreement_id) WHERE agreement_id IS NOT NULL;

-- For which members a task is done that is done member by member.
CREATE TABLE task_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL REFERENCES task (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    done_on TEXT NOT NULL,
    UNIQUE (task_id, member_id)
) STRICT;
CREATE INDEX task_member_by_member ON task_member (member_id);

-- joining -----------------------------------------------------------------------------------------------------------------------

-- What joining consists of, once a consortium has changed what comes with the program: stages, questions of eligibility,
-- documents and steps. A plan that was begun keeps its own copy.
CREATE TABLE joining_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('stage', 'criterion', 'document', 'step')),
    -- What other tables name it by; it stays the same when the name changes.
    key TEXT NOT NULL CHECK (key <> ''),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- Of a stage: the status that it goes with.
    status TEXT CHECK (status IN ('enquiry', 'applicant', 'onboarding', 'active')),
    -- Of a document or of what is sent in a step: the version in use.
    version TEXT NOT NULL DEFAULT '',
    -- Of a step: days after the first day of membership.
    due_days INTEGER CHECK (due_days BETWEEN -1000 AND 1000),
    UNIQUE (kind, key)
) STRICT;

CREATE TABLE joining_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- The most members that there may be; NULL for any number.
    members_max INTEGER CHECK (members_max > 0),
    -- Days after which an enquiry that nobody touched is shown.
    quiet_days INTEGER NOT NULL CHECK (quiet_days BETWEEN 1 AND 1000),
    -- How many full-time staff so many members need: below a number of members a fixed share, from it on one for so many
    -- members, in parts or for each group begun.
    staff_small_below INTEGER NOT NULL CHECK (staff_small_below >= 0),
    staff_small_hundredths INTEGER NOT NULL CHECK (staff_small_hundredths BETWEEN 0 AND 100000),
    members_per_staff INTEGER NOT NULL CHECK (members_per_staff > 0),
    staff_whole INTEGER NOT NULL CHECK (staff_whole IN (0, 1))
) STRICT;

-- One attempt of an organisation to join. Who comes back makes another one.
CREATE TABLE joining_enquiry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES member (id),
    -- As it was written.
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    name_key TEXT NOT NULL,
    country TEXT NOT NULL DEFAULT '',
    sector TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    tier TEXT CHECK (tier IN ('small', 'standard', 'large')),
    language TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL,
    channel TEXT NOT NULL
        CHECK (channel IN ('email', 'phone', 'form', 'event', 'meeting', 'letter', 'referral', 'founding', 'other')),
    source TEXT NOT NULL DEFAULT '',
    interest TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    next_step_on TEXT,
    starts_on TEXT,
    transfers_from TEXT NOT NULL DEFAULT 'none' CHECK (transfers_from IN ('none', 'direct', 'consortium')),
    transfers_on TEXT,
    notes TEXT NOT NULL DEFAULT '',
    -- The key of a stage.
    stage TEXT NOT NULL CHECK (stage <> ''),
    verdict TEXT NOT NULL DEFAULT 'undecided' CHECK (verdict IN ('undecided', 'accepted', 'conditional', 'rejected')),
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT CHECK ((decided_on IS NULL) = (verdict = 'undecided')),
    conditions TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT 'open'
        CHECK (outcome IN ('open', 'joined', 'declined', 'withdrawn', 'deferred', 'redirected')),
    outcome_reason TEXT NOT NULL DEFAULT '',
    closed_on TEXT CHECK ((closed_on IS NULL) = (outcome = 'open')),
    deferred_until TEXT CHECK ((deferred_until IS NULL) = (outcome <> 'deferred')),
    -- When its plan of documents and steps was begun.
    started_on TEXT
) STRICT;
CREATE INDEX joining_enquiry_by_member ON joining_enquiry (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX joining_enquiry_by_name ON joining_enquiry (name_key);

-- Who enquired. A table of its own, so that an erasure takes the person and leaves the enquiry.
CREATE TABLE joining_asker (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL UNIQUE REFERENCES joining_enquiry (id),
    -- The words that it is found by, without case and diacritics.
    name_key TEXT NOT NULL DEFAULT '',
    given_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    employer TEXT NOT NULL DEFAULT ''
) STRICT;

-- From when on an enquiry was at which stage; it stays there until the next row.
CREATE TABLE joining_stage_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    stage TEXT NOT NULL CHECK (stage <> ''),
    from_on TEXT NOT NULL
) STRICT;
CREATE INDEX joining_stage_change_by_enquiry ON joining_stage_change (enquiry_id);

CREATE TABLE joining_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    -- The key of a question of eligibility.
    criterion TEXT NOT NULL CHECK (criterion <> ''),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unclear')),
    evidence TEXT NOT NULL DEFAULT '',
    answered_by TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL,
    UNIQUE (enquiry_id, criterion)
) STRICT;

-- What has to be signed, as the plan that was begun had it.
CREATE TABLE joining_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    item TEXT NOT NULL CHECK (item <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    -- The version of the template that was sent.
    version TEXT NOT NULL DEFAULT '',
    sent_on TEXT,
    received_on TEXT,
    signed_on TEXT,
    signed_by TEXT NOT NULL DEFAULT '',
    countersigned_on TEXT,
    -- Whether it is not needed here.
    is_waived INTEGER NOT NULL DEFAULT 0 CHECK (is_waived IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (enquiry_id, item)
) STRICT;

-- What has to be done, as the plan that was begun had it.
CREATE TABLE joining_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    item TEXT NOT NULL CHECK (item <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    -- The version of what was sent, such as the welcome pack.
    version TEXT NOT NULL DEFAULT '',
    -- Days after the first day of membership; NULL for no day.
    due_days INTEGER,
    done_on TEXT,
    with_whom TEXT NOT NULL DEFAULT '',
    -- Whether it is not needed here.
    is_waived INTEGER NOT NULL DEFAULT 0 CHECK (is_waived IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (enquiry_id, item)
) STRICT;

-- Files that show an answer on eligibility, or that are a document of the plan.
CREATE TABLE joining_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    -- The key of a question of eligibility.
    criterion TEXT CHECK (criterion <> ''),
    document_id INTEGER REFERENCES joining_document (id),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES register_stored_file (sha256),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    CHECK ((criterion IS NULL) <> (document_id IS NULL))
) STRICT;
CREATE INDEX joining_file_by_enquiry ON joining_file (enquiry_id);
CREATE INDEX joining_file_by_document ON joining_file (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX joining_file_by_content ON joining_file (sha256);

-- A contact that the organisation cannot name yet: an answer, until a day on which it is asked again.
CREATE TABLE joining_placeholder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id INTEGER NOT NULL REFERENCES joining_enquiry (id),
    role TEXT NOT NULL CHECK (role IN ('main', 'voting', 'technical', 'invoice')),
    remind_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (enquiry_id, role)
) STRICT;

-- tickets -----------------------------------------------------------------------------------------------------------------------

CREATE TABLE ticket_settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- The addresses that members write to, in lower case: a JSON array of strings. What comes from them is the desk's.
    addresses TEXT NOT NULL DEFAULT '[]',
    -- Months after the last solution until which a reply opens a ticket again; later it is a ticket of its own.
    reopen_months INTEGER NOT NULL DEFAULT 3 CHECK (reopen_months BETWEEN 0 AND 120),
    -- What is promised for each priority, in minutes of working time: a JSON array.
    targets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(targets)),
    -- The shares of tickets that are promised within working days: a JSON array.
    share_targets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(share_targets)),
    -- The years for which messages of tickets that were put away are kept; for ever when null.
    keep_years INTEGER CHECK (keep_years BETWEEN 1 AND 50)
) STRICT;

-- Texts that answers are made of.
CREATE TABLE ticket_text_block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    language TEXT NOT NULL CHECK (language <> ''),
    -- The topic of the tickets it is for; empty for every one.
    topic TEXT NOT NULL DEFAULT '',
    -- Whether it asks what the asker thought of it.
    asks_rating INTEGER NOT NULL DEFAULT 0 CHECK (asks_rating IN (0, 1)),
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;

-- A question of somebody, and what became of it. Its member was chosen and is never derived from the asker.
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- T-2026-0001: counted within the year in which it was received.
    number TEXT NOT NULL UNIQUE,
    number_year INTEGER NOT NULL,
    number_serial INTEGER NOT NULL CHECK (number_serial > 0),
    subject TEXT NOT NULL CHECK (subject <> ''),
    member_id INTEGER REFERENCES member (id),
    -- Who asked: a contact of the register or not, by the name and address used then.
    contact_id INTEGER REFERENCES contact (id),
    asker_name TEXT NOT NULL DEFAULT '',
    asker_email TEXT NOT NULL DEFAULT '',
    -- The organisation as the asker, or an imported list, wrote it.
    organisation TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'form', 'meeting', 'orcid', 'other')),
    received_at TEXT NOT NULL,
    -- Minutes that the asker's clock was ahead of UTC.
    received_offset_minutes INTEGER NOT NULL DEFAULT 0 CHECK (received_offset_minutes BETWEEN -840 AND 840),
    entered_at TEXT NOT NULL,
    topic TEXT NOT NULL CHECK (topic IN ('integration', 'credentials', 'affiliation_manager', 'reports', 'portal_access', 'membership', 'billing', 'outreach', 'researcher', 'other')),
    integration TEXT NOT NULL DEFAULT '',
    tier INTEGER NOT NULL DEFAULT 1 CHECK (tier BETWEEN 1 AND 3),
    priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    owner TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL
        CHECK (state IN ('new', 'open', 'waiting_member', 'waiting_orcid', 'waiting_vendor', 'solved', 'closed', 'merged', 'spam')),
    merged_into_id INTEGER REFERENCES ticket (id) CHECK (merged_into_id IS NULL OR (state = 'merged' AND merged_into_id <> id)),
    split_from_id INTEGER REFERENCES ticket (id),
    -- The solved ticket that this one goes on with.
    follows_id INTEGER REFERENCES ticket (id),
    -- The first answer of a person, as an imported list says.
    told_response_at TEXT,
    -- Whether it is known if a person answered: lists of some desks do not say so.
    tells_response INTEGER NOT NULL DEFAULT 1 CHECK (tells_response IN (0, 1)),
    -- The first answer of a person; the first and the last solution; the latest message. All follow from the messages and
    -- states, and are kept because lists are sorted by them.
    first_response_at TEXT,
    first_solved_at TEXT,
    last_solved_at TEXT,
    last_message_at TEXT,
    reopened_count INTEGER NOT NULL DEFAULT 0 CHECK (reopened_count >= 0),
    -- Whether only programs have written in it, so that it counts for nothing.
    is_automatic INTEGER NOT NULL DEFAULT 0 CHECK (is_automatic IN (0, 1)),
    is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1)),
    -- Whether its answer would help others.
    is_reusable INTEGER NOT NULL DEFAULT 0 CHECK (is_reusable IN (0, 1)),
    minutes_spent INTEGER NOT NULL DEFAULT 0 CHECK (minutes_spent BETWEEN 0 AND 1000000),
    -- What the asker thought of it, from 1 to 5, and said of it.
    -- When they were asked for it last.
    rating_asked_at TEXT,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    remark TEXT NOT NULL DEFAULT '',
    -- The desk that an imported ticket comes from, and its number there.
    source TEXT NOT NULL DEFAULT '',
    source_number TEXT NOT NULL DEFAULT '',
    -- What it is found by.
    words TEXT NOT NULL DEFAULT '',
    UNIQUE (number_year, number_serial)
) STRICT;
CREATE INDEX ticket_by_received ON ticket (received_at);
CREATE INDEX ticket_by_state ON ticket (state, received_at);
CREATE INDEX ticket_by_member ON ticket (member_id, received_at) WHERE member_id IS NOT NULL;
CREATE INDEX ticket_by_contact ON ticket (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ticket_by_asker ON ticket (asker_email) WHERE asker_email <> '';
CREATE INDEX ticket_by_survivor ON ticket (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE UNIQUE INDEX ticket_by_source ON ticket (source, source_number) WHERE source_number <> '';

-- What was chosen for lists of other desks, by their headings: the latest counts.
CREATE TABLE ticket_list_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The headings in their searched form, sorted, one a line.
    heading_set TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL,
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_list_mapping_by_headings ON ticket_list_mapping (heading_set);

-- Further members that a ticket concerns. It is counted once.
CREATE TABLE ticket_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    UNIQUE (ticket_id, member_id)
) STRICT;
CREATE INDEX ticket_member_by_member ON ticket_member (member_id);

-- The states of a ticket, in the order of their ids: each holds until the next.
CREATE TABLE ticket_state (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    state TEXT NOT NULL,
    from_at TEXT NOT NULL,
    set_by TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_state_by_ticket ON ticket_state (ticket_id);

-- That ORCID was asked about a ticket, and what came back. The ticket is of tier 2 then.
CREATE TABLE ticket_escalation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    to_whom TEXT NOT NULL CHECK (to_whom <> ''),
    to_email TEXT NOT NULL DEFAULT '',
    asked_for TEXT NOT NULL CHECK (asked_for <> ''),
    environment TEXT NOT NULL CHECK (environment IN ('', 'production', 'sandbox', 'both')),
    -- Public client ids, separated by spaces.
    client_ids TEXT NOT NULL DEFAULT '',
    -- What the API or the page answered, such as 401.
    status TEXT NOT NULL DEFAULT '',
    steps TEXT NOT NULL DEFAULT '',
    happened_at TEXT,
    asked_at TEXT NOT NULL,
    -- The last day of ORCID's calendar on which the answer is in time.
    due_on TEXT,
    -- ORCID's own number of it.
    reference TEXT NOT NULL DEFAULT '',
    answered_at TEXT CHECK (answered_at IS NULL OR answered_at >= asked_at),
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ticket_escalation_by_ticket ON ticket_escalation (ticket_id);

CREATE TABLE ticket_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    -- From outside, from the desk, among ourselves; by a program; of a mail server that could not deliver; not yet sent;
    -- the desk's question to ORCID, and what ORCID writes about it; the question what the asker thought of it, not yet sent and
    -- sent.
    kind TEXT NOT NULL
        CHECK (kind IN ('in', 'out', 'note', 'automatic', 'bounce', 'draft', 'to_orcid', 'from_orcid', 'rating_draft', 'rating_asked')),
    -- The escalation that it belongs to.
    escalation_id INTEGER REFERENCES ticket_escalation (id) CHECK (escalation_id IS NULL OR kind IN ('to_orcid', 'from_orcid')),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'form', 'meeting', 'orcid', 'other')),
    at TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL DEFAULT 0 CHECK (offset_minutes BETWEEN -840 AND 840),
    -- Where the instant comes from.
    date_from TEXT NOT NULL CHECK (date_from IN ('date', 'received', 'mailbox', 'nowhere')),
    entered_at TEXT NOT NULL,
    from_name TEXT NOT NULL DEFAULT '',
    from_email TEXT NOT NULL DEFAULT '',
    -- Addresses, separated by commas.
    to_emails TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    -- Its Message-ID without brackets, or, where it has none, what tells it from others: no message is there twice.
    fingerprint TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL DEFAULT '',
    in_reply_to TEXT NOT NULL DEFAULT '',
    -- The Message-IDs before it, separated by spaces.
    reference_ids TEXT NOT NULL DEFAULT '',
    -- Who wrote what it passes on, as its text says.
    forwarded_name TEXT NOT NULL DEFAULT '',
    forwarded_email TEXT NOT NULL DEFAULT '',
    -- How many secrets were struck out of it.
    secrets_struck INTEGER NOT NULL DEFAULT 0 CHECK (secrets_struck >= 0)
) STRICT;
CREATE INDEX ticket_message_by_ticket ON ticket_message (ticket_id, at);
CREATE INDEX ticket_message_by_answer ON ticket_message (in_reply_to) WHERE in_reply_to <> '';
CREATE INDEX ticket_message_by_escalation ON ticket_message (escalation_id) WHERE escalation_id IS NOT NULL;
CREATE INDEX ticket_message_asking_rating ON ticket_message (ticket_id) WHERE kind = 'rating_asked';
CREATE INDEX ticket_message_by_sender ON ticket_message (from_email) WHERE from_email <> '';

CREATE TABLE ticket_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES ticket_message (id),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES register_stored_file (sha256)
) STRICT;
CREATE INDEX ticket_file_by_message ON ticket_file (message_id);

-- Addresses that could not be reached.
CREATE TABLE ticket_bounce (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES ticket_message (id),
    recipient TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ticket_bounce_by_message ON ticket_bounce (message_id);
CREATE INDEX ticket_bounce_by_recipient ON ticket_bounce (recipient);

-- The files of messages that go along as evidence.
CREATE TABLE ticket_escalation_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    escalation_id INTEGER NOT NULL REFERENCES ticket_escalation (id),
    file_id INTEGER NOT NULL REFERENCES ticket_file (id),
    UNIQUE (escalation_id, file_id)
) STRICT;
CREATE INDEX ticket_escalation_file_by_file ON ticket_escalation_file (file_id);

-- A solved ticket as a question and an answer that help others, without the names of people.
CREATE TABLE ticket_faq (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL UNIQUE REFERENCES ticket (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    topic TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    drafted_at TEXT NOT NULL
) STRICT;

-- issues ------------------------------------------------------------------------------------------------------------------------

-- A problem or a wish that members share.
CREATE TABLE issue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('bug', 'feature_request', 'policy', 'documentation', 'incident', 'vendor')),
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT NOT NULL DEFAULT '',
    -- Who is hit by it, and how many.
    impact TEXT NOT NULL DEFAULT '',
    -- What members can do meanwhile.
    workaround TEXT NOT NULL DEFAULT '',
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'major', 'minor', 'trivial')),
    urgency TEXT NOT NULL CHECK (urgency IN ('high', 'medium', 'low')),
    raised_on TEXT NOT NULL,
    -- When to look at it again.
    review_on TEXT,
    -- What solved it, or why it was declined.
    resolution TEXT NOT NULL DEFAULT '',
    -- Left out of what goes to others.
    is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1))
) STRICT;

-- Where an issue stands from a day on.
CREATE TABLE issue_state (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    state TEXT NOT NULL
        CHECK (state IN ('open', 'with_orcid', 'planned', 'workaround', 'resolved', 'declined', 'withdrawn')),
    from_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issue_state_by_issue ON issue_state (issue_id);

-- Who looks after an issue from a day on; empty for nobody.
CREATE TABLE issue_owner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    owner TEXT NOT NULL,
    from_on TEXT NOT NULL
) STRICT;
CREATE INDEX issue_owner_by_issue ON issue_owner (issue_id);

-- What a member, or somebody else, says of an issue.
CREATE TABLE issue_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    -- NULL for the lead itself or a committee.
    member_id INTEGER REFERENCES member (id),
    said_by TEXT NOT NULL DEFAULT '',
    said_on TEXT NOT NULL,
    said TEXT NOT NULL DEFAULT '',
    -- Whether it wants what the issue asks for, or the opposite.
    stance TEXT NOT NULL CHECK (stance IN ('for', 'against')),
    CHECK (member_id IS NOT NULL OR said_by <> '')
) STRICT;
CREATE INDEX issue_report_by_issue ON issue_report (issue_id);
CREATE INDEX issue_report_by_member ON issue_report (member_id);

-- That an issue was taken to a level of escalation, and what came back.
CREATE TABLE issue_level (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
    to_whom TEXT NOT NULL CHECK (to_whom <> ''),
    asked_for TEXT NOT NULL DEFAULT '',
    asked_on TEXT NOT NULL,
    due_on TEXT CHECK (due_on >= asked_on),
    answered_on TEXT CHECK (answered_on >= asked_on),
    outcome TEXT NOT NULL DEFAULT '',
    CHECK ((answered_on IS NULL) = (outcome = ''))
) STRICT;
CREATE INDEX issue_level_by_issue ON issue_level (issue_id);

-- Where ORCID or a vendor keeps its own record of an issue.
CREATE TABLE issue_reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    system TEXT NOT NULL CHECK (system IN ('support_ticket', 'github', 'roadmap', 'mail', 'api_group', 'other')),
    reference TEXT NOT NULL CHECK (reference <> ''),
    url TEXT NOT NULL DEFAULT '',
    closed_on TEXT,
    UNIQUE (issue_id, system, reference)
) STRICT;

-- That members were told something of an issue.
CREATE TABLE issue_news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    -- NULL for all whom it concerns.
    member_id INTEGER REFERENCES member (id),
    told_on TEXT NOT NULL,
    told TEXT NOT NULL CHECK (told <> '')
) STRICT;
CREATE INDEX issue_news_by_issue ON issue_news (issue_id);
CREATE INDEX issue_news_by_member ON issue_news (member_id);

-- That a ticket is about an issue. A ticket that was merged stays linked, and its survivor is shown.
CREATE TABLE issue_ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id),
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    linked_on TEXT NOT NULL,
    UNIQUE (issue_id, ticket_id)
) STRICT;
CREATE INDEX issue_ticket_by_ticket ON issue_ticket (ticket_id);

-- The priority of a severity with an urgency, where it is not the usual one.
CREATE TABLE issue_priority (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'major', 'minor', 'trivial')),
    urgency TEXT NOT NULL CHECK (urgency IN ('high', 'medium', 'low')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
    UNIQUE (severity, urgency)
) STRICT;

-- The priority of every severity with every urgency: a step lower for each step of either.
CREATE VIEW issue_priority_now AS
WITH
    severities (severity, steps) AS (VALUES ('critical', 0), ('major', 1), ('minor', 2), ('trivial', 3)),
    urgencies (urgency, steps) AS (VALUES ('high', 0), ('medium', 1), ('low', 2))
SELECT
    severities.severity, urgencies.urgency,
    coalesce(issue_priority.priority, max(1, min(4, severities.steps + urgencies.steps))) AS priority
FROM severities
JOIN urgencies
LEFT JOIN issue_priority
    ON issue_priority.severity = severities.severity AND issue_priority.urgency = urgencies.urgency;

-- Which member said something of an issue, and when: in a report, or by a ticket about it. What a member says in a report
-- goes before what follows from its tickets.
CREATE VIEW issue_voice AS
SELECT issue_id, member_id, said_on, stance FROM issue_report WHERE member_id IS NOT NULL
UNION ALL
SELECT issue_ticket.issue_id, asked.member_id, substr(ticket.received_at, 1, 10) AS said_on, 'for' AS stance
FROM issue_ticket
JOIN ticket ON ticket.id = issue_ticket.ticket_id
JOIN (
    SELECT id AS ticket_id, member_id FROM ticket WHERE member_id IS NOT NULL
    UNION
    SELECT ticket_id, member_id FROM ticket_member
) AS asked ON asked.ticket_id = ticket.id
WHERE ticket.state <> 'spam'
    AND NOT EXISTS (
        SELECT 1 FROM issue_report
        WHERE issue_report.issue_id = issue_ticket.issue_id AND issue_report.member_id = asked.member_id
    );

-- An issue as it stands: its state, who looks after it, how far it was escalated, and who wants it today.
CREATE VIEW issue_now AS
WITH
    voices AS (
        SELECT
            issue_id, count(DISTINCT member_id) FILTER (WHERE stance = 'for') AS member_count,
            count(DISTINCT member_id) FILTER (WHERE stance = 'against') AS opposed_count
        FROM issue_voice
        JOIN member ON member.id = member_id
        WHERE status IN ('active', 'leaving') AND archived_on IS NULL
            AND member.id NOT IN (SELECT member_id FROM member_merge)
        GROUP BY issue_id
    ),
    asked AS (
        SELECT
            issue_id, max(level) AS level,
            min(asked_on) FILTER (WHERE answered_on IS NULL) AS waiting_since_on,
            min(due_on) FILTER (WHERE answered_on IS NULL) AS answer_due_on
        FROM issue_level
        GROUP BY issue_id
    ),
    said AS (
        SELECT issue_id, max(said_on) AS said_on FROM issue_voice GROUP BY issue_id
    ),
    told AS (SELECT issue_id, max(told_on) AS told_on FROM issue_news GROUP BY issue_id)
SELECT
    issue.*, printf('I-%03d', issue.id) AS number, priority,
    state, issue_state.from_on AS state_from_on, state IN ('resolved', 'declined', 'withdrawn') AS is_closed,
    coalesce((
        SELECT owner FROM issue_owner WHERE issue_owner.issue_id = issue.id
        ORDER BY issue_owner.from_on DESC, issue_owner.id DESC LIMIT 1
    ), '') AS owner,
    coalesce(level, 0) AS level, waiting_since_on, answer_due_on,
    -- A ticket and one that was merged into it are one.
    (
        SELECT count(*) FROM issue_ticket
        JOIN ticket ON ticket.id = issue_ticket.ticket_id
        WHERE issue_ticket.issue_id = issue.id
            AND NOT EXISTS (
                SELECT 1 FROM issue_ticket AS other
                WHERE other.issue_id = issue.id AND other.ticket_id = ticket.merged_into_id
            )
    ) AS ticket_count,
    coalesce(member_count, 0) AS member_count, coalesce(opposed_count, 0) AS opposed_count,
    said_on, told_on, said_on IS NOT NULL AND (told_on IS NULL OR told_on < said_on) AS is_without_news
FROM issue
JOIN issue_state ON issue_state.id = (
    SELECT latest.id FROM issue_state AS latest WHERE latest.issue_id = issue.id
    ORDER BY latest.from_on DESC, latest.id DESC LIMIT 1
)
JOIN issue_priority_now ON issue_priority_now.severity = issue.severity AND issue_priority_now.urgency = issue.urgency
LEFT JOIN voices ON voices.issue_id = issue.id
LEFT JOIN asked ON asked.issue_id = issue.id
LEFT JOIN said ON said.issue_id = issue.id
LEFT JOIN told ON told.issue_id = issue.id;
