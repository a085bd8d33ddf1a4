-- What electronic invoices need beyond what letters print.
ALTER TABLE profile ADD COLUMN e_invoice TEXT NOT NULL DEFAULT 'none'
    CHECK (e_invoice IN ('none', 'factur_x', 'ubl', 'xrechnung'));
ALTER TABLE profile ADD COLUMN registration_id TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN electronic_address TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN buyer_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN electronic_address TEXT NOT NULL DEFAULT '';
ALTER TABLE sponsor ADD COLUMN buyer_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE sponsor ADD COLUMN electronic_address TEXT NOT NULL DEFAULT '';
