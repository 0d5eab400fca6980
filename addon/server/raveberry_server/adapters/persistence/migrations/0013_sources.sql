-- Under which licence a song is free.
ALTER TABLE entry ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE liked ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_song ADD COLUMN licence TEXT NOT NULL DEFAULT '';

-- Which source of the net a guest wants to be asked first.
ALTER TABLE guest ADD COLUMN source TEXT NOT NULL DEFAULT '';
