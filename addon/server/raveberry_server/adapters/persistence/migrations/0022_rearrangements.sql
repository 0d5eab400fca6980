-- Pins and moves can be undone.
CREATE TABLE rearranged (
  deed INTEGER NOT NULL,
  place INTEGER NOT NULL,
  entry TEXT NOT NULL,
  pin INTEGER,
  moved_before TEXT,
  move INTEGER,
  PRIMARY KEY (deed, place)
) STRICT, WITHOUT ROWID;
