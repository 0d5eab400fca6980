-- Who is banned or muted.
ALTER TABLE guest ADD COLUMN is_banned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guest ADD COLUMN muted_until TEXT;

-- Where songs were moved (an empty neighbour is the end of the queue), and till when they are safe.
ALTER TABLE entry ADD COLUMN moved_before TEXT;
ALTER TABLE entry ADD COLUMN move INTEGER;
ALTER TABLE entry ADD COLUMN immune_until TEXT;
ALTER TABLE liked ADD COLUMN moved_before TEXT;
ALTER TABLE liked ADD COLUMN move INTEGER;
ALTER TABLE liked ADD COLUMN immune_until TEXT;

ALTER TABLE party ADD COLUMN moves_made INTEGER NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN shuffles_made INTEGER NOT NULL DEFAULT 0;

-- Entries that have left and could come back: those that left together have one deed.
CREATE TABLE left_entry (
  deed INTEGER NOT NULL,
  place INTEGER NOT NULL,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  PRIMARY KEY (deed, place)
) STRICT, WITHOUT ROWID;
