-- How often the party was closed; each time revoked the cookies of all guests.
ALTER TABLE party ADD COLUMN closings INTEGER NOT NULL DEFAULT 0;

-- The code that lets newcomers in, readable, and the hash of the one that makes mods.
CREATE TABLE code (
  kind TEXT PRIMARY KEY CHECK (kind IN ('join', 'mod')),
  code TEXT NOT NULL,
  expires_at TEXT
) STRICT, WITHOUT ROWID;

-- Names and dedications that wait for the host's word.
CREATE TABLE waiting_text (
  place INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  guest TEXT NOT NULL,
  entry TEXT,
  at TEXT NOT NULL
) STRICT;

-- Why a song failed, and until when its guest is told.
ALTER TABLE left_entry ADD COLUMN detail TEXT;
ALTER TABLE left_entry ADD COLUMN shown_until TEXT;
