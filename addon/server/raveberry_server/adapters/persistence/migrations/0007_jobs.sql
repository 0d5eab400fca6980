-- Long work: one row for each kind of which one runs at a time, one for each song that is fetched.
CREATE TABLE job_by_name (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  progress REAL,
  reason TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  entry TEXT,
  failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO job_by_name (id, kind, state, progress, reason, started_at, ended_at)
  SELECT kind, kind, state, progress, reason, started_at, ended_at FROM job;
DROP TABLE job;
ALTER TABLE job_by_name RENAME TO job;
