/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-patient.h"

G_BEGIN_DECLS

/** Why somebody is on the list of a day. */
typedef enum
{
  TRAB_DAY_EXPECTED, /* typed, or taken over from a calendar */
  TRAB_DAY_REVIEW,   /* the last plan says so */
  TRAB_DAY_SEEN,     /* a visit of the day, nothing else */
  TRAB_DAY_UNSIGNED, /* a visit of an earlier day that nobody signed */
  TRAB_DAY_RESULTS,  /* not expected, but something has come in */
} TrabDayReason;

/**
 * TrabDayEntry:
 * @time: (nullable): "09:10"
 * @is_seen, @is_signed: there is a visit of the day; it is signed
 * @last_visit: before the day; TRAB_DATE_NONE where there was none
 * @n_scans, @n_tests: days with scans and with blood tests after the last visit
 */
typedef struct
{
  TrabPatient *patient;
  char *time;
  TrabDayReason reason;
  gboolean is_seen;
  gboolean is_signed;
  TrabDate last_visit;
  guint n_scans;
  guint n_tests;
} TrabDayEntry;

/**
 * TrabDay:
 * @entries: of TrabDayEntry: whom one sees, those with a time first
 * @needs: of TrabDayEntry: who waits for something and is not among them
 * @recalls: of TrabRecall: whom else to see again
 * @is_whole: whether all were looked at; otherwise @needs and @recalls are empty, and @entries
 * lacks those whose plans say so
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *needs;
  GPtrArray *recalls;
  gboolean is_whole;
} TrabDay;

TrabDay *trab_day_new (void);
void trab_day_free (TrabDay *day);
TrabDayEntry *trab_day_add (GPtrArray *entries, TrabPatient *patient, TrabDayReason reason);
gboolean trab_day_has (GPtrArray *entries, const char *patient_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabDay, trab_day_free)

G_END_DECLS
