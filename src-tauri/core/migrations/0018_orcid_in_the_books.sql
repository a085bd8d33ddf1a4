-- The books read what ORCID invoiced and was paid; a close locks it. ORCID's credit notes take an invoice of it back.

-- The invoice that a credit note takes back, in full or in part. Amounts of a credit note are above zero as well.
ALTER TABLE orcid_invoice ADD COLUMN credits_id INTEGER REFERENCES orcid_invoice (id);
CREATE INDEX orcid_invoice_by_credited ON orcid_invoice (credits_id) WHERE credits_id IS NOT NULL;

-- Books that were closed before know nothing of ORCID: their fingerprint is compared without it.
ALTER TABLE closed_period ADD COLUMN reads_orcid INTEGER NOT NULL DEFAULT 0 CHECK (reads_orcid IN (0, 1));

-- What is left to pay; below zero where ORCID credited what was paid already. A credit note leaves nothing to pay, and a payment settles none.
DROP VIEW orcid_open_item;
CREATE VIEW orcid_open_item AS
SELECT *, iif(credits_id IS NULL, total_minor - credited_minor, 0) - paid_minor AS open_minor
FROM (
    SELECT
        orcid_invoice.*,
        coalesce((
            SELECT sum(note.total_minor) FROM orcid_invoice AS note WHERE note.credits_id = orcid_invoice.id
        ), 0) AS credited_minor,
        coalesce((SELECT sum(amount_minor) FROM orcid_allocation WHERE invoice_id = orcid_invoice.id), 0) AS paid_minor
    FROM orcid_invoice
);

-- A credit note takes back an invoice, never more than that charges; an invoice never charges less than was paid of it.
DROP TRIGGER a_changed_orcid_invoice_fits;
CREATE TRIGGER an_orcid_credit_note_fits AFTER INSERT ON orcid_invoice
WHEN NEW.credits_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM orcid_open_item
    WHERE id = NEW.credits_id AND credits_id IS NULL AND currency = NEW.currency
        AND agreement_id = NEW.agreement_id AND credited_minor <= total_minor
)
BEGIN SELECT RAISE(ABORT, 'never more is credited than ORCID charged'); END;
CREATE TRIGGER a_changed_orcid_invoice_fits AFTER UPDATE ON orcid_invoice
WHEN EXISTS (
        SELECT 1 FROM orcid_open_item
        WHERE id = NEW.id AND (paid_minor > total_minor OR credited_minor > total_minor)
    )
    OR (NEW.credits_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM orcid_open_item
        WHERE id = NEW.credits_id AND credits_id IS NULL AND currency = NEW.currency
            AND agreement_id = NEW.agreement_id AND credited_minor <= total_minor
    ))
    OR (
        (NEW.currency <> OLD.currency OR NEW.agreement_id <> OLD.agreement_id)
        AND EXISTS (SELECT 1 FROM orcid_invoice WHERE credits_id = NEW.id)
    )
    OR (
        (NEW.currency <> OLD.currency OR NEW.credits_id IS NOT NULL)
        AND EXISTS (SELECT 1 FROM orcid_allocation WHERE invoice_id = NEW.id)
    )
BEGIN SELECT RAISE(ABORT, 'never more is settled or credited than is owed to ORCID'); END;

-- What is dated on or before the closed day stays as it is. When it is due, who counted what and what settles what is in no
-- total, and may still be learnt.
CREATE TRIGGER no_orcid_invoice_in_closed_books BEFORE INSERT ON orcid_invoice
WHEN NEW.received_on <= (SELECT through_on FROM books_closed)
    OR (SELECT received_on FROM orcid_invoice WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    OR (SELECT received_on FROM orcid_invoice WHERE number = NEW.number) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_orcid_invoice_in_closed_books BEFORE UPDATE ON orcid_invoice
WHEN (
        OLD.received_on <= (SELECT through_on FROM books_closed)
        OR NEW.received_on <= (SELECT through_on FROM books_closed)
        OR (
            NEW.id <> OLD.id
            AND (SELECT received_on FROM orcid_invoice WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
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
CREATE TRIGGER no_orcid_invoice_lost_from_closed_books BEFORE DELETE ON orcid_invoice
WHEN OLD.received_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

CREATE TRIGGER no_orcid_payment_in_closed_books BEFORE INSERT ON orcid_payment
WHEN NEW.paid_on <= (SELECT through_on FROM books_closed)
    OR (SELECT paid_on FROM orcid_payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_orcid_payment_in_closed_books BEFORE UPDATE ON orcid_payment
WHEN (
        OLD.paid_on <= (SELECT through_on FROM books_closed)
        OR NEW.paid_on <= (SELECT through_on FROM books_closed)
        OR (
            NEW.id <> OLD.id
            AND (SELECT paid_on FROM orcid_payment WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
        )
    )
    AND (
        NEW.id <> OLD.id OR NEW.paid_on <> OLD.paid_on OR NEW.amount_minor <> OLD.amount_minor
        OR NEW.currency <> OLD.currency OR NEW.cost_minor IS NOT OLD.cost_minor
        OR NEW.cost_currency <> OLD.cost_currency OR NEW.bank_fee_minor <> OLD.bank_fee_minor
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_orcid_payment_lost_from_closed_books BEFORE DELETE ON orcid_payment
WHEN OLD.paid_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
