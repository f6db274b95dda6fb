/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-addendum.h"

struct _TrabAddendum
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabAddendumFields fields;
};

G_DEFINE_FINAL_TYPE (TrabAddendum, trab_addendum, G_TYPE_OBJECT)

static void
trab_addendum_finalize (GObject *object)
{
  g_string_chunk_free (TRAB_ADDENDUM (object)->strings);
  G_OBJECT_CLASS (trab_addendum_parent_class)->finalize (object);
}

static void
trab_addendum_class_init (TrabAddendumClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_addendum_finalize;
}

static void
trab_addendum_init (TrabAddendum *self)
{
  self->strings = g_string_chunk_new (256);
}

/**
 * trab_addendum_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full)
 */
TrabAddendum *
trab_addendum_new (const TrabAddendumFields *fields)
{
  TrabAddendum *self = g_object_new (TRAB_TYPE_ADDENDUM, NULL);
  TrabAddendumFields *own = &self->fields;
  const char **texts[]
      = { &own->id, &own->patient_id, &own->visit_id, &own->text, &own->author, &own->batch_id };

  *own = *fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert (self->strings, *texts[i]);
  return self;
}

const TrabAddendumFields *
trab_addendum_get (TrabAddendum *self)
{
  g_return_val_if_fail (TRAB_IS_ADDENDUM (self), NULL);
  return &self->fields;
}
