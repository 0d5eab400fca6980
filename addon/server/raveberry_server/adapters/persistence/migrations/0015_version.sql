-- Version of Raveberry that wrote the database last, for the error message of an older one.
ALTER TABLE installation ADD COLUMN version TEXT NOT NULL DEFAULT '';
