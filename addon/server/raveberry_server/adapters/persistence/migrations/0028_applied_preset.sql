-- The preset that can be undone: at most one row. `changes` holds the values before and after by
-- setting, as JSON.
CREATE TABLE applied_preset (
  name TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
