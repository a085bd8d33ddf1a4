-- Money counts against an invoice from the later of both days, its own and the invoice's; before that it is unallocated. So a
-- receivable is never below what the list of receivables shows, on any day.

-- What moved what is owed of each invoice, and from which day it counts. The list of receivables of a day is its sum until then.
CREATE VIEW receivable_movement AS
SELECT id AS invoice_id, currency, issued_on AS counts_on, total_minor AS amount_minor
FROM invoice WHERE kind = 'invoice'
UNION ALL
SELECT credited.id, credited.currency, max(note.issued_on, credited.issued_on), -note.total_minor
FROM invoice AS note JOIN invoice AS credited ON credited.id = note.credits_id
UNION ALL
SELECT invoice.id, invoice.currency, max(allocated_on, issued_on), -amount_minor
FROM allocation JOIN invoice ON invoice.id = allocation.invoice_id
UNION ALL
SELECT invoice.id, invoice.currency, max(written_off_on, issued_on), -amount_minor
FROM write_off JOIN invoice ON invoice.id = write_off.invoice_id;

CREATE TRIGGER a_credit_note_follows_its_invoice BEFORE INSERT ON invoice
WHEN NEW.issued_on < (SELECT issued_on FROM invoice WHERE id = NEW.credits_id)
BEGIN SELECT RAISE(ABORT, 'a credit note is not dated before its invoice'); END;

CREATE TRIGGER an_allocation_follows_payment_and_invoice BEFORE INSERT ON allocation
WHEN NEW.allocated_on < (SELECT received_on FROM payment WHERE id = NEW.payment_id)
    OR NEW.allocated_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;
CREATE TRIGGER a_changed_allocation_follows_payment_and_invoice BEFORE UPDATE ON allocation
WHEN NEW.allocated_on < (SELECT received_on FROM payment WHERE id = NEW.payment_id)
    OR NEW.allocated_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;

-- A payment is not moved behind what it settles already, nor a refund before what it pays back.
CREATE TRIGGER a_moved_payment_stays_before_what_it_settles BEFORE UPDATE OF received_on ON payment
WHEN NEW.received_on > (SELECT min(allocated_on) FROM allocation WHERE payment_id = NEW.id)
    OR NEW.received_on > (SELECT min(received_on) FROM payment WHERE refunds_id = NEW.id)
    OR NEW.received_on < (SELECT received_on FROM payment WHERE id = NEW.refunds_id)
BEGIN SELECT RAISE(ABORT, 'money settles an invoice from the later of both days'); END;
CREATE TRIGGER a_refund_follows_its_payment BEFORE INSERT ON payment
WHEN NEW.received_on < (SELECT received_on FROM payment WHERE id = NEW.refunds_id)
BEGIN SELECT RAISE(ABORT, 'money is not paid back before it arrived'); END;

CREATE TRIGGER a_write_off_follows_its_invoice BEFORE INSERT ON write_off
WHEN NEW.written_off_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'a write-off is not dated before its invoice'); END;
CREATE TRIGGER a_changed_write_off_follows_its_invoice BEFORE UPDATE ON write_off
WHEN NEW.written_off_on < (SELECT issued_on FROM invoice WHERE id = NEW.invoice_id)
BEGIN SELECT RAISE(ABORT, 'a write-off is not dated before its invoice'); END;

-- How the fee of a reminder is taxed; none for a compensation that is not subject to tax.
ALTER TABLE reminder_rules ADD COLUMN fee_tax_category_id INTEGER REFERENCES tax_category (id);

-- What a reminder asks for beside the invoice is owed: by the invoice of its own fee and by those of earlier reminders.
CREATE TRIGGER a_fee_that_is_asked_for_is_owed BEFORE INSERT ON reminder
WHEN NEW.fee_minor > coalesce((
    SELECT sum(open_minor) FROM open_item
    WHERE open_minor > 0 AND currency = NEW.currency AND (
        invoice_id = NEW.fee_invoice_id
        OR invoice_id IN (SELECT fee_invoice_id FROM reminder AS earlier WHERE earlier.invoice_id = NEW.invoice_id)
    )
), 0)
BEGIN SELECT RAISE(ABORT, 'a fee that is not booked is never asked for'); END;

-- The tax that a write-off takes back, where the law lets it: a JSON array of categories with what is taken off each. It was
-- reckoned when it was written off and stays.
ALTER TABLE write_off ADD COLUMN taxes TEXT NOT NULL DEFAULT '[]';

-- A credit note takes over what was given up; what is left of that is never below nothing.
CREATE TRIGGER what_is_given_up_is_never_below_nothing BEFORE DELETE ON write_off
WHEN (SELECT sum(amount_minor) FROM write_off WHERE invoice_id = OLD.invoice_id) < OLD.amount_minor
BEGIN SELECT RAISE(ABORT, 'a credit note took over what was given up'); END;

-- What a document says and waits for beside what was issued: the purchase order number of its latest supplement, and whether it
-- is still to be sent, be it for the first time or again since something was added to it.
CREATE VIEW document_now AS
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
    (SELECT count(*) FROM dispatch WHERE invoice_id = invoice.id AND sent_on IS NOT NULL) <= coalesce(
        (
            SELECT json_extract(invoice_supplement.document, '$.sent_before')
            FROM invoice_supplement WHERE invoice_id = invoice.id
            ORDER BY number DESC LIMIT 1
        ),
        0
    ) AS is_to_send
FROM invoice;
