-- Guests choose a symbol.
ALTER TABLE guest ADD COLUMN sign TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN guest_sign TEXT;
ALTER TABLE request ADD COLUMN guest_sign TEXT;
