-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whom a clinic expects on a day, typed or taken over from its calendar. Each change is a row, the
-- latest of one person and day counts. time NULL: no time is set.
CREATE TABLE appointment (
  day TEXT NOT NULL CHECK (typeof (day) = 'text' AND length (day) = 10
    AND date (day, '+0 days') IS day),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version >= 1),
  time TEXT CHECK (time IS NULL OR (typeof (time) = 'text' AND length (time) = 5)),
  is_on INTEGER NOT NULL CHECK (typeof (is_on) = 'integer' AND is_on IN (0, 1)),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  PRIMARY KEY (day, patient_id, version)
) WITHOUT ROWID;
CREATE INDEX appointment_patient ON appointment (patient_id);
CREATE TRIGGER appointment_keeps BEFORE UPDATE ON appointment
BEGIN SELECT RAISE (ABORT, 'appointments are append-only'); END;
CREATE TRIGGER appointment_stays BEFORE DELETE ON appointment
BEGIN SELECT RAISE (ABORT, 'appointments are append-only'); END;
