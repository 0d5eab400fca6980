-- The playlists that are being read; a restart goes on with them.
CREATE TABLE playlist_order (
  place INTEGER PRIMARY KEY,
  job TEXT NOT NULL,
  uri TEXT NOT NULL,
  guest TEXT NOT NULL,
  role INTEGER NOT NULL
) STRICT;
