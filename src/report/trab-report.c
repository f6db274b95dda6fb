/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report.h"

#define MM_PT (72 / 25.4)
#define A4_WIDTH_PT (210 * MM_PT)
#define A4_HEIGHT_PT (297 * MM_PT)
#define LETTER_WIDTH_PT (8.5 * 72)
#define LETTER_HEIGHT_PT (11.0 * 72)

/** What begins with a block: papers of several readers in one document. */
typedef struct
{
  TrabReportFrame frame;
  guint first_block;
} Part;

struct _TrabReport
{
  GObject parent_instance;
  GArray *parts;         /* of Part; at least one */
  GStringChunk *strings; /* those of the frames */
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (TrabReport, trab_report, G_TYPE_OBJECT)

static void
trab_report_finalize (GObject *object)
{
  TrabReport *self = TRAB_REPORT (object);

  g_array_unref (self->parts);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (trab_report_parent_class)->finalize (object);
}

static void
trab_report_class_init (TrabReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_report_finalize;
}

static void
trab_report_init (TrabReport *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->strings = g_string_chunk_new (256);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_report_block_free);
}

static void
keep (TrabReport *self, const char **text)
{
  *text = *text ? g_string_chunk_insert (self->strings, *text) : NULL;
}

static void
add_part (TrabReport *self, const TrabReportFrame *frame)
{
  Part part = { .frame = *frame, .first_block = self->blocks->len };

  keep (self, &part.frame.title);
  keep (self, &part.frame.head_start);
  keep (self, &part.frame.head_end);
  keep (self, &part.frame.name);
  keep (self, &part.frame.about);
  keep (self, &part.frame.foot_start);
  keep (self, &part.frame.stamp);
  keep (self, &part.frame.author);
  keep (self, &part.frame.language);
  keep (self, &part.frame.created_iso);
  keep (self, &part.frame.page_of);
  g_array_append_val (self->parts, part);
}

/**
 * trab_report_new:
 * @frame: copied, texts too
 *
 * Returns: (transfer full): a report without blocks; its maker fills it and then hands it on
 */
TrabReport *
trab_report_new (const TrabReportFrame *frame)
{
  TrabReport *self = g_object_new (TRAB_TYPE_REPORT, NULL);

  add_part (self, frame);
  return self;
}

/** trab_report_begin_part: the blocks from here on are another paper with pages of its own: its
 * paper is that of the first, its language too; where there is none before it, it is the first */
void
trab_report_begin_part (TrabReport *self, const TrabReportFrame *frame)
{
  if (self->blocks->len == 0)
    g_array_set_size (self->parts, 0);
  add_part (self, frame);
}

/** trab_report_take: @block: (transfer full): added after the blocks already there */
void
trab_report_take (TrabReport *self, TrabReportBlock *block)
{
  g_ptr_array_add (self->blocks, block);
}

/** trab_report_get_frame: (transfer none): of the first paper, which names the document */
const TrabReportFrame *
trab_report_get_frame (TrabReport *self)
{
  return &g_array_index (self->parts, Part, 0).frame;
}

guint
trab_report_get_n_parts (TrabReport *self)
{
  return self->parts->len;
}

/** trab_report_get_part: (transfer none): @first_block, @end_block: (out): its blocks */
const TrabReportFrame *
trab_report_get_part (TrabReport *self, guint part, guint *first_block, guint *end_block)
{
  g_return_val_if_fail (part < self->parts->len, NULL);
  *first_block = g_array_index (self->parts, Part, part).first_block;
  *end_block = part + 1 < self->parts->len ? g_array_index (self->parts, Part, part + 1).first_block
                                           : self->blocks->len;
  return &g_array_index (self->parts, Part, part).frame;
}

guint
trab_report_get_n_blocks (TrabReport *self)
{
  return self->blocks->len;
}

const TrabReportBlock *
trab_report_get_block (TrabReport *self, guint index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);
  return g_ptr_array_index (self->blocks, index);
}

double
trab_report_get_width_pt (TrabReport *self)
{
  return trab_report_get_frame (self)->paper == TRAB_REPORT_PAPER_A4 ? A4_WIDTH_PT
                                                                     : LETTER_WIDTH_PT;
}

double
trab_report_get_height_pt (TrabReport *self)
{
  return trab_report_get_frame (self)->paper == TRAB_REPORT_PAPER_A4 ? A4_HEIGHT_PT
                                                                     : LETTER_HEIGHT_PT;
}
