/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-name-alert.h"

#include "trab-session-search.h"

#define MOST 200 /* names that begin alike come before equal ones */

struct _TrabNameAlert
{
  AdwBin parent_instance;
  TrabPatient *patient;
  GCancellable *cancellable; /* of the look that goes on */
};

G_DEFINE_FINAL_TYPE (TrabNameAlert, trab_name_alert, ADW_TYPE_BIN)

static void
stop (TrabNameAlert *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->patient);
}

static void
trab_name_alert_dispose (GObject *object)
{
  stop (TRAB_NAME_ALERT (object));
  G_OBJECT_CLASS (trab_name_alert_parent_class)->dispose (object);
}

static void
trab_name_alert_class_init (TrabNameAlertClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_name_alert_dispose;
}

static void
trab_name_alert_init (TrabNameAlert *self)
{
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabNameAlert) self = user_data;
  g_autoptr (GPtrArray) found = trab_session_search_finish (TRAB_SESSION (source), result, NULL);
  const TrabPatientFields *patient = NULL;
  guint n = 0;

  /* without an answer there is no alert; the banner still says who it is */
  if (found == NULL || self->patient == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  patient = trab_patient_get (self->patient);
  for (guint i = 0; i < found->len; i++)
    {
      const TrabPatientSummaryFields *other
          = trab_patient_summary_get (g_ptr_array_index (found, i));
      g_autofree char *a = g_utf8_casefold (other->family_name ? other->family_name : "", -1);
      g_autofree char *b = g_utf8_casefold (patient->family_name ? patient->family_name : "", -1);

      n += g_strcmp0 (other->id, patient->id) != 0 && g_str_equal (a, b);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/** trab_name_alert_look: hides the strip, and shows it again when there is somebody */
void
trab_name_alert_look (TrabNameAlert *self, TrabSession *session, TrabPatient *patient)
{
  const char *family_name = NULL;

  g_return_if_fail (TRAB_IS_NAME_ALERT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  stop (self);
  family_name = trab_patient_get (patient)->family_name;
  if (family_name == NULL || family_name[0] == '\0')
    return;
  self->patient = g_object_ref (patient);
  self->cancellable = g_cancellable_new ();
  trab_session_search_async (session, family_name, MOST, self->cancellable, found_cb,
                             g_object_ref (self));
}
