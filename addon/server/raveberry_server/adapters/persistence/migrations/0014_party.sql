-- The party, its history and its jobs.

CREATE TABLE installation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL
) STRICT;

CREATE TABLE party (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL,
  is_open INTEGER NOT NULL,
  guests_made INTEGER NOT NULL,
  entries_made INTEGER NOT NULL,
  pins_made INTEGER NOT NULL,
  started_turn INTEGER NOT NULL,
  played INTEGER NOT NULL,
  votes_cast INTEGER NOT NULL,
  closes_at TEXT,
  end_set_at TEXT,
  is_last_called INTEGER NOT NULL DEFAULT 0,
  moves_made INTEGER NOT NULL DEFAULT 0,
  shuffles_made INTEGER NOT NULL DEFAULT 0,
  quiet_volume_max REAL,
  volume_after_quiet REAL,
  closings INTEGER NOT NULL DEFAULT 0,
  opened_at TEXT
) STRICT;

CREATE TABLE playback (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entry TEXT,
  epoch INTEGER NOT NULL,
  is_held INTEGER NOT NULL,
  is_muted INTEGER NOT NULL,
  restarts_asked INTEGER NOT NULL,
  seek_s REAL,
  position_s REAL NOT NULL,
  heard_at TEXT
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE guest (
  id TEXT PRIMARY KEY,
  token_hash TEXT UNIQUE,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  role INTEGER NOT NULL,
  joined_at TEXT NOT NULL,
  is_counted INTEGER NOT NULL DEFAULT 1,
  is_banned INTEGER NOT NULL DEFAULT 0,
  muted_until TEXT,
  source TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE latest_turn (
  guest TEXT PRIMARY KEY,
  turn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  uri TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  duration_s REAL,
  artwork TEXT,
  explicit INTEGER NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  requested_by TEXT,
  requested_at TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  turn INTEGER,
  pin INTEGER,
  up INTEGER NOT NULL,
  down INTEGER NOT NULL,
  progress REAL,
  reason TEXT,
  dedication TEXT,
  moved_before TEXT,
  move INTEGER,
  immune_until TEXT,
  licence TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  guest TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value IN (-1, 1)),
  PRIMARY KEY (entry, guest)
) STRICT, WITHOUT ROWID;

CREATE TABLE liked (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  uri TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  duration_s REAL,
  artwork TEXT,
  explicit INTEGER NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  requested_by TEXT,
  requested_at TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  turn INTEGER,
  pin INTEGER,
  up INTEGER NOT NULL,
  down INTEGER NOT NULL,
  progress REAL,
  reason TEXT,
  dedication TEXT,
  moved_before TEXT,
  move INTEGER,
  immune_until TEXT,
  licence TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE play (
  epoch INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  uri TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  duration_s REAL,
  origin TEXT NOT NULL,
  requested_by TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  reason TEXT,
  detail TEXT,
  up INTEGER,
  down INTEGER,
  artwork TEXT,
  explicit INTEGER NOT NULL DEFAULT 0,
  guest_name TEXT,
  guest_color TEXT,
  licence TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX play_of_a_song ON play (uri, started_at);

CREATE INDEX play_at ON play (started_at);

CREATE INDEX play_of_a_guest ON play (requested_by);

CREATE TABLE request (
  number INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  uri TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  guest TEXT,
  asked_at TEXT NOT NULL,
  left_at TEXT,
  reason TEXT,
  origin TEXT NOT NULL DEFAULT 'guest',
  guest_name TEXT,
  guest_color TEXT
) STRICT;

CREATE INDEX request_of_an_entry ON request (entry);

CREATE INDEX request_at ON request (asked_at);

CREATE INDEX request_of_a_guest ON request (guest);

CREATE TABLE times_played (
  uri TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bucket (
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  level REAL NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (kind, owner)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_entry (
  deed INTEGER NOT NULL,
  place INTEGER NOT NULL,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  detail TEXT,
  shown_until TEXT,
  PRIMARY KEY (deed, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE last_played (
  song TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  progress REAL,
  reason TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  entry TEXT,
  failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
  kind TEXT PRIMARY KEY CHECK (kind IN ('join', 'mod')),
  code TEXT NOT NULL,
  expires_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting_text (
  place INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  guest TEXT NOT NULL,
  entry TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE playlist_order (
  place INTEGER PRIMARY KEY,
  job TEXT NOT NULL,
  uri TEXT NOT NULL,
  guest TEXT NOT NULL,
  role INTEGER NOT NULL
) STRICT;

CREATE TABLE output (
  name TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL
) STRICT;

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
  licence TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (playlist, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_query (
  text TEXT NOT NULL,
  uri TEXT NOT NULL,
  times INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (text, uri)
) STRICT, WITHOUT ROWID;

CREATE INDEX past_query_at ON past_query (last_at);

CREATE TABLE hashtag (
  place INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  guest TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

INSERT INTO party (one, revision, is_open, guests_made, entries_made, pins_made, started_turn, played, votes_cast)
VALUES (1, 0, 1, 0, 0, 0, 0, 0, 0);

INSERT INTO playback (one, epoch, is_held, is_muted, restarts_asked, position_s)
VALUES (1, 0, 0, 0, 0, 0);
