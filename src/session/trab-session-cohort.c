/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-cohort.h"

#include "trab-cohort-writer.h"
#include "trab-patient-summary.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

#define PAGE 200

typedef struct
{
  guint least;
  TrabSessionCohort *cohort;
} Asked;

/* FALSE with TRAB_STORE_ERROR */
static gboolean
visit_everybody (TrabStore *store,
                 TrabCohortWriter *writer,
                 void (*visit) (TrabCohortWriter *writer, TrabRecord *record),
                 GError **error)
{
  g_autoptr (TrabPatientSummary) last = NULL;

  for (;;)
    {
      g_autoptr (GPtrArray) page = trab_store_search_patients (store, "", last, PAGE, error);

      for (guint i = 0; page != NULL && i < page->len; i++)
        {
          g_autoptr (TrabRecord) record = trab_store_load_record (
              store, trab_patient_summary_get (page->pdata[i])->id, error);

          if (record == NULL)
            return FALSE;
          visit (writer, record);
        }
      if (page == NULL || page->len < PAGE)
        return page != NULL;
      g_set_object (&last, page->pdata[page->len - 1]);
    }
}

/* "" where there are too few people */
static gpointer
write_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Asked *asked = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autofree char *salt
      = store ? trab_store_host_make_id (trab_store_host_get_system (), error) : NULL;
  g_autoptr (TrabCohortWriter) writer = salt ? trab_cohort_writer_new (asked->least, salt) : NULL;
  g_autofree char *detail = NULL;
  g_autofree char *table = NULL;

  if (writer == NULL || !visit_everybody (store, writer, trab_cohort_writer_count, error))
    return NULL;
  asked->cohort->n_people = trab_cohort_writer_get_n_people (writer);
  if (!trab_cohort_writer_is_enough (writer))
    return g_strdup ("");
  if (!visit_everybody (store, writer, trab_cohort_writer_append, error))
    return NULL;
  table = trab_cohort_writer_finish (writer);
  asked->cohort->n_left_out = trab_cohort_writer_get_n_left_out (writer);
  detail = g_strdup_printf ("cohort of %u, at least %u", asked->cohort->n_people, asked->least);
  /* nobody gets a table that the audit does not tell of */
  return trab_store_add_event (store, "export", NULL, detail, error) ? g_steal_pointer (&table)
                                                                     : NULL;
}

/**
 * trab_session_cohort_write:
 * @least: how many people must share what stands in the table; at least
 *   TRAB_SESSION_COHORT_SMALLEST
 * @table: (out) (transfer full) (nullable): NULL where there are fewer people than that
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_cohort_write (
    TrabSession *self, guint least, TrabSessionCohort *cohort, char **table, GError **error)
{
  Asked asked = { MAX (least, TRAB_SESSION_COHORT_SMALLEST), cohort };

  *cohort = (TrabSessionCohort){ 0 };
  *table = trab_session_call_and_wait (self, write_verb, &asked, error);
  if (*table == NULL)
    return FALSE;
  if (**table == '\0')
    g_clear_pointer (table, g_free);
  return TRUE;
}
