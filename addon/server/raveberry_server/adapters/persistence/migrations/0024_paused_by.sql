-- Pages say who paused the music.
ALTER TABLE playback ADD COLUMN held_by TEXT;
