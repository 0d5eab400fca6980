-- What played before 0006 began to note it, as far as the history still knows. `sameness` is what
-- the server compares songs by.
INSERT OR IGNORE INTO last_played (song, at)
SELECT sameness(uri, artist, title) AS same, max(started_at) FROM play GROUP BY same;
