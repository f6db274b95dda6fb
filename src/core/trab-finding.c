/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-finding.h"

struct _TrabFinding
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabFindingFields fields;
  TrabFindingChoice *choices;
};

G_DEFINE_FINAL_TYPE (TrabFinding, trab_finding, G_TYPE_OBJECT)

static const char *const severity_names[TRAB_N_FINDING_SEVERITIES] = {
  [TRAB_FINDING_KEPT] = "kept",
  [TRAB_FINDING_CHANGED] = "changed",
  [TRAB_FINDING_UNUSED] = "unused",
  [TRAB_FINDING_SKIPPED] = "skipped",
  [TRAB_FINDING_CONFLICT] = "conflict",
  [TRAB_FINDING_REFUSED] = "refused",
  [TRAB_FINDING_QUARANTINED] = "quarantined",
};

static const char *const code_names[TRAB_N_FINDING_CODES] = {
  [TRAB_FINDING_CODE_NOT_READ] = "not-read",
  [TRAB_FINDING_CODE_OF_NOBODY] = "of-nobody",
  [TRAB_FINDING_CODE_ENCODING] = "encoding",
  [TRAB_FINDING_CODE_RELEASE] = "release",
  [TRAB_FINDING_CODE_COLUMN] = "column",
  [TRAB_FINDING_CODE_INCOMPLETE] = "incomplete",
  [TRAB_FINDING_CODE_DAMAGED] = "damaged",
  [TRAB_FINDING_CODE_NO_TYPE] = "no-type",
  [TRAB_FINDING_CODE_BAD_ID] = "bad-id",
  [TRAB_FINDING_CODE_EMPTY_ELEMENT] = "empty-element",
  [TRAB_FINDING_CODE_MODIFIER] = "modifier",
  [TRAB_FINDING_CODE_TWICE_SAID] = "twice-said",
  [TRAB_FINDING_CODE_STATUS_MISSING] = "status-missing",
  [TRAB_FINDING_CODE_STATUS] = "status",
  [TRAB_FINDING_CODE_SUBJECT_UNKNOWN] = "subject-unknown",
  [TRAB_FINDING_CODE_DUPLICATE] = "duplicate",
  [TRAB_FINDING_CODE_OLDER_VERSION] = "older-version",
  [TRAB_FINDING_CODE_OTHER_VALUE] = "other-value",
  [TRAB_FINDING_CODE_WITHDRAWN] = "withdrawn",
  [TRAB_FINDING_CODE_SEVERAL_PATIENTS] = "several-patients",
  [TRAB_FINDING_CODE_IDENTITY] = "identity",
  [TRAB_FINDING_CODE_NUMBER_TWICE] = "number-twice",
  [TRAB_FINDING_CODE_NOT_SAVED] = "not-saved",
  [TRAB_FINDING_CODE_NAME_MISSING] = "name-missing",
  [TRAB_FINDING_CODE_NAME_CLEANED] = "name-cleaned",
  [TRAB_FINDING_CODE_TEXT_CLEANED] = "text-cleaned",
  [TRAB_FINDING_CODE_TEXT_TOO_LONG] = "text-too-long",
  [TRAB_FINDING_CODE_SEX_FROM_GENDER] = "sex-from-gender",
  [TRAB_FINDING_CODE_SEX_CONFLICT] = "sex-conflict",
  [TRAB_FINDING_CODE_SEX_MISSING] = "sex-missing",
  [TRAB_FINDING_CODE_BIRTH_DATE] = "birth-date",
  [TRAB_FINDING_CODE_DECEASED] = "deceased",
  [TRAB_FINDING_CODE_INACTIVE] = "inactive",
  [TRAB_FINDING_CODE_VALUE_ABSENT] = "value-absent",
  [TRAB_FINDING_CODE_VALUE_MISSING] = "value-missing",
  [TRAB_FINDING_CODE_NOT_A_NUMBER] = "not-a-number",
  [TRAB_FINDING_CODE_TEXT_VALUE] = "text-value",
  [TRAB_FINDING_CODE_DECIMAL_MARK] = "decimal-mark",
  [TRAB_FINDING_CODE_GROUPED] = "grouped",
  [TRAB_FINDING_CODE_IMPLAUSIBLE] = "implausible",
  [TRAB_FINDING_CODE_UNIT_MISSING] = "unit-missing",
  [TRAB_FINDING_CODE_UNIT_ALIAS] = "unit-alias",
  [TRAB_FINDING_CODE_UNIT_MISMATCH] = "unit-mismatch",
  [TRAB_FINDING_CODE_UNIT_CONFLICT] = "unit-conflict",
  [TRAB_FINDING_CODE_DATE_MISSING] = "date-missing",
  [TRAB_FINDING_CODE_DATE_REFUSED] = "date-refused",
  [TRAB_FINDING_CODE_BEFORE_BIRTH] = "before-birth",
  [TRAB_FINDING_CODE_FUTURE] = "future",
  [TRAB_FINDING_CODE_TOO_LARGE] = "too-large",
  [TRAB_FINDING_CODE_BOTH_SIDES] = "both-sides",
  [TRAB_FINDING_CODE_SITE_MISSING] = "site-missing",
  [TRAB_FINDING_CODE_SITE_CONFLICT] = "site-conflict",
  [TRAB_FINDING_CODE_SIDE_UNKNOWN] = "side-unknown",
  [TRAB_FINDING_CODE_KIND_UNKNOWN] = "kind-unknown",
  [TRAB_FINDING_CODE_SIDE_CONFLICT] = "side-conflict",
  [TRAB_FINDING_CODE_MEASURE_CONFLICT] = "measure-conflict",
  [TRAB_FINDING_CODE_VERTEBRA] = "vertebra",
  [TRAB_FINDING_CODE_UNIT_IN_DOUBT] = "unit-in-doubt",
  [TRAB_FINDING_CODE_T_SCORE_MISFIT] = "t-score-misfit",
  [TRAB_FINDING_CODE_T_SCORE_SCANNER] = "t-score-scanner",
  [TRAB_FINDING_CODE_ANSWER] = "answer",
  [TRAB_FINDING_CODE_ANSWER_OPEN] = "answer-open",
  [TRAB_FINDING_CODE_NEGATED] = "negated",
  [TRAB_FINDING_CODE_ANSWER_NOT_USED] = "answer-not-used",
  [TRAB_FINDING_CODE_ANSWER_CONFLICT] = "answer-conflict",
  [TRAB_FINDING_CODE_TAKEN_BACK] = "taken-back",
  [TRAB_FINDING_CODE_FRACTURE_SITE] = "fracture-site",
  [TRAB_FINDING_CODE_FRACTURE_COMBINED] = "fracture-combined",
  [TRAB_FINDING_CODE_MEDICINE_MISSING] = "medicine-missing",
  [TRAB_FINDING_CODE_MEDICINE_UNKNOWN] = "medicine-unknown",
  [TRAB_FINDING_CODE_MEDICINE_CONFLICT] = "medicine-conflict",
  [TRAB_FINDING_CODE_NOT_TAKEN] = "not-taken",
  [TRAB_FINDING_CODE_ENDED] = "ended",
  [TRAB_FINDING_CODE_END_AHEAD] = "end-ahead",
  [TRAB_FINDING_CODE_NOT_YET] = "not-yet",
  [TRAB_FINDING_CODE_SIGNED_OVER_STOP] = "signed-over-stop",
};

static void
trab_finding_finalize (GObject *object)
{
  TrabFinding *self = TRAB_FINDING (object);

  for (guint i = 0; i < self->fields.n_choices; i++)
    g_clear_object (&self->choices[i].row);
  g_free (self->choices);
  g_clear_object (&self->fields.row);
  g_string_chunk_free (self->strings);
  G_OBJECT_CLASS (trab_finding_parent_class)->finalize (object);
}

static void
trab_finding_class_init (TrabFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_finding_finalize;
}

static void
trab_finding_init (TrabFinding *self)
{
  self->strings = g_string_chunk_new (128);
}

#define N_ID_DIGITS 12

/* Everything that a question says, so that the same file asks the same question everywhere. */
static char *
dup_question (const TrabFindingFields *fields)
{
  const char *texts[] = { fields->resource_type, fields->resource_id, fields->pointer,
                          fields->subject,       fields->received,    fields->expected };
  g_autoptr (GString) all = g_string_new (code_names[fields->code]);
  g_autofree char *digest = NULL;

  g_string_append_printf (all, "\n%u", fields->line);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (all, "\n%s", texts[i] ? texts[i] : "");
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
  return g_strndup (digest, N_ID_DIGITS);
}

static void
keep_choices (TrabFinding *self)
{
  TrabFindingFields *own = &self->fields;
  g_autofree char *question = own->n_choices > 0 ? dup_question (own) : NULL;

  own->question = question ? g_string_chunk_insert (self->strings, question) : NULL;
  self->choices = own->n_choices > 0 ? g_new0 (TrabFindingChoice, own->n_choices) : NULL;
  for (guint i = 0; i < own->n_choices; i++)
    {
      self->choices[i].id = g_string_chunk_insert (self->strings, own->choices[i].id);
      if (own->choices[i].row != NULL)
        self->choices[i].row = g_object_ref (own->choices[i].row);
    }
  own->choices = self->choices;
}

/**
 * trab_finding_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full): an immutable value; may be read from any thread
 */
TrabFinding *
trab_finding_new (const TrabFindingFields *fields)
{
  TrabFinding *self = g_object_new (TRAB_TYPE_FINDING, NULL);
  TrabFindingFields *own = &self->fields;
  const char **texts[] = { &own->resource_type, &own->resource_id, &own->pointer,
                           &own->subject,       &own->received,    &own->expected };

  *own = *fields;
  own->count = MAX (fields->count, 1);
  if (own->row != NULL)
    g_object_ref (own->row);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert (self->strings, *texts[i]);
  keep_choices (self);
  return self;
}

/** trab_finding_get: (transfer none): the fields, for as long as the finding lives */
const TrabFindingFields *
trab_finding_get (TrabFinding *self)
{
  g_return_val_if_fail (TRAB_IS_FINDING (self), NULL);
  return &self->fields;
}

/**
 * trab_finding_find_choice:
 * @id: (nullable): what was answered
 * @row: (out) (optional) (nullable) (transfer none): of the choice
 *
 * Returns: whether the finding has this choice
 */
gboolean
trab_finding_find_choice (TrabFinding *self, const char *id, gpointer *row)
{
  for (guint i = 0; i < self->fields.n_choices; i++)
    if (g_strcmp0 (self->choices[i].id, id) == 0)
      {
        if (row != NULL)
          *row = self->choices[i].row;
        return TRUE;
      }
  return FALSE;
}

/**
 * trab_finding_is_loss:
 * Returns: whether something of the file does not count, and nobody is asked about it: it was
 *   refused, is kept unused, or two statements disagree and neither was taken
 */
gboolean
trab_finding_is_loss (TrabFinding *self)
{
  if (self->fields.severity == TRAB_FINDING_CONFLICT)
    return self->fields.question == NULL
           && self->fields.code != TRAB_FINDING_CODE_T_SCORE_MISFIT; /* both are kept, and count */
  return self->fields.severity == TRAB_FINDING_REFUSED
         || self->fields.severity == TRAB_FINDING_UNUSED;
}

/** trab_finding_severity_to_string: a stable name for files; people read present's sentence */
const char *
trab_finding_severity_to_string (TrabFindingSeverity severity)
{
  g_return_val_if_fail (severity < TRAB_N_FINDING_SEVERITIES, NULL);
  return severity_names[severity];
}

const char *
trab_finding_code_to_string (TrabFindingCode code)
{
  g_return_val_if_fail (code < TRAB_N_FINDING_CODES, NULL);
  return code_names[code];
}
