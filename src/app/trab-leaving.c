/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-leaving.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-present-problem.h"
#include "trab-stay-dialog.h"

typedef struct
{
  GtkWidget *page;
  TrabConsultation *consultation;
  gboolean *is_leaving;
  void (*then) (gpointer);
  gpointer user_data;
} Leaving;

static Leaving *
leaving_new (GtkWidget *page,
             TrabConsultation *consultation,
             gboolean *is_leaving,
             void (*then) (gpointer),
             gpointer user_data)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->page = g_object_ref (page);
  g_set_object (&leaving->consultation, consultation);
  leaving->is_leaving = is_leaving;
  leaving->then = then;
  leaving->user_data = user_data;
  return leaving;
}

static void
leaving_free (Leaving *leaving)
{
  *leaving->is_leaving = FALSE;
  g_clear_object (&leaving->consultation);
  g_object_unref (leaving->page);
  g_free (leaving);
}

static void
go (Leaving *leaving)
{
  void (*then) (gpointer) = leaving->then;
  gpointer user_data = leaving->user_data;

  leaving_free (leaving);
  then (user_data);
}

/* Two answers, of which staying is the one that loses nothing. */
static void
ask (Leaving *leaving,
     const char *heading,
     const char *sentence,
     const char *leave,
     GCallback answered)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (leaving->page));
  AdwMessageDialog *dialog = trab_stay_dialog_new (window, heading, sentence, "leave", leave);

  g_signal_connect (dialog, "response", answered, leaving);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lose_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "leave"))
    go (user_data);
  else
    leaving_free (user_data);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Leaving *leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    go (leaving);
  else
    ask (leaving, _ ("What you typed is not saved"), trab_present_error_get_sentence (error),
         _ ("_Leave and Lose It"), G_CALLBACK (lose_response_cb));
}

static void
flush_and_go (Leaving *leaving)
{
  if (leaving->consultation == NULL || trab_consultation_is_settled (leaving->consultation))
    go (leaving);
  else
    trab_consultation_flush_async (leaving->consultation, flushed_cb, leaving);
}

/* What cannot be saved stays in the records as it was saved last. */
static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "leave"))
    flush_and_go (user_data);
  else
    leaving_free (user_data);
}

/** trab_leaving_begin: asks where something cannot be saved; else saves what is typed and goes */
void
trab_leaving_begin (GtkWidget *page,
                    TrabConsultation *consultation,
                    gboolean *is_leaving,
                    void (*then) (gpointer),
                    gpointer user_data)
{
  Leaving *leaving = leaving_new (page, consultation, is_leaving, then, user_data);
  g_autofree char *sentences
      = consultation ? trab_present_problem_dup_list (trab_consultation_get_draft (consultation))
                     : NULL;

  *is_leaving = TRUE;
  if (sentences == NULL)
    flush_and_go (leaving);
  else
    ask (leaving, _ ("Not everything can be saved"), sentences, _ ("_Leave Without It"),
         G_CALLBACK (leave_response_cb));
}

static void
covered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Leaving *leaving = user_data;

  /* what could not be saved stays typed behind the cover, and is tried again after unlocking */
  trab_consultation_save_finish (TRAB_CONSULTATION (source), result, NULL);
  go (leaving);
}

/** trab_leaving_cover: waits for the save that goes on and asks nobody: the page stays as it is */
void
trab_leaving_cover (GtkWidget *page,
                    TrabConsultation *consultation,
                    gboolean *is_leaving,
                    void (*then) (gpointer),
                    gpointer user_data)
{
  if (consultation == NULL || trab_consultation_is_settled (consultation))
    then (user_data);
  else
    trab_consultation_flush_async (consultation, covered_cb,
                                   leaving_new (page, consultation, is_leaving, then, user_data));
}
