-- The books: what accounts are called, and through which day they are closed. The journal itself is derived.

-- An account whose code or name is not the usual one.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    code TEXT NOT NULL CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

-- That the books were closed through a day, and perhaps opened again. Only the latest one that stands may be opened.
CREATE TABLE closed_period (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    through_on TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    -- SHA-256 of every posting through that day.
    fingerprint TEXT NOT NULL,
    -- What each account came to: a JSON array.
    totals TEXT NOT NULL,
    reopened_at TEXT,
    reopened_by TEXT,
    reopened_reason TEXT,
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL)),
    CHECK ((reopened_at IS NULL) = (reopened_reason IS NULL)),
    CHECK (reopened_reason <> '')
) STRICT;
CREATE INDEX closed_period_that_stands ON closed_period (through_on) WHERE reopened_at IS NULL;

-- The latest day that is closed; no row while none is.
CREATE VIEW books_closed AS
SELECT through_on FROM closed_period WHERE reopened_at IS NULL ORDER BY through_on DESC LIMIT 1;

CREATE TRIGGER books_are_closed_once_and_forward BEFORE INSERT ON closed_period
WHEN NEW.reopened_at IS NOT NULL OR NEW.through_on <= (SELECT through_on FROM books_closed)
    OR EXISTS (SELECT 1 FROM closed_period WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day already.'); END;
CREATE TRIGGER closed_books_are_only_reopened BEFORE UPDATE ON closed_period
WHEN OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL
    OR NEW.id <> OLD.id OR NEW.through_on <> OLD.through_on OR NEW.closed_at <> OLD.closed_at
    OR NEW.closed_by <> OLD.closed_by OR NEW.fingerprint <> OLD.fingerprint OR NEW.totals <> OLD.totals
    OR OLD.through_on <> (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'Closed books are only opened again, the latest first.'); END;
CREATE TRIGGER closed_books_are_never_forgotten BEFORE DELETE ON closed_period
BEGIN SELECT RAISE(ABORT, 'Closed books are never forgotten. Reopen the year in Books instead.'); END;

-- What is dated on or before that day stays as it is. Pro formas are in no book.
CREATE TRIGGER no_document_in_closed_books BEFORE INSERT ON invoice
WHEN NEW.kind <> 'pro_forma' AND NEW.issued_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

-- INSERT OR REPLACE takes a row away without asking the trigger on DELETE, so the one on INSERT looks for it.
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

CREATE TRIGGER no_allocation_in_closed_books BEFORE INSERT ON allocation
WHEN NEW.allocated_on <= (SELECT through_on FROM books_closed)
    OR (SELECT allocated_on FROM allocation WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_allocation_in_closed_books BEFORE UPDATE ON allocation
WHEN OLD.allocated_on <= (SELECT through_on FROM books_closed)
    OR NEW.allocated_on <= (SELECT through_on FROM books_closed)
    OR (
        NEW.id <> OLD.id
        AND (SELECT allocated_on FROM allocation WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_allocation_lost_from_closed_books BEFORE DELETE ON allocation
WHEN OLD.allocated_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;

CREATE TRIGGER no_write_off_in_closed_books BEFORE INSERT ON write_off
WHEN NEW.written_off_on <= (SELECT through_on FROM books_closed)
    OR (SELECT written_off_on FROM write_off WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_other_write_off_in_closed_books BEFORE UPDATE ON write_off
WHEN OLD.written_off_on <= (SELECT through_on FROM books_closed)
    OR NEW.written_off_on <= (SELECT through_on FROM books_closed)
    OR (
        NEW.id <> OLD.id
        AND (SELECT written_off_on FROM write_off WHERE id = NEW.id) <= (SELECT through_on FROM books_closed)
    )
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
CREATE TRIGGER no_write_off_lost_from_closed_books BEFORE DELETE ON write_off
WHEN OLD.written_off_on <= (SELECT through_on FROM books_closed)
BEGIN SELECT RAISE(ABORT, 'The books are closed for that day. Date it later, or reopen the year in Books.'); END;
