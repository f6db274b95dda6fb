/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-application.h"
#include "trab-patient-page.h"
#include "trab-window.h"

G_BEGIN_DECLS

/* The day on which every window test happens. */
#define APP_FIXTURE_TODAY ((TrabDate){ 2025, 11, 3 })

/* Runs the main loop until CONDITION holds, at most ten seconds. */
#define APP_FIXTURE_WAIT_FOR(CONDITION)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;                               \
    while (!(CONDITION) && g_get_monotonic_time () < _end)                                         \
      app_fixture_iterate ();                                                                      \
    g_assert_true (CONDITION);                                                                     \
  }                                                                                                \
  G_STMT_END

TrabApplication *app_fixture_start (int *argc, char ***argv);
void app_fixture_end (TrabApplication *application);
char *app_fixture_dup_practice_folder (void);
TrabWindow *app_fixture_open_window (TrabApplication *application);
void app_fixture_iterate (void);
void app_fixture_drain (void);
void app_fixture_draw (GtkWidget *widget);
gboolean app_fixture_save_picture (GtkWidget *widget, const char *path);
GtkWidget *app_fixture_find (GtkWidget *parent, GType type);
void app_fixture_answer_question (const char *response);
TrabPatientPage *app_fixture_open_patient (TrabWindow *window, const char *search);

G_END_DECLS
