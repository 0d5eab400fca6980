-- A new party begins with the first steps of the host page; one that was used before does not.
ALTER TABLE party ADD COLUMN is_set_up INTEGER NOT NULL DEFAULT 0;
UPDATE party SET is_set_up = revision > 0;
