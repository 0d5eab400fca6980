-- The words on the screen, the newest last.
CREATE TABLE hashtag (
  place INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  guest TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
