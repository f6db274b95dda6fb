/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-draft.h"

#include <string.h>

#include "trab-error.h"
#include "trab-number.h"
#include "trab-text.h"
#include "trab-typed-date.h"
#include "trab-unit.h"

typedef struct
{
  const TrabDraftField *field;
  char *text;          /* cleaned; "" when nothing is typed */
  gboolean is_cleaned; /* otherwise than at its ends */
  char *carried;       /* last visit's text, offered but not counted; NULL when none */
  TrabDate carried_from;
  TrabProblem *problem;
  TrabProblem *accepted; /* a question that was answered: it is right as typed */
} Entry;

struct _TrabDraft
{
  GObject parent_instance;
  GPtrArray *entries; /* of Entry, in the order of the fields */
  GHashTable *by_name;
  TrabDraftCheck check;
  TrabDraftJudge judge;
  gpointer judge_data;
  GDestroyNotify free_judge_data;
  TrabDate birth;
  TrabDate today;
  gboolean is_frozen;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabDraft, trab_draft, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  g_free (entry->text);
  g_free (entry->carried);
  trab_problem_free (entry->problem);
  trab_problem_free (entry->accepted);
  g_free (entry);
}

static void
trab_draft_finalize (GObject *object)
{
  TrabDraft *self = TRAB_DRAFT (object);

  if (self->free_judge_data != NULL)
    self->free_judge_data (self->judge_data);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (trab_draft_parent_class)->finalize (object);
}

static void
trab_draft_class_init (TrabDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_draft_finalize;

  /**
   * TrabDraft::changed:
   * After a text or a problem changed; the detail is the field's name.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TRAB_TYPE_DRAFT, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trab_draft_init (TrabDraft *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * trab_draft_new:
 * @fields: (transfer none): must outlive the draft
 * @check: (nullable): judges fields against each other
 */
TrabDraft *
trab_draft_new (const TrabDraftField *fields, guint n_fields, TrabDraftCheck check)
{
  TrabDraft *self = g_object_new (TRAB_TYPE_DRAFT, NULL);

  self->check = check;
  for (guint i = 0; i < n_fields; i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->field = &fields[i];
      entry->text = g_strdup ("");
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->by_name, (char *) fields[i].name, entry);
    }
  return self;
}

static Entry *
find_entry (TrabDraft *self, const char *field)
{
  return g_hash_table_lookup (self->by_name, field);
}

static TrabProblem *
new_range_problem (const Entry *entry, double low, double high, const char *unit)
{
  TrabProblem *problem
      = trab_problem_new (TRAB_PROBLEM_OUT_OF_RANGE, entry->field->name, entry->text);

  problem->low = low;
  problem->high = high;
  problem->unit = g_strdup (unit);
  return problem;
}

static const char *
get_unit (TrabDraft *self, const Entry *entry)
{
  g_autofree char *name = g_strconcat (entry->field->name, "_unit", NULL);
  Entry *unit = find_entry (self, name);

  return unit != NULL && unit->text[0] != '\0' ? unit->text : entry->field->unit;
}

/* A value outside the limits that would lie inside them in another unit is a unit in doubt. */
static TrabProblem *
judge_measure (TrabDraft *self, const Entry *entry, double typed)
{
  TrabMeasure measure = (TrabMeasure) (entry->field->measure - 1);
  const TrabMeasureInfo *info = trab_measure_get_info (measure);
  const char *unit = get_unit (self, entry);
  double canonical = 0;
  TrabProblem *problem = NULL;

  if (!trab_unit_to_canonical (measure, typed, unit, &canonical, NULL))
    {
      problem = trab_problem_new (TRAB_PROBLEM_UNIT_MISMATCH, entry->field->name, entry->text);
      problem->unit = g_strdup (unit);
      return problem;
    }
  if (canonical >= info->low && canonical <= info->high)
    return NULL;
  problem = new_range_problem (entry, info->low, info->high, info->unit);
  for (const char *const *other = trab_unit_list (measure); *other != NULL; other++)
    {
      double as_other = 0;

      if (trab_unit_to_canonical (measure, typed, *other, &as_other, NULL) && as_other >= info->low
          && as_other <= info->high)
        {
          problem->kind = TRAB_PROBLEM_UNIT_IN_DOUBT;
          g_free (problem->unit);
          problem->unit = g_strdup (unit);
          problem->other_unit = g_strdup (*other);
          return problem;
        }
    }
  return problem;
}

static TrabProblem *
judge_date (TrabDraft *self, const Entry *entry)
{
  TrabDate date = TRAB_DATE_NONE;

  if (!trab_typed_date_parse (entry->text, &date))
    return trab_problem_new (TRAB_PROBLEM_NOT_A_DATE, entry->field->name, entry->text);
  if (entry->field->is_ahead)
    return trab_date_is_known (self->today)
                   && trab_date_compare (trab_date_latest (date), self->today) <= 0
               ? trab_problem_new (TRAB_PROBLEM_IN_PAST, entry->field->name, entry->text)
               : NULL;
  if (trab_date_is_surely_before (date, self->birth))
    return trab_problem_new (TRAB_PROBLEM_BEFORE_BIRTH, entry->field->name, entry->text);
  if (trab_date_is_surely_before (self->today, date))
    return trab_problem_new (TRAB_PROBLEM_IN_FUTURE, entry->field->name, entry->text);
  return NULL;
}

/* Blanks between figures are for who reads them. */
static TrabTextShape
get_shape (const TrabDraftField *field)
{
  return field->kind == TRAB_DRAFT_WORDS && !field->is_prose ? TRAB_TEXT_LINE : TRAB_TEXT_PROSE;
}

static TrabProblem *
judge_length (const Entry *entry)
{
  TrabTextShape shape = get_shape (entry->field);
  TrabProblem *problem = NULL;

  if (!trab_text_is_too_long (entry->text, shape))
    return NULL;
  problem = trab_problem_new (TRAB_PROBLEM_TOO_LONG, entry->field->name, entry->text);
  problem->high = trab_text_get_limit (shape);
  return problem;
}

static TrabProblem *
judge_kind (TrabDraft *self, const Entry *entry)
{
  const TrabDraftField *field = entry->field;
  double number = 0;

  switch (field->kind)
    {
    case TRAB_DRAFT_WORDS:
      return NULL;
    case TRAB_DRAFT_DATE:
      return judge_date (self, entry);
    case TRAB_DRAFT_CHOICE:
      {
        g_auto (GStrv) choices = g_strsplit (field->choices, "|", -1);

        if (g_strv_contains ((const char *const *) choices, entry->text))
          return NULL;
        return trab_problem_new (TRAB_PROBLEM_NOT_A_CHOICE, field->name, entry->text);
      }
    case TRAB_DRAFT_NUMBER:
      if (!trab_number_parse (entry->text, &number))
        return trab_problem_new (TRAB_PROBLEM_NOT_A_NUMBER, field->name, entry->text);
      if (field->measure != 0)
        return judge_measure (self, entry, number);
      if (number < field->low || number > field->high)
        return new_range_problem (entry, field->low, field->high, field->unit);
      return NULL;
    }
  return NULL;
}

static TrabProblem *
judge_alone (TrabDraft *self, const Entry *entry)
{
  const TrabDraftField *field = entry->field;
  TrabProblem *problem = judge_length (entry);

  if (entry->text[0] == '\0' && field->is_required)
    return trab_problem_new (TRAB_PROBLEM_MISSING, field->name, "");
  if (problem == NULL && entry->text[0] != '\0')
    problem = judge_kind (self, entry);
  return problem;
}

static gboolean
is_same_problem (const TrabProblem *a, const TrabProblem *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && a->expected == b->expected && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->unit, b->unit) == 0;
}

static gboolean
is_answered (const Entry *entry, const TrabProblem *problem)
{
  return entry->accepted != NULL && is_same_problem (entry->accepted, problem);
}

/* Put where there is no other problem; said of an empty field too, where nothing is left. */
static void
judge_cleaning (Entry *entry)
{
  g_autoptr (TrabProblem) problem
      = trab_problem_new (TRAB_PROBLEM_CLEANED, entry->field->name, entry->text);

  if (entry->is_cleaned && entry->problem == NULL && !is_answered (entry, problem))
    entry->problem = g_steal_pointer (&problem);
}

/* Problems of several fields, put where the field has none of its own. */
static void
judge_together (TrabDraft *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_problem_free);

  if (self->check != NULL)
    self->check (self, found);
  if (self->judge != NULL)
    self->judge (self, self->judge_data, found);
  while (found->len > 0)
    {
      g_autoptr (TrabProblem) problem = g_ptr_array_steal_index (found, 0);
      Entry *entry = find_entry (self, problem->field);

      if (entry != NULL && entry->problem == NULL && !is_answered (entry, problem))
        entry->problem = g_steal_pointer (&problem);
    }
}

/* Every field is judged anew, each alone and then all together: dates and units lean on each other,
 * and forms are small. */
static void
judge_all (TrabDraft *self, const char *changed)
{
  g_autoptr (GPtrArray) before
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_problem_free);
  g_autoptr (GPtrArray) news = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      g_ptr_array_add (before, entry->problem);
      entry->problem = judge_alone (self, entry);
    }
  judge_together (self);
  for (guint i = 0; i < self->entries->len; i++)
    judge_cleaning (g_ptr_array_index (self->entries, i));
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (!is_same_problem (entry->problem, g_ptr_array_index (before, i))
          || g_strcmp0 (changed, entry->field->name) == 0)
        g_ptr_array_add (news, entry);
    }
  for (guint i = 0; i < news->len; i++)
    {
      const char *name = ((Entry *) g_ptr_array_index (news, i))->field->name;

      g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_string (name), name);
    }
}

/**
 * trab_draft_set_context:
 * @birth: the patient's, for dates that cannot lie before it; TRAB_DATE_NONE when not known
 * @today: dates cannot lie after it
 */
void
trab_draft_set_context (TrabDraft *self, TrabDate birth, TrabDate today)
{
  self->birth = birth;
  self->today = today;
  judge_all (self, NULL);
}

/**
 * trab_draft_set_judge:
 * @judge: asks what needs reference tables; @destroy: (nullable): frees @user_data
 */
void
trab_draft_set_judge (TrabDraft *self,
                      TrabDraftJudge judge,
                      gpointer user_data,
                      GDestroyNotify destroy)
{
  if (self->free_judge_data != NULL)
    self->free_judge_data (self->judge_data);
  self->judge = judge;
  self->judge_data = user_data;
  self->free_judge_data = destroy;
  judge_all (self, NULL);
}

/** trab_draft_accept: the field is right as typed, however unlikely: its question is not asked
 * again until something else is typed. What blocks still blocks. */
void
trab_draft_accept (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);

  g_return_if_fail (entry != NULL);
  if (entry->problem == NULL || trab_problem_blocks (entry->problem))
    return;
  trab_problem_free (entry->accepted);
  entry->accepted = g_steal_pointer (&entry->problem);
  judge_all (self, field);
}

/** trab_draft_set_frozen: of what is signed, or being signed, no key and no undo changes a text */
void
trab_draft_set_frozen (TrabDraft *self, gboolean is_frozen)
{
  g_return_if_fail (TRAB_IS_DRAFT (self));

  self->is_frozen = is_frozen;
}

/**
 * trab_draft_set_text:
 * @text: (nullable): as typed; blanks around it are dropped. What nobody can see is taken out too
 * (trab-text.h), with TRAB_PROBLEM_CLEANED; nothing else is changed. Nothing at all while the draft
 * is frozen.
 */
void
trab_draft_set_text (TrabDraft *self, const char *field, const char *text)
{
  Entry *entry = find_entry (self, field);
  g_autofree char *clean = NULL;
  gboolean is_cleaned = FALSE;

  g_return_if_fail (entry != NULL);
  clean = trab_text_dup_clean (text, get_shape (entry->field));
  is_cleaned = !trab_text_is_clean (text, get_shape (entry->field));
  /* the form writes what was cleaned back into its entry: that is no news */
  if (self->is_frozen
      || (g_str_equal (entry->text, clean)
          && (is_cleaned == entry->is_cleaned || (entry->is_cleaned && clean[0] != '\0'))))
    return;
  g_free (entry->text);
  entry->text = g_steal_pointer (&clean);
  entry->is_cleaned = is_cleaned;
  judge_all (self, field);
}

/** trab_draft_get_text: (transfer none): what was typed; "" when nothing, or no such field */
const char *
trab_draft_get_text (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);

  return entry ? entry->text : "";
}

/** trab_draft_get_text_or_null: (nullable): what was typed, or NULL when nothing was */
const char *
trab_draft_get_text_or_null (TrabDraft *self, const char *field)
{
  const char *text = trab_draft_get_text (self, field);

  return text[0] != '\0' ? text : NULL;
}

/** trab_draft_get_unit: (nullable): the unit chosen for a number, else the field's own */
const char *
trab_draft_get_unit (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);

  return entry ? get_unit (self, entry) : NULL;
}

/**
 * trab_draft_set_carried:
 * Offers the last visit's answer. It does not count until trab_draft_confirm_carried().
 */
void
trab_draft_set_carried (TrabDraft *self, const char *field, const char *text, TrabDate from)
{
  Entry *entry = find_entry (self, field);

  g_return_if_fail (entry != NULL);
  g_free (entry->carried);
  entry->carried = g_strdup (text);
  entry->carried_from = from;
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_string (field), field);
}

/** trab_draft_get_carried: whether last visit's answer is offered and not yet settled */
gboolean
trab_draft_get_carried (TrabDraft *self, const char *field, const char **text, TrabDate *from)
{
  Entry *entry = find_entry (self, field);

  if (entry == NULL || entry->carried == NULL || entry->text[0] != '\0')
    return FALSE;
  if (text != NULL)
    *text = entry->carried;
  if (from != NULL)
    *from = entry->carried_from;
  return TRUE;
}

/** trab_draft_confirm_carried: "still true": the offered answer becomes today's */
void
trab_draft_confirm_carried (TrabDraft *self, const char *field)
{
  const char *text = NULL;

  if (trab_draft_get_carried (self, field, &text, NULL))
    trab_draft_set_text (self, field, text);
}

guint
trab_draft_get_n_fields (TrabDraft *self)
{
  return self->entries->len;
}

const TrabDraftField *
trab_draft_get_field (TrabDraft *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);
  return ((Entry *) g_ptr_array_index (self->entries, index))->field;
}

/** trab_draft_find_field: (nullable) */
const TrabDraftField *
trab_draft_find_field (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);

  return entry ? entry->field : NULL;
}

/** trab_draft_get_problem: (nullable) (transfer none): what is wrong with the field now */
const TrabProblem *
trab_draft_get_problem (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);

  return entry ? entry->problem : NULL;
}

/** trab_draft_find_blocking: (nullable) (transfer none): what keeps the first field from being
 * saved */
const TrabProblem *
trab_draft_find_blocking (TrabDraft *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TrabProblem *problem = ((Entry *) g_ptr_array_index (self->entries, i))->problem;

      if (problem != NULL && trab_problem_blocks (problem))
        return problem;
    }
  return NULL;
}

/* A unit alone says nothing: the clinic's own may stand there before anybody types. */
static gboolean
is_unit (TrabDraft *self, const Entry *entry)
{
  g_autofree char *number = NULL;

  if (!g_str_has_suffix (entry->field->name, "_unit"))
    return FALSE;
  number = g_strndup (entry->field->name, strlen (entry->field->name) - strlen ("_unit"));
  return find_entry (self, number) != NULL;
}

gboolean
trab_draft_is_empty (TrabDraft *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->text[0] != '\0' && !is_unit (self, entry))
        return FALSE;
    }
  return TRUE;
}

/** trab_draft_is_complete: whether nothing keeps the draft from being saved */
gboolean
trab_draft_is_complete (TrabDraft *self)
{
  return trab_draft_check (self, NULL);
}

/**
 * trab_draft_check:
 * Returns: FALSE with TRAB_INPUT_ERROR naming the first field that keeps the draft from being saved
 */
gboolean
trab_draft_check (TrabDraft *self, GError **error)
{
  const TrabProblem *problem = NULL;

  judge_all (self, NULL);
  problem = trab_draft_find_blocking (self);
  if (problem == NULL)
    return TRUE;
  g_set_error (error, TRAB_INPUT_ERROR,
               problem->kind == TRAB_PROBLEM_MISSING    ? TRAB_INPUT_ERROR_MISSING_FIELD
               : problem->kind == TRAB_PROBLEM_TOO_LONG ? TRAB_INPUT_ERROR_TOO_LONG
                                                        : TRAB_INPUT_ERROR_NOT_UNDERSTOOD,
               "field %s cannot be saved", problem->field);
  return FALSE;
}

/**
 * trab_draft_get_number:
 * @number: (out): in the canonical unit of a measure, else as typed
 *
 * Returns: FALSE when nothing usable is typed
 */
gboolean
trab_draft_get_number (TrabDraft *self, const char *field, double *number)
{
  Entry *entry = find_entry (self, field);
  double typed = 0;

  if (entry == NULL || (entry->problem != NULL && trab_problem_blocks (entry->problem))
      || !trab_number_parse (entry->text, &typed))
    return FALSE;
  if (entry->field->measure == 0)
    {
      *number = typed;
      return TRUE;
    }
  return trab_unit_to_canonical ((TrabMeasure) (entry->field->measure - 1), typed,
                                 get_unit (self, entry), number, NULL);
}

gboolean
trab_draft_get_date (TrabDraft *self, const char *field, TrabDate *date)
{
  Entry *entry = find_entry (self, field);

  return entry != NULL && (entry->problem == NULL || !trab_problem_blocks (entry->problem))
         && trab_typed_date_parse (entry->text, date);
}

/** trab_draft_dup_value: (transfer full): what is kept of the field: a date in ISO form, anything
 * else as typed; "" when nothing is */
char *
trab_draft_dup_value (TrabDraft *self, const char *field)
{
  Entry *entry = find_entry (self, field);
  TrabDate date = TRAB_DATE_NONE;
  char text[TRAB_DATE_TEXT_SIZE];

  if (entry != NULL && entry->field->kind == TRAB_DRAFT_DATE
      && trab_typed_date_parse (entry->text, &date))
    return g_strdup (trab_date_to_text (date, text));
  return g_strdup (entry ? entry->text : "");
}
