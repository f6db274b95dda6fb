-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a log beside the record file must belong to (docs/DATABASE.md, "The log"). One row, rewritten
-- by every change: base is the name of the log that is being written, previous that of the state of
-- the record file it was begun on.
CREATE TABLE log_base (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  base TEXT NOT NULL CHECK (typeof (base) = 'text'),
  previous TEXT NOT NULL CHECK (typeof (previous) = 'text'),
  n_changes INTEGER NOT NULL CHECK (typeof (n_changes) = 'integer' AND n_changes >= 0)
);
INSERT INTO log_base VALUES (1, '', '', 0);

-- Why a patient's record must not be erased for good, and that it may again: each change a row
CREATE TABLE hold (
  patient_id TEXT NOT NULL REFERENCES patient (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version >= 1),
  is_held INTEGER NOT NULL CHECK (typeof (is_held) = 'integer' AND is_held IN (0, 1)),
  reason TEXT NOT NULL CHECK (typeof (reason) = 'text' AND length (reason) > 0),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  PRIMARY KEY (patient_id, version)
) WITHOUT ROWID;
CREATE TRIGGER hold_keeps BEFORE UPDATE ON hold
BEGIN SELECT RAISE (ABORT, 'holds are append-only'); END;
CREATE TRIGGER hold_stays BEFORE DELETE ON hold
BEGIN SELECT RAISE (ABORT, 'holds are append-only'); END;
