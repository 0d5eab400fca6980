-- The link for screens can be renewed, and the old one is not valid any more.
ALTER TABLE party ADD COLUMN screen_links_made INTEGER NOT NULL DEFAULT 0;
