-- What is added to an issued invoice, and what has to be said before invoices are issued.

-- Why invoices name no account to pay to; empty where they do, or where nobody has said why they do not.
ALTER TABLE profile ADD COLUMN no_account_reason TEXT NOT NULL DEFAULT '';
-- How many days after today an invoice may be dated without a word.
ALTER TABLE profile ADD COLUMN invoice_days_ahead_max INTEGER NOT NULL DEFAULT 60
    CHECK (invoice_days_ahead_max BETWEEN 0 AND 730);

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
-- As with invoices: replacing a row is refused before the conflict is resolved.
CREATE TRIGGER a_supplement_is_the_next BEFORE INSERT ON invoice_supplement
WHEN EXISTS (SELECT 1 FROM invoice_supplement WHERE id = NEW.id)
    OR NEW.number <> 1 + (SELECT count(*) FROM invoice_supplement WHERE invoice_id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'supplements of an invoice are numbered one after the other'); END;
CREATE TRIGGER only_an_invoice_is_supplemented BEFORE INSERT ON invoice_supplement
WHEN NOT EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND kind = 'invoice')
BEGIN SELECT RAISE(ABORT, 'only an invoice has supplements'); END;
