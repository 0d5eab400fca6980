-- Evenings, each from an opening to its closing with the recap of that moment. The number is that
-- of the opening.
CREATE TABLE evening (
  number INTEGER PRIMARY KEY,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  songs INTEGER,
  guests INTEGER,
  votes INTEGER
) STRICT;

CREATE INDEX evening_at ON evening (opened_at);

INSERT INTO evening (number, opened_at)
SELECT openings, opened_at FROM party WHERE opened_at IS NOT NULL;

-- Who wrote and published a song, for reports of what was played.
ALTER TABLE entry ADD COLUMN composer TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN isrc TEXT NOT NULL DEFAULT '';
ALTER TABLE liked ADD COLUMN composer TEXT NOT NULL DEFAULT '';
ALTER TABLE liked ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE liked ADD COLUMN isrc TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN composer TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN isrc TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_song ADD COLUMN composer TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_song ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_song ADD COLUMN isrc TEXT NOT NULL DEFAULT '';
