-- SPDX-License-Identifier: GPL-3.0-or-later
-- A visit that was found to be somebody else's: it was copied into their record with the batch, and
-- is no part of the record it was written in until the batch is undone.
CREATE TABLE moved_visit (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  batch_id TEXT NOT NULL REFERENCES batch (id),
  version INTEGER NOT NULL CHECK (typeof (version) = 'integer' AND version = 1),
  updated_at INTEGER NOT NULL CHECK (typeof (updated_at) = 'integer' AND updated_at >= 0),
  updated_by TEXT NOT NULL CHECK (typeof (updated_by) = 'text' AND length (updated_by) > 0),
  PRIMARY KEY (visit_id, batch_id)
) WITHOUT ROWID;
CREATE TRIGGER moved_visit_keeps BEFORE UPDATE ON moved_visit
BEGIN SELECT RAISE (ABORT, 'moved visits are append-only'); END;
CREATE TRIGGER moved_visit_stays BEFORE DELETE ON moved_visit
BEGIN SELECT RAISE (ABORT, 'moved visits are append-only'); END;
