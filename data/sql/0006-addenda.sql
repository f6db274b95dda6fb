-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was added to a signed visit afterwards. author, moment: who wrote it and when, which for one
-- that came from a file is not who saved it here.
CREATE TABLE addendum (
  id TEXT PRIMARY KEY NOT NULL CHECK (typeof (id) = 'text' AND length (id) = 36),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT NOT NULL,
  text TEXT NOT NULL CHECK (typeof (text) = 'text' AND length (trim (text)) > 0),
  author TEXT NOT NULL CHECK (typeof (author) = 'text' AND length (author) > 0),
  moment TEXT NOT NULL CHECK (typeof (moment) = 'text' AND length (moment) >= 4),
  batch_id TEXT REFERENCES batch (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version = 1),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  FOREIGN KEY (patient_id, visit_id) REFERENCES visit (patient_id, id)
);
CREATE INDEX addendum_patient ON addendum (patient_id);
CREATE TRIGGER addendum_keeps BEFORE UPDATE ON addendum
BEGIN SELECT RAISE (ABORT, 'addenda are append-only'); END;
CREATE TRIGGER addendum_stays BEFORE DELETE ON addendum
BEGIN SELECT RAISE (ABORT, 'addenda are append-only'); END;
