-- Written by the scan job alone, read by the server. Nothing here is worth a backup: another
-- version makes it anew.
CREATE TABLE root (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE,
  is_present INTEGER NOT NULL
) STRICT;

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  root INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
  parent INTEGER REFERENCES folder (id) ON DELETE CASCADE,
  path BLOB NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_text TEXT NOT NULL,
  cover BLOB,
  seen INTEGER NOT NULL
) STRICT;
CREATE INDEX folder_in_folder ON folder (parent, name);
CREATE INDEX folder_of_root ON folder (root);
CREATE INDEX folder_by_name ON folder (name_text);

-- The last scan that came to its end; empty until the first one has.
CREATE TABLE whole_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

-- Playlist files; what they name is read whenever it is asked for.
CREATE TABLE playlist (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  name BLOB NOT NULL,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_text TEXT NOT NULL,
  UNIQUE (folder, name)
) STRICT;

-- Every sound file; one that could not be read has a problem, any other one a song.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  name BLOB NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  problem TEXT,
  UNIQUE (folder, name)
) STRICT;

-- key is the name of the song for ever; the *_text columns are folded for comparing and sorting;
-- main_words are those of title and artist, with a space before and after each. shelf_artist is
-- whose shelf it stands on; the other *_key name the shelves, NULL where there is none.
CREATE TABLE song (
  id INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  album_artist TEXT NOT NULL,
  track INTEGER,
  disc INTEGER,
  year INTEGER,
  genre TEXT NOT NULL,
  duration_s REAL,
  gain_db REAL,
  has_cover INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  title_text TEXT NOT NULL,
  artist_text TEXT NOT NULL,
  album_text TEXT NOT NULL,
  main_words TEXT NOT NULL,
  shelf_artist TEXT NOT NULL,
  shelf_artist_text TEXT NOT NULL,
  artist_key TEXT,
  album_key TEXT,
  genre_key TEXT
) STRICT;
CREATE INDEX song_by_title ON song (title_text);
CREATE INDEX song_by_artist ON song (artist_text);
-- Shelves are indexed when the first scan ends, which takes half the time of doing it song by song.

-- Folded texts: whole words and their starts, and every run of three characters.
CREATE VIRTUAL TABLE word USING fts5 (
  title, artist, album,
  content = '', contentless_delete = 1, detail = column, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE part USING fts5 (
  words,
  content = '', contentless_delete = 1, detail = none,
  tokenize = 'trigram case_sensitive 1'
);
-- Both are merged when a large scan ends; on its way it need not.
INSERT INTO word (word, rank) VALUES ('automerge', 0);
INSERT INTO part (part, rank) VALUES ('automerge', 0);
CREATE VIRTUAL TABLE part_vocabulary USING fts5vocab (part, row);

-- How many songs hold a run of three characters, as of the end of the last scan.
CREATE TABLE part_count (
  term TEXT PRIMARY KEY,
  songs INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
