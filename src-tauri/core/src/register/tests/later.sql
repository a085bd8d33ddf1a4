-- A step that no version has: a table that others refer to is built anew, one gets a column, and one comes.
CREATE TABLE fee_plan_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence_year INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    motto TEXT NOT NULL DEFAULT 'Omnia mutantur',
    is_adopted INTEGER NOT NULL CHECK (is_adopted IN (0, 1)),
    billed_by TEXT NOT NULL CHECK (billed_by IN ('licence_year', 'anniversary')),
    prices_include_tax INTEGER NOT NULL CHECK (prices_include_tax IN (0, 1)),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO fee_plan_anew (id, licence_year, name, is_adopted, billed_by, prices_include_tax, notes)
SELECT id, licence_year, name, is_adopted, billed_by, prices_include_tax, notes FROM fee_plan ORDER BY id;
DROP TABLE fee_plan;
ALTER TABLE fee_plan_anew RENAME TO fee_plan;
CREATE INDEX fee_plan_by_year ON fee_plan (licence_year);
CREATE UNIQUE INDEX one_adopted_plan_a_year ON fee_plan (licence_year) WHERE is_adopted;

ALTER TABLE member ADD COLUMN motto TEXT NOT NULL DEFAULT '';

CREATE TABLE motto (id INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL) STRICT;
