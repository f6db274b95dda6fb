/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/**
 * TrabSessionPeopleSplit:
 * @from_id: in whose record are rows of somebody else
 * @person: the somebody else, without an id
 * @visit_ids, @row_ids: (element-type utf8): what is theirs; rows are measurements, fractures and
 *   courses
 */
typedef struct
{
  const char *from_id;
  TrabPatient *person;
  GPtrArray *visit_ids;
  GPtrArray *row_ids;
} TrabSessionPeopleSplit;

gboolean trab_session_people_merge (
    TrabSession *self, const char *from_id, const char *into_id, char **batch_id, GError **error);

gboolean trab_session_people_split (TrabSession *self,
                                    const TrabSessionPeopleSplit *what,
                                    char **new_id,
                                    char **batch_id,
                                    GError **error);

G_END_DECLS
