-- Which Raveberry wrote this last, so that an older one can name it.
ALTER TABLE installation ADD COLUMN version TEXT NOT NULL DEFAULT '';
