-- Participation and way of joining of a guest, and voices of guests whose votes count together.
ALTER TABLE guest ADD COLUMN has_acted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guest ADD COLUMN came_by_code INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guest ADD COLUMN has_own_voice INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guest ADD COLUMN voice TEXT NOT NULL DEFAULT '';
ALTER TABLE guest ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE ballot ADD COLUMN voice TEXT NOT NULL DEFAULT '';

-- Earlier guests keep counting as before.
UPDATE guest SET has_acted = is_counted, has_own_voice = is_counted;
