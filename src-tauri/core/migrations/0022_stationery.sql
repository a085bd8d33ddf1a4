-- How documents look from now on. What was issued keeps, in its frozen copy, the look that it was issued with.

CREATE TABLE stationery (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    paper TEXT NOT NULL CHECK (paper IN ('a4', 'us_letter')),
    -- Where the window of the envelope is.
    envelope TEXT NOT NULL CHECK (envelope IN ('din_b', 'din_a', 'us_no10', 'none')),
    -- #rrggbb
    accent TEXT NOT NULL CHECK (length(accent) = 7),
    logo_side TEXT NOT NULL CHECK (logo_side IN ('start', 'centre', 'end')),
    head_lines TEXT NOT NULL,
    foot_1 TEXT NOT NULL,
    foot_2 TEXT NOT NULL,
    foot_3 TEXT NOT NULL
) STRICT;
