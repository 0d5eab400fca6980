-- One row each for what there is once; the newest state, not a log.
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
  votes_cast INTEGER NOT NULL
) STRICT;
INSERT INTO party VALUES (1, 0, 1, 0, 0, 0, 0, 0, 0);

-- The playing song is the entry of that id; position_s is where a restart goes on.
CREATE TABLE playback (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entry TEXT,
  epoch INTEGER NOT NULL,
  is_held INTEGER NOT NULL,
  is_muted INTEGER NOT NULL,
  restarts_asked INTEGER NOT NULL,
  seek_s REAL,
  position_s REAL NOT NULL
) STRICT;
INSERT INTO playback VALUES (1, NULL, 0, 0, 0, 0, NULL, 0.0);

-- Settings that were ever set, as JSON.
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
  joined_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE latest_turn (
  guest TEXT PRIMARY KEY,
  turn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries that wait or play. up and down count votes of forgotten guests too.
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
  dedication TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  guest TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value IN (-1, 1)),
  PRIMARY KEY (entry, guest)
) STRICT, WITHOUT ROWID;

-- The best liked songs since the party opened, best first; only the sums of their votes are kept.
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
  dedication TEXT
) STRICT;

-- The history: one row for each time a song really played.
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
  down INTEGER
) STRICT;
CREATE INDEX play_of_a_song ON play (uri, started_at);

-- Who asked for what and what became of it, unless log_requests is off.
CREATE TABLE request (
  number INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  uri TEXT NOT NULL,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  guest TEXT,
  asked_at TEXT NOT NULL,
  left_at TEXT,
  reason TEXT
) STRICT;
CREATE INDEX request_of_an_entry ON request (entry);

-- How often each song was played, for ranking; outlives the history and names nobody.
CREATE TABLE times_played (
  uri TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The newest run of each kind of long work.
CREATE TABLE job (
  kind TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  progress REAL,
  reason TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
