-- Earlier versions of saved playlists, for undo. `songs` holds their rows as JSON.
CREATE TABLE playlist_change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  playlist INTEGER NOT NULL,
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  is_deleted INTEGER NOT NULL,
  songs TEXT NOT NULL
) STRICT;
