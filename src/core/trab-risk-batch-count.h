/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How a batch of risks went. */
typedef struct
{
  guint64 n_rows;
  guint64 n_refused;
} TrabRiskBatchCount;

G_END_DECLS
