-- Since when the party is open, None where nobody opened it.
ALTER TABLE party ADD COLUMN opened_at TEXT;

-- What a song looked like, and who asked for it as they were called then.
ALTER TABLE play ADD COLUMN artwork TEXT;
ALTER TABLE play ADD COLUMN explicit INTEGER NOT NULL DEFAULT 0;
ALTER TABLE play ADD COLUMN guest_name TEXT;
ALTER TABLE play ADD COLUMN guest_color TEXT;
CREATE INDEX play_at ON play (started_at);
CREATE INDEX play_of_a_guest ON play (requested_by);

ALTER TABLE request ADD COLUMN origin TEXT NOT NULL DEFAULT 'guest';
ALTER TABLE request ADD COLUMN guest_name TEXT;
ALTER TABLE request ADD COLUMN guest_color TEXT;
CREATE INDEX request_at ON request (asked_at);
CREATE INDEX request_of_a_guest ON request (guest);

-- Playlists made of what played.
CREATE TABLE saved_playlist (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE saved_song (
  playlist INTEGER NOT NULL REFERENCES saved_playlist (number) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  uri TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  duration_s REAL,
  artwork TEXT,
  explicit INTEGER NOT NULL,
  PRIMARY KEY (playlist, place)
) STRICT, WITHOUT ROWID;

-- Which words led to which song, so that nicknames find it again; names nobody.
CREATE TABLE past_query (
  text TEXT NOT NULL,
  uri TEXT NOT NULL,
  times INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (text, uri)
) STRICT, WITHOUT ROWID;
CREATE INDEX past_query_at ON past_query (last_at);
