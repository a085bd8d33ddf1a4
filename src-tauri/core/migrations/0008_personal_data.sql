-- Personal data: people can be erased, also from the history.

CREATE TABLE personal_data_policy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Whole calendar years after that of issue for which invoices are kept.
    invoice_retention_years INTEGER NOT NULL CHECK (invoice_retention_years BETWEEN 0 AND 100)
) STRICT;

CREATE TABLE erased_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL UNIQUE REFERENCES contact (id),
    pseudonym TEXT NOT NULL,
    erased_on TEXT NOT NULL,
    erased_by TEXT NOT NULL
) STRICT;

-- Issued invoices that name an erased person and must be kept.
CREATE TABLE retained_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    erased_person_id INTEGER NOT NULL REFERENCES erased_person (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    retained_until TEXT NOT NULL,
    UNIQUE (erased_person_id, invoice_id)
) STRICT;

-- Audit entries from which personal data were taken. The row is recorded in the entry of the erasure, and so is part
-- of the chain: sha256 stands for what the entry holds since, in place of its own hash.
CREATE TABLE audit_redaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES audit_entry (id),
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX audit_redaction_by_entry ON audit_redaction (entry_id);
CREATE TRIGGER audit_redaction_is_append_only BEFORE UPDATE ON audit_redaction
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_redaction_is_never_deleted BEFORE DELETE ON audit_redaction
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;

-- The history stays append-only but for one step: an image gives way to the name of the erased person, and the
-- rejected rows of an import lose those of that person. Everything else about a change stays as it was written.
DROP TRIGGER audit_change_is_append_only;
CREATE TRIGGER audit_change_is_append_only BEFORE UPDATE ON audit_change
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

-- A description may lose a name, and nothing else of an entry may change.
DROP TRIGGER audit_entry_is_append_only;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE ON audit_entry
WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.user IS NOT OLD.user OR NEW.operation IS NOT OLD.operation
    OR NEW.undoable IS NOT OLD.undoable OR NEW.undoes IS NOT OLD.undoes
    OR NEW.previous_hash IS NOT OLD.previous_hash OR NEW.hash IS NOT OLD.hash
    OR NEW.summary NOT GLOB '*Erased person [0-9]*'
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
