/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-access.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "trab-report-access.h"
#include "trab-report-html.h"
#include "trab-report-pdf.h"
#include "trab-session-audit.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-session-write.h"

#define FOLDER_PREFIX "trabecula-record-" /* then the day, and nobody's name */
#define TRIES 100

struct _TrabSessionAccess
{
  GObject parent_instance;
  TrabRecord *record;
  GPtrArray *events;    /* of TrabStoreEvent */
  GPtrArray *resources; /* of TrabStoreResource */
};

G_DEFINE_FINAL_TYPE (TrabSessionAccess, trab_session_access, G_TYPE_OBJECT)

static void
trab_session_access_finalize (GObject *object)
{
  TrabSessionAccess *self = TRAB_SESSION_ACCESS (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  G_OBJECT_CLASS (trab_session_access_parent_class)->finalize (object);
}

static void
trab_session_access_class_init (TrabSessionAccessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_session_access_finalize;
}

static void
trab_session_access_init (TrabSessionAccess *self)
{
}

static gpointer
read_verb (TrabSession *session, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const char *patient_id = arguments;
  TrabStore *store = trab_session_get_store (session, error);
  g_autoptr (TrabSessionAccess) self = g_object_new (TRAB_TYPE_SESSION_ACCESS, NULL);
  g_autoptr (GError) own = NULL;

  self->record = store ? trab_store_load_record (store, patient_id, error) : NULL;
  if (self->record == NULL)
    return NULL;
  /* a store that can only be read is read without a trace */
  if (!trab_store_add_event (store, "export", patient_id, "everything", &own))
    g_info ("the audit does not tell of an export: %s", own->message);
  self->events = trab_store_list_events (store, patient_id, error);
  self->resources = self->events ? trab_store_load_resources (store, patient_id, error) : NULL;
  return self->resources ? g_steal_pointer (&self) : NULL;
}

/** trab_session_access_read: (transfer full) (nullable): NULL with TRAB_STORE_ERROR */
TrabSessionAccess *
trab_session_access_read (TrabSession *session, const char *patient_id, GError **error)
{
  return trab_session_call_and_wait (session, read_verb, (gpointer) patient_id, error);
}

void
trab_session_access_read_async (TrabSession *session,
                                const char *patient_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  trab_session_call_async (session, TRAB_SESSION_WHERE_STORE, read_verb, g_strdup (patient_id),
                           g_free, g_object_unref, cancellable, callback, user_data);
}

TrabSessionAccess *
trab_session_access_read_finish (TrabSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A folder of its own, of which nobody else can read. Returns: (transfer full) (nullable) */
static char *
make_folder (const char *parent, TrabDate today, GError **error)
{
  char day[TRAB_DATE_TEXT_SIZE];

  trab_date_to_text (today, day);
  for (guint i = 1; i <= TRIES; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (FOLDER_PREFIX, day, NULL)
                                     : g_strdup_printf (FOLDER_PREFIX "%s-%u", day, i);
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      if (g_mkdir (folder, 0700) == 0)
        return g_steal_pointer (&folder);
      if (errno != EEXIST)
        break;
    }
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "no folder can be made in %s",
               parent);
  return NULL;
}

static gboolean
write_file (const char *folder, const char *name, const void *bytes, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents_full (path, bytes, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* @text: (transfer full) (nullable): NULL where it could not be made, with @error set */
static gboolean
take_text (const char *folder, const char *name, char *text, GError **error)
{
  g_autofree char *own = text;

  return own != NULL && write_file (folder, name, own, strlen (own), error);
}

static TrabReport *
new_report (TrabSessionAccess *self, TrabSession *session, TrabDate today)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (session);
  g_autofree TrabPresentLook *looks = g_new0 (TrabPresentLook, MAX (self->events->len, 1));
  TrabReportAccessRequest request
      = { .record = self->record,
          .evidence = trab_session_get_evidence (session),
          .looks = looks,
          .n_looks = self->events->len,
          .printed = today,
          .clinic_name = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_NAME),
          .clinic_phone = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_PHONE),
          .language = "en" };

  for (guint i = 0; i < self->events->len; i++)
    {
      const TrabStoreEvent *event = g_ptr_array_index (self->events, i);

      looks[i] = (TrabPresentLook){ event->unix_ms, event->user, event->action, event->detail };
    }
  if (g_str_equal (trab_settings_get (settings, TRAB_SETTING_PAPER), "letter"))
    request.paper = TRAB_REPORT_PAPER_LETTER;
  return trab_report_access_new (&request);
}

/* The texts of all resources are JSON already. */
static char *
dup_received (TrabSessionAccess *self)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < self->resources->len; i++)
    {
      const TrabStoreResource *resource = g_ptr_array_index (self->resources, i);

      g_string_append_printf (text, "%s\n%s", i > 0 ? "," : "", resource->json);
    }
  g_string_append (text, "\n]\n");
  return g_string_free (text, FALSE);
}

static gboolean
write_pages (TrabReport *report, const char *folder, GError **error)
{
  g_autoptr (GBytes) pdf = trab_report_pdf_write (report, error);

  return pdf != NULL
         && write_file (folder, "record.pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                        error)
         && take_text (folder, "record.html", trab_report_html_write (report, error), error);
}

static gboolean
write_all (TrabSessionAccess *self,
           TrabSession *session,
           const char *folder,
           TrabDate today,
           GError **error)
{
  g_autoptr (TrabReport) report = new_report (self, session, today);

  return take_text (folder, "record.json", trab_session_write_patient_json (session, self->record),
                    error)
         && take_text (folder, "record-fhir.json",
                       trab_session_write_fhir (session, self->record, today, error), error)
         && (self->resources->len == 0
             || take_text (folder, "received.json", dup_received (self), error))
         && take_text (folder, "audit.json", trab_session_audit_dup_json (self->events), error)
         && write_pages (report, folder, error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * trab_session_access_write:
 * @folder: that is there; everything goes into a new one in it, whose name names nobody
 *
 * Returns: (transfer full) (nullable): the new folder, that only its owner can read; NULL with
 *   G_FILE_ERROR and the like: nothing is left behind then
 */
char *
trab_session_access_write (TrabSessionAccess *self,
                           TrabSession *session,
                           const char *folder,
                           TrabDate today,
                           GError **error)
{
  g_autofree char *into = NULL;

  g_return_val_if_fail (TRAB_IS_SESSION_ACCESS (self), NULL);

  into = make_folder (folder, today, error);
  if (into == NULL)
    return NULL;
  if (write_all (self, session, into, today, error))
    return g_steal_pointer (&into);
  remove_folder (into);
  return NULL;
}

/** trab_session_access_dup_html: (transfer full) (nullable): the web page alone; NULL with
 * TRAB_REPORT_ERROR */
char *
trab_session_access_dup_html (TrabSessionAccess *self,
                              TrabSession *session,
                              TrabDate today,
                              GError **error)
{
  g_autoptr (TrabReport) report = NULL;

  g_return_val_if_fail (TRAB_IS_SESSION_ACCESS (self), NULL);

  report = new_report (self, session, today);
  return trab_report_html_write (report, error);
}
