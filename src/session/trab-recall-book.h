/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;
typedef struct _TrabStore TrabStore;

/**
 * TrabRecallBook:
 * Whom to see again, of a whole practice: everybody is looked at once, a part at a time, and from
 * then on only of whom the audit tells that something was done. It says at every moment what a look
 * at everybody would say. In the store thread, while the store is open.
 */
typedef struct _TrabRecallBook TrabRecallBook;

TrabRecallBook *trab_recall_book_new (TrabEvidence *evidence, GError **error);
void trab_recall_book_free (TrabRecallBook *self);
gboolean trab_recall_book_update (TrabRecallBook *self,
                                  TrabStore *store,
                                  TrabDate until,
                                  gint64 until_us,
                                  gboolean *is_whole,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_recall_book_list_due (TrabRecallBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabRecallBook, trab_recall_book_free)

G_END_DECLS
