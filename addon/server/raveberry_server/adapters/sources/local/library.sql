-- Written by the scan job only, and read by the server. It needs no backup: a scan rebuilds it, and a
-- version with another schema discards it.
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

-- Number of the last completed scan; empty before the first one is complete.
CREATE TABLE whole_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

-- Playlist files; their content is read on demand.
CREATE TABLE playlist (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  name BLOB NOT NULL,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_text TEXT NOT NULL,
  UNIQUE (folder, name)
) STRICT;

-- All audio files, and cue sheets that cannot be used; an unreadable one has a problem, any other has
-- a row in song. In place of an album in one file there are its tracks, named as if the file were a
-- folder: album.flac/01. sheet is a digest of the tracks in the cue sheet beside the file.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  name BLOB NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  problem TEXT,
  sheet TEXT,
  UNIQUE (folder, name)
) STRICT;

-- key identifies the song permanently. The *_text columns are folded for comparison and sorting.
-- main_words has the words of title and artist, each with a space before and after. shelf_artist is
-- the artist under whom it is listed when browsing. The other *_key columns identify the pages of
-- artist, album and genre, NULL without one. encoding is that of tags which stated another one.
-- is_spoken marks audiobooks and podcasts, which are not picked at random. missing_tags are flags of
-- those tags that the file lacks (songs.py), whatever stands in for them. has_cover is 1 with a cover
-- in the tags, 2 with one that was found online. start_s and end_s are those of a track in its file;
-- end_s is NULL for the last one.
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
  composer TEXT NOT NULL,
  label TEXT NOT NULL,
  isrc TEXT NOT NULL,
  duration_s REAL,
  gain_db REAL,
  has_cover INTEGER NOT NULL,
  encoding TEXT,
  added_at TEXT NOT NULL,
  title_text TEXT NOT NULL,
  artist_text TEXT NOT NULL,
  album_text TEXT NOT NULL,
  main_words TEXT NOT NULL,
  shelf_artist TEXT NOT NULL,
  shelf_artist_text TEXT NOT NULL,
  artist_key TEXT,
  album_key TEXT,
  genre_key TEXT,
  is_spoken INTEGER NOT NULL,
  missing_tags INTEGER NOT NULL,
  start_s REAL,
  end_s REAL
) STRICT;
-- The first scan creates the indexes of songs at its end (library_writer.py).

-- Full-text indexes of folded texts: words with prefixes, and trigrams.
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
-- A large scan merges both at its end, so automatic merging is off.
INSERT INTO word (word, rank) VALUES ('automerge', 0);
INSERT INTO part (part, rank) VALUES ('automerge', 0);
CREATE VIRTUAL TABLE part_vocabulary USING fts5vocab (part, row);

-- Number of songs with each trigram, at the end of the last scan.
CREATE TABLE part_count (
  term TEXT PRIMARY KEY,
  songs INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Words of titles, artists and albums by what a typo may leave of their first letters
-- (misspellings.py), at the end of the last scan.
CREATE TABLE word_form (
  form TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (form, word)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE word_vocabulary USING fts5vocab (word, row);
