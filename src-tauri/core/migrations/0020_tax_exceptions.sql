-- A member or sponsor that is taxed otherwise than where it is says, such as one with a certificate of exemption.
CREATE TABLE tax_exception (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER UNIQUE REFERENCES member (id),
    sponsor_id INTEGER UNIQUE REFERENCES sponsor (id),
    tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
    -- As its invoices print it where no tax is charged.
    reason TEXT NOT NULL CHECK (reason <> ''),
    CHECK ((member_id IS NULL) <> (sponsor_id IS NULL))
) STRICT;
CREATE INDEX tax_exception_by_category ON tax_exception (tax_category_id);
