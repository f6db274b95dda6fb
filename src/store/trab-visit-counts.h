/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Visits that count in the record they were written in: their import was not undone, and they were
 * not found to be somebody else's. "v" is the visit, "b" its import. */
#define TRAB_VISIT_COUNTS                                                                          \
  " b.undone_at IS NULL AND v.id NOT IN (SELECT m.visit_id FROM moved_visit m JOIN batch mb"       \
  " ON mb.id = m.batch_id WHERE mb.undone_at IS NULL)"
