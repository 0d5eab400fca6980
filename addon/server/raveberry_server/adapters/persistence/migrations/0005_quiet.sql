-- Quiet hours that are in force, and how loud it will be after them.
ALTER TABLE party ADD COLUMN quiet_volume_max REAL;
ALTER TABLE party ADD COLUMN volume_after_quiet REAL;
