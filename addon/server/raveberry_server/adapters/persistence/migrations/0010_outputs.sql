-- When the playing song was last heard, and which ways out of the player the host has switched.
ALTER TABLE playback ADD COLUMN heard_at TEXT;
CREATE TABLE output (
  name TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL
) STRICT;
