-- Guests outlive the closing of a party for a while, and count for the opening that they acted in.
ALTER TABLE party ADD COLUMN openings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN closed_at TEXT;
ALTER TABLE party ADD COLUMN guests_forgotten INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guest ADD COLUMN last_opening INTEGER NOT NULL DEFAULT 0;
