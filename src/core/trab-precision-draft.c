/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-draft.h"

#define N_HEAD_FIELDS 3
#define MAX_PATIENTS TRAB_PRECISION_DRAFT_MAX_PATIENTS
#define MAX_SCANS TRAB_PRECISION_DRAFT_MAX_SCANS
#define N_FIELDS (N_HEAD_FIELDS + MAX_PATIENTS * MAX_SCANS)
#define NAME_SIZE 16

static const TrabDraftField head_fields[N_HEAD_FIELDS] = {
  { .name = "scanner", .kind = TRAB_DRAFT_WORDS, .is_required = TRUE },
  { .name = "precision_site",
    .kind = TRAB_DRAFT_CHOICE,
    .is_required = TRUE,
    .choices = "lumbar_spine|femoral_neck|total_hip" },
  { .name = "scans", .kind = TRAB_DRAFT_CHOICE, .is_required = TRUE, .choices = "2|3" },
};

static const TrabDraftField *
get_fields (void)
{
  static gsize once = 0;
  static TrabDraftField fields[N_FIELDS];
  static char names[N_FIELDS][NAME_SIZE];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_HEAD_FIELDS; i++)
        fields[i] = head_fields[i];
      for (guint i = N_HEAD_FIELDS; i < N_FIELDS; i++)
        {
          guint cell = i - N_HEAD_FIELDS;

          g_snprintf (names[i], NAME_SIZE, "repeat_%u_%u", cell / MAX_SCANS + 1,
                      cell % MAX_SCANS + 1);
          fields[i] = (TrabDraftField){ .name = names[i],
                                        .kind = TRAB_DRAFT_NUMBER,
                                        .unit = trab_measure_get_info (TRAB_MEASURE_BMD)->unit,
                                        .measure = 1 + TRAB_MEASURE_BMD };
        }
      g_once_init_leave (&once, 1);
    }
  return fields;
}

/** trab_precision_draft_get_repeat_field: (transfer none): @patient, @scan: from 1 */
const char *
trab_precision_draft_get_repeat_field (guint patient, guint scan)
{
  g_return_val_if_fail (patient >= 1 && patient <= MAX_PATIENTS && scan >= 1 && scan <= MAX_SCANS,
                        NULL);
  return get_fields ()[N_HEAD_FIELDS + (patient - 1) * MAX_SCANS + scan - 1].name;
}

/** trab_precision_draft_get_n_scans: of each patient; 0 while it is not chosen */
guint
trab_precision_draft_get_n_scans (TrabDraft *draft)
{
  int digit = g_ascii_digit_value (trab_draft_get_text (draft, "scans")[0]);

  return digit == 2 || digit == 3 ? (guint) digit : 0;
}

static guint
count_typed (TrabDraft *draft, guint patient, guint n_scans)
{
  guint n = 0;

  for (guint scan = 1; scan <= n_scans; scan++)
    n += trab_draft_get_text (draft, trab_precision_draft_get_repeat_field (patient, scan))[0]
         != '\0';
  return n;
}

/* A patient counts with all scans or not at all: half a patient is a slip. */
static void
check_patients (TrabDraft *draft, GPtrArray *problems)
{
  guint n_scans = trab_precision_draft_get_n_scans (draft);

  for (guint patient = 1; patient <= MAX_PATIENTS; patient++)
    {
      guint n_typed = count_typed (draft, patient, n_scans);

      for (guint scan = 1; n_typed > 0 && n_typed < n_scans && scan <= n_scans; scan++)
        {
          const char *field = trab_precision_draft_get_repeat_field (patient, scan);

          if (trab_draft_get_text (draft, field)[0] == '\0')
            g_ptr_array_add (problems, trab_problem_new (TRAB_PROBLEM_MISSING, field, ""));
        }
    }
}

/** trab_precision_draft_new: nothing typed */
TrabDraft *
trab_precision_draft_new (void)
{
  return trab_draft_new (get_fields (), N_FIELDS, check_patients);
}

/**
 * trab_precision_draft_dup_bmd_g_cm2:
 * Returns: (transfer full): of double: the scans of the first patient that has all of them, then of
 *   the next …
 */
GArray *
trab_precision_draft_dup_bmd_g_cm2 (TrabDraft *draft)
{
  guint n_scans = trab_precision_draft_get_n_scans (draft);
  GArray *bmd_g_cm2 = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint patient = 1; n_scans > 0 && patient <= MAX_PATIENTS; patient++)
    {
      double values[MAX_SCANS];
      guint n = 0;

      while (n < n_scans
             && trab_draft_get_number (
                 draft, trab_precision_draft_get_repeat_field (patient, n + 1), &values[n]))
        n++;
      if (n == n_scans)
        g_array_append_vals (bmd_g_cm2, values, n_scans);
    }
  return bmd_g_cm2;
}

/**
 * trab_precision_draft_build:
 * @precision: (out): gets scanner (the draft's) and site; the study is worked out elsewhere
 *
 * Returns: FALSE with TRAB_INPUT_ERROR when a field is wrong
 */
gboolean
trab_precision_draft_build (TrabDraft *draft, TrabPrecision *precision, GError **error)
{
  if (!trab_draft_check (draft, error))
    return FALSE;
  precision->scanner = (char *) trab_draft_get_text (draft, "scanner");
  return trab_measure_site_from_string (trab_draft_get_text (draft, "precision_site"),
                                        &precision->site);
}
