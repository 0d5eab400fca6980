-- When each song last started, whatever source it came from; outlives the history, names nobody.
CREATE TABLE last_played (
  song TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
