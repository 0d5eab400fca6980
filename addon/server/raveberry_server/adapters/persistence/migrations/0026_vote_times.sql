-- Votes have a time: on waiting songs with the ballot, on played songs without the guest.
ALTER TABLE ballot ADD COLUMN voted_at TEXT;

CREATE TABLE play_vote (
  epoch INTEGER NOT NULL REFERENCES play (epoch) ON DELETE CASCADE,
  voted_at TEXT NOT NULL
) STRICT;

CREATE INDEX play_vote_of_a_play ON play_vote (epoch);

CREATE INDEX play_vote_at ON play_vote (voted_at);
