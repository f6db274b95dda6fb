-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who somebody is to other programs, and who was found to be the same person.

-- Identifiers beside the one in the patient's row. Several patients may have the same one, as two
-- clinics both have a number 1; then the rest of what is known of them decides. An undone import
-- takes its identifiers back. system '' is none.
CREATE TABLE identifier (
  patient_id TEXT NOT NULL REFERENCES patient (id),
  system TEXT NOT NULL CHECK (typeof (system) = 'text'),
  value TEXT NOT NULL CHECK (typeof (value) = 'text' AND length (value) > 0),
  batch_id TEXT NOT NULL REFERENCES batch (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version = 1),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  PRIMARY KEY (value, system, patient_id, batch_id)
) WITHOUT ROWID;
CREATE TRIGGER identifier_keeps BEFORE UPDATE ON identifier
BEGIN SELECT RAISE (ABORT, 'identifiers are append-only'); END;
CREATE TRIGGER identifier_stays BEFORE DELETE ON identifier
BEGIN SELECT RAISE (ABORT, 'identifiers are append-only'); END;

-- Two records of one person: the rows of the first were added to the second with the batch, and the
-- first is hidden until the batch is undone.
CREATE TABLE merging (
  batch_id TEXT PRIMARY KEY NOT NULL REFERENCES batch (id),
  from_id TEXT NOT NULL REFERENCES patient (id),
  into_id TEXT NOT NULL REFERENCES patient (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version = 1),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  CHECK (from_id != into_id)
);
CREATE INDEX merging_from ON merging (from_id);
CREATE TRIGGER merging_keeps BEFORE UPDATE ON merging
BEGIN SELECT RAISE (ABORT, 'mergings are append-only'); END;
CREATE TRIGGER merging_stays BEFORE DELETE ON merging
BEGIN SELECT RAISE (ABORT, 'mergings are append-only'); END;
