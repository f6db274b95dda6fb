/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/**
 * TrabSessionCohort:
 * A table of everybody in the store, without who they are: see TrabCohortWriter.
 * @n_people: in the store
 * @n_left_out: values that too few people have
 */
typedef struct
{
  guint n_people;
  guint n_left_out;
} TrabSessionCohort;

/* The smallest group that can hide anybody: a number below it is refused. Which number is right is
 * for whoever gives the table out to say: the program has none of its own. */
#define TRAB_SESSION_COHORT_SMALLEST 2

gboolean trab_session_cohort_write (
    TrabSession *self, guint least, TrabSessionCohort *cohort, char **table, GError **error);

G_END_DECLS
