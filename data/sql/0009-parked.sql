-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was typed into a form and not saved when the records were locked: JSON of field and text. It
-- is no part of a record; it goes when the form is saved or given up. patient_id NULL: of nobody
-- who is known yet.
CREATE TABLE parked (
  form TEXT PRIMARY KEY NOT NULL CHECK (typeof (form) = 'text' AND length (form) > 0),
  patient_id TEXT REFERENCES patient (id),
  fields TEXT NOT NULL CHECK (typeof (fields) = 'text' AND length (fields) > 0),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version = 1),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0)
) WITHOUT ROWID;
CREATE INDEX parked_patient ON parked (patient_id) WHERE patient_id IS NOT NULL;
