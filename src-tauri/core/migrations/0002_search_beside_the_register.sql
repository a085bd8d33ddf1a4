-- The search index moves out of the file: each connection derives it when it is first needed.

DROP TABLE member_search;
