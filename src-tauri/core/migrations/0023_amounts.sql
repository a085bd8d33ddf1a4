-- No amount is beyond 10,000,000,000,000 minor units, on either side of zero: sums of what a register holds are exact in
-- 64 bits. The program refuses more wherever it comes in; these triggers refuse it from whoever else writes to the file.
-- A table that comes later says it in a CHECK of its own.

CREATE TRIGGER agreement_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON agreement
WHEN NEW.lead_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.extra_credential_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER agreement_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF lead_fee_minor, extra_credential_minor ON agreement
WHEN NEW.lead_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.extra_credential_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER agreement_fee_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON agreement_fee
WHEN NEW.fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER agreement_fee_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF fee_minor ON agreement_fee
WHEN NEW.fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER allocation_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON allocation
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.payment_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER allocation_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor, payment_minor ON allocation
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.payment_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER bank_statement_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON bank_statement
WHEN NEW.opening_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.closing_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER bank_statement_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF opening_minor, closing_minor ON bank_statement
WHEN NEW.opening_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.closing_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER bank_transaction_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON bank_transaction
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.original_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.charges_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER bank_transaction_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor, original_minor, charges_minor ON bank_transaction
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.original_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.charges_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER billing_run_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON billing_run
WHEN NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER billing_run_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF total_minor ON billing_run
WHEN NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER invoice_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON invoice
WHEN NEW.net_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.tax_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER invoice_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF net_minor, tax_minor, total_minor ON invoice
WHEN NEW.net_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.tax_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_allocation_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON orcid_allocation
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_allocation_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor ON orcid_allocation
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_invoice_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON orcid_invoice
WHEN NEW.member_fees_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.lead_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.credentials_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.other_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.tax_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_invoice_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF member_fees_minor, lead_fee_minor, credentials_minor, other_minor, tax_minor, total_minor ON orcid_invoice
WHEN NEW.member_fees_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.lead_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.credentials_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.other_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.tax_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.total_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_payment_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON orcid_payment
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.cost_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.bank_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER orcid_payment_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor, cost_minor, bank_fee_minor ON orcid_payment
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.cost_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.bank_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER payment_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON payment
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.bank_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER payment_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor, bank_fee_minor ON payment
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.bank_fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER reminder_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON reminder
WHEN NEW.open_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER reminder_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF open_minor, fee_minor ON reminder
WHEN NEW.open_minor NOT BETWEEN -10000000000000 AND 10000000000000
    OR NEW.fee_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER reminder_fee_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON reminder_fee
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER reminder_fee_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor ON reminder_fee
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER write_off_is_within_the_largest_amount_when_inserted
BEFORE INSERT ON write_off
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;

CREATE TRIGGER write_off_is_within_the_largest_amount_when_updated
BEFORE UPDATE OF amount_minor ON write_off
WHEN NEW.amount_minor NOT BETWEEN -10000000000000 AND 10000000000000
BEGIN SELECT RAISE(ABORT, 'an amount is beyond the largest one, 10,000,000,000,000 minor units'); END;
