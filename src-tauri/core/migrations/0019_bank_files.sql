-- In which form a bank's file came, so that the same booking told in another form is recognised; and the days it is about.
ALTER TABLE bank_statement ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE bank_statement ADD COLUMN first_on TEXT;
ALTER TABLE bank_statement ADD COLUMN last_on TEXT;
