-- When the party closes by itself, and whether last orders were announced.
ALTER TABLE party ADD COLUMN closes_at TEXT;
ALTER TABLE party ADD COLUMN end_set_at TEXT;
ALTER TABLE party ADD COLUMN is_last_called INTEGER NOT NULL DEFAULT 0;
