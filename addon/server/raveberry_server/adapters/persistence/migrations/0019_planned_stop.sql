-- The music can stop after the current song, or by a sleep timer.
ALTER TABLE playback ADD COLUMN stops_after_song INTEGER NOT NULL DEFAULT 0;
ALTER TABLE playback ADD COLUMN stops_at TEXT;
