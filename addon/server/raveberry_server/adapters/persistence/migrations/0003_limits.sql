-- What is left to whom: a guest's requests and votes, an address's new identities.
CREATE TABLE bucket (
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  level REAL NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (kind, owner)
) STRICT, WITHOUT ROWID;

-- Guests of before the limits have long been counted.
ALTER TABLE guest ADD COLUMN is_counted INTEGER NOT NULL DEFAULT 1;
