-- Songs of a long playlist are added while the rest is being read.
ALTER TABLE playlist_order ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
