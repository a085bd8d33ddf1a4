-- What bank transactions became, and the rules that keep money from being counted twice.

-- A payment that a transaction brought. A transaction may bring several, one for each debtor.
CREATE TABLE bank_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bank_transaction_id INTEGER NOT NULL REFERENCES bank_transaction (id),
    payment_id INTEGER NOT NULL UNIQUE REFERENCES payment (id)
) STRICT;
CREATE INDEX bank_payment_by_transaction ON bank_payment (bank_transaction_id);

CREATE TRIGGER a_transaction_never_pays_twice BEFORE INSERT ON bank_payment
WHEN (
    SELECT
        transaction_of.currency <> new_payment.currency
        OR sign(transaction_of.amount_minor) <> sign(new_payment.amount_minor)
        OR abs(new_payment.amount_minor + coalesce((
            SELECT sum(booked.amount_minor) FROM bank_payment
            JOIN payment AS booked ON booked.id = bank_payment.payment_id
            WHERE bank_payment.bank_transaction_id = NEW.bank_transaction_id
        ), 0)) > abs(transaction_of.amount_minor)
    FROM bank_transaction AS transaction_of, payment AS new_payment
    WHERE transaction_of.id = NEW.bank_transaction_id AND new_payment.id = NEW.payment_id
)
BEGIN SELECT RAISE(ABORT, 'a bank transaction never pays more than it brought'); END;

-- What of a payment settles invoices, what of it was paid back, and what is left. What a refund pays back is taken from
-- the payment it refunds.
CREATE VIEW payment_standing AS
SELECT
    *,
    iif(refunds_id IS NULL, amount_minor + bank_fee_minor - allocated_minor - refunded_minor, 0) AS unallocated_minor
FROM (
    SELECT
        payment.id AS payment_id, amount_minor, bank_fee_minor, refunds_id,
        coalesce((SELECT sum(payment_minor) FROM allocation WHERE payment_id = payment.id), 0) AS allocated_minor,
        coalesce((
            SELECT sum(
                coalesce((SELECT sum(payment_minor) FROM allocation WHERE payment_id = refund.id), 0) - refund.amount_minor
            )
            FROM payment AS refund WHERE refund.refunds_id = payment.id
        ), 0) AS refunded_minor
    FROM payment
);
CREATE INDEX payment_by_refunded ON payment (refunds_id) WHERE refunds_id IS NOT NULL;

CREATE TRIGGER an_allocation_never_exceeds_its_payment BEFORE INSERT ON allocation
WHEN (
    SELECT
        sign(NEW.amount_minor) <> sign(amount_minor)
        OR (amount_minor > 0 AND (NEW.payment_minor < 0 OR NEW.payment_minor > unallocated_minor))
        OR (amount_minor < 0 AND (NEW.payment_minor > 0 OR allocated_minor + NEW.payment_minor < amount_minor))
    FROM payment_standing WHERE payment_id = NEW.payment_id
)
BEGIN SELECT RAISE(ABORT, 'an allocation never exceeds its payment'); END;
