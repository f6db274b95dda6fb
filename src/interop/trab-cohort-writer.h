/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabCohortWriter:
 * A table of many people without who they are: first every record is counted, then every record is
 * appended, so that none has to stay in memory. In the long layout (docs/FORMATS.md) a person is
 * called by a number of this table alone; names, identifiers, laboratories, notes and sources stay
 * away, and examinations are dated by their month. What fewer than the least number of people share
 * stays away too: a measure at a place, a sex, a year of birth within a sex.
 */
typedef struct _TrabCohortWriter TrabCohortWriter;

TrabCohortWriter *trab_cohort_writer_new (guint least, const char *salt);
void trab_cohort_writer_free (TrabCohortWriter *writer);
void trab_cohort_writer_count (TrabCohortWriter *writer, TrabRecord *record);
gboolean trab_cohort_writer_is_enough (TrabCohortWriter *writer);
void trab_cohort_writer_append (TrabCohortWriter *writer, TrabRecord *record);
char *trab_cohort_writer_finish (TrabCohortWriter *writer);
guint trab_cohort_writer_get_n_people (TrabCohortWriter *writer);
guint trab_cohort_writer_get_n_left_out (TrabCohortWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCohortWriter, trab_cohort_writer_free)

G_END_DECLS
