/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person waits for in the consultation: the first comparison of the standard plans, and
 * each one after that in which a single plan changed, as the window asks for them. Prints one JSON
 * line. */
#include <math.h>
#include <stdlib.h>

#include "trab-session-compare.h"
#include "trab-session.h"

#define TODAY ((TrabDate){ 2025, 11, 3 })

static const char *const changes[] = { "alendronate@0-1", "alendronate@0-2", "alendronate@0-3",
                                       "alendronate@0-4", "alendronate@0-6" };

static gboolean
compare (TrabSession *session, TrabRecord *record, const char *changed, int members, double *ms)
{
  const char *plan_ids[] = { "as-now", changed, "hrt", "zoledronate", "food-and-movement", NULL };
  const TrabCompareRequest request = { .record = record,
                                       .plan_ids = plan_ids,
                                       .today = TODAY,
                                       .years = 10,
                                       .n_members = (guint) members,
                                       .seed = TRAB_SESSION_DEFAULT_SEED };
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabComparison) comparison = trab_session_compare (session, &request, NULL, &error);

  *ms = (double) (g_get_monotonic_time () - start_us) / 1e3;
  if (comparison == NULL)
    g_printerr ("%s\n", error->message);
  return comparison != NULL;
}

int
main (int argc, char *argv[])
{
  int members = TRAB_SESSION_SCREEN_MEMBERS;
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "members", 0, 0, G_OPTION_ARG_INT, &members, "Virtual people", "N" },
    { "patient", 0, 0, G_OPTION_ARG_FILENAME, &file, "Record (JSON)", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  double first_ms, best_ms = INFINITY, worst_ms = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || file == NULL
      || !g_file_get_contents (file, &contents, &length, &error)
      || (session = trab_session_new (&error)) == NULL)
    {
      g_printerr ("%s\n", error ? error->message : "no patient");
      return EXIT_FAILURE;
    }
  bytes = g_bytes_new (contents, length);
  record = trab_session_read_patient_json (session, bytes, NULL, &error);
  if (record == NULL || !compare (session, record, "alendronate", members, &first_ms))
    return EXIT_FAILURE;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      double ms;

      if (!compare (session, record, changes[i], members, &ms))
        return EXIT_FAILURE;
      best_ms = fmin (best_ms, ms);
      worst_ms = fmax (worst_ms, ms);
    }
  g_print (
      "{\"benchmark\": \"compare\", \"members\": %d, \"first_ms\": %.1f, \"changed_ms\": %.1f, "
      "\"worst_changed_ms\": %.1f}\n",
      members, first_ms, best_ms, worst_ms);
  return EXIT_SUCCESS;
}
