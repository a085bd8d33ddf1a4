DROP TABLE IF EXISTS temp.member_search_word;
DROP TABLE IF EXISTS temp.member_search;
DROP TABLE IF EXISTS temp.member_search_built;
DROP TABLE IF EXISTS temp.member_search_stale;
-- Names and identifiers of members and their contacts, folded and with CJK runs as bigrams. Rows are members.
-- A beginning of a length that has no prefix index is gathered from the words one by one, so every length up to that of
-- “university” has one: finding it among 100,000 members takes a tenth of the time, building the index a third more.
CREATE VIRTUAL TABLE temp.member_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5 6 7 8 9 10',
    tokenize = "unicode61 remove_diacritics 2"
);
-- Its words, to find the one that was meant.
CREATE VIRTUAL TABLE temp.member_search_word USING fts5vocab (temp, member_search, row);
-- One row when the index stands for the whole register, none when it has to be built anew.
CREATE TEMP TABLE member_search_built (data_version INTEGER NOT NULL) STRICT;
-- Members changed since they were indexed.
CREATE TEMP TABLE member_search_stale (member_id INTEGER PRIMARY KEY) STRICT;
