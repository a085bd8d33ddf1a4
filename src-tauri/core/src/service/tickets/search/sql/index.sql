DROP TABLE IF EXISTS temp.ticket_search;
DROP TABLE IF EXISTS temp.ticket_search_built;
DROP TABLE IF EXISTS temp.ticket_search_stale;
-- Words of tickets and of their messages, folded and with CJK runs as bigrams. Rows are tickets that are part of no other.
CREATE VIRTUAL TABLE temp.ticket_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4', tokenize = "unicode61 remove_diacritics 2"
);
-- One row when the index stands for the whole register, none when it has to be built anew.
CREATE TEMP TABLE ticket_search_built (data_version INTEGER NOT NULL) STRICT;
-- Tickets changed since they were indexed.
CREATE TEMP TABLE ticket_search_stale (ticket_id INTEGER PRIMARY KEY) STRICT;
