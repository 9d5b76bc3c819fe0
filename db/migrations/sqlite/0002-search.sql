-- The words under which each standard is found; written by the portal when a standard or its text changes.
CREATE VIRTUAL TABLE standards_search USING fts5(
  standard_id UNINDEXED,
  title,
  summary,
  text,
  tokenize = "porter unicode61 remove_diacritics 2"
);
