/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-draft.h"
#include "trab-session.h"

G_BEGIN_DECLS

/** TrabFormKit: what every dialog with fields does alike: its first field has the focus; Enter goes
 * on; what keeps it from being saved is said, named and focused; leaving asks once, and staying
 * loses nothing; what is typed when the window is covered is parked in the store. */
typedef struct _TrabFormKit TrabFormKit;

TrabFormKit *trab_form_kit_new (GtkWindow *window,
                                GtkWidget *body,
                                GtkLabel *problem_label,
                                GtkWidget *save);
void trab_form_kit_free (TrabFormKit *kit);

void trab_form_kit_set_draft (TrabFormKit *kit, TrabDraft *draft);
void trab_form_kit_set_parking (TrabFormKit *kit,
                                TrabSession *session,
                                const char *patient_id,
                                const char *form);
void trab_form_kit_say (TrabFormKit *kit, const char *sentence);
gboolean trab_form_kit_may_save (TrabFormKit *kit);
void trab_form_kit_begin_save (TrabFormKit *kit);
void trab_form_kit_end_save (TrabFormKit *kit, const GError *error);
void trab_form_kit_close (TrabFormKit *kit);
void trab_form_kit_leave (TrabFormKit *kit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFormKit, trab_form_kit_free)

G_END_DECLS
