-- The words under which each standard is found; written by the portal when a standard or its text changes.
CREATE TABLE standards_search (
  standard_id text PRIMARY KEY NOT NULL,
  words tsvector NOT NULL
);
CREATE INDEX standards_search_words ON standards_search USING gin (words);
