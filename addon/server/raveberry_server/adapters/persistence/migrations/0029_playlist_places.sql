-- Where the songs of a requested playlist enter the queue: `end`, `next`, `now` or `replace`.
ALTER TABLE playlist_order ADD COLUMN queue_place TEXT NOT NULL DEFAULT 'end';
