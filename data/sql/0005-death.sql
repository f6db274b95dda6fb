-- SPDX-License-Identifier: GPL-3.0-or-later
-- That somebody has died, when, and who said so. death_date NULL: the day is not known.
ALTER TABLE patient ADD COLUMN is_dead INTEGER NOT NULL DEFAULT 0
  CHECK (typeof (is_dead) = 'integer' AND is_dead IN (0, 1));
ALTER TABLE patient ADD COLUMN death_date TEXT CHECK (death_date IS NULL
  OR (is_dead = 1 AND typeof (death_date) = 'text' AND length (death_date) IN (4, 7, 10)
  AND date (substr (death_date || '-01-01', 1, 10), '+0 days')
    IS substr (death_date || '-01-01', 1, 10)));
ALTER TABLE patient ADD COLUMN death_source TEXT
  CHECK (death_source IS NULL OR (is_dead = 1 AND typeof (death_source) = 'text'));

ALTER TABLE patient_history ADD COLUMN is_dead INTEGER NOT NULL DEFAULT 0;
ALTER TABLE patient_history ADD COLUMN death_date TEXT;
ALTER TABLE patient_history ADD COLUMN death_source TEXT;
DROP TRIGGER patient_history_of_new;
CREATE TRIGGER patient_history_of_new AFTER INSERT ON patient
BEGIN
  INSERT INTO patient_history (id, version, family_name, given_name, birth_date, sex,
    record_number, identifier_system, identifier_value, allergies, is_practice, is_hidden, batch_id,
    updated_at, updated_by, is_dead, death_date, death_source)
  SELECT id, version, family_name, given_name, birth_date, sex,
    record_number, identifier_system, identifier_value, allergies, is_practice, is_hidden, batch_id,
    updated_at, updated_by, is_dead, death_date, death_source FROM patient WHERE id = NEW.id;
END;
DROP TRIGGER patient_history_of_changed;
CREATE TRIGGER patient_history_of_changed AFTER UPDATE ON patient
BEGIN
  INSERT INTO patient_history (id, version, family_name, given_name, birth_date, sex,
    record_number, identifier_system, identifier_value, allergies, is_practice, is_hidden, batch_id,
    updated_at, updated_by, is_dead, death_date, death_source)
  SELECT id, version, family_name, given_name, birth_date, sex,
    record_number, identifier_system, identifier_value, allergies, is_practice, is_hidden, batch_id,
    updated_at, updated_by, is_dead, death_date, death_source FROM patient WHERE id = NEW.id;
END;
