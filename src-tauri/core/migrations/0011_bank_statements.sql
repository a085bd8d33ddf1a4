-- What banks say: statements and their transactions. What a transaction pays is told by payments.

CREATE TABLE bank_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    identification TEXT NOT NULL DEFAULT '',
    opening_on TEXT,
    opening_minor INTEGER,
    closing_on TEXT,
    closing_minor INTEGER,
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    user TEXT NOT NULL,
    -- Transactions in the file, and how many of them were new.
    transactions INTEGER NOT NULL,
    added INTEGER NOT NULL,
    -- A JSON array of sentences.
    warnings TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE bank_transaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id INTEGER NOT NULL REFERENCES bank_statement (id),
    -- What the transaction is known by, so that no file adds it twice.
    fingerprint TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    value_on TEXT,
    -- Above zero when received.
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    -- What the payer ordered, where that is another amount or currency.
    original_minor INTEGER,
    original_currency TEXT,
    exchange_rate TEXT NOT NULL DEFAULT '',
    charges_minor INTEGER,
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
    is_reversal INTEGER NOT NULL DEFAULT 0 CHECK (is_reversal IN (0, 1)),
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
    file_name TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    -- A JSON object.
    choices TEXT NOT NULL
) STRICT;
CREATE INDEX bank_list_mapping_by_headings ON bank_list_mapping (heading_set);
