/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-plan.h"
#include "trab-present-effect.h"
#include "trab-present-licence.h"
#include "trab-present-plan.h"
#include "trab-present-regimen.h"
#include "trab-present-row.h"
#include "trab-present-table.h"

static void
add (GPtrArray *rows, const char *title, const char *text, const char *note)
{
  if (text != NULL && text[0] != '\0')
    g_ptr_array_add (rows, trab_present_row_new (title, text, note));
}

static void
option_free (TrabPresentOption *option)
{
  g_free (option->id);
  g_free (option->group);
  g_free (option->name);
  g_free (option->state);
  g_free (option->effort);
  g_free (option->licence);
  g_free (option);
}

/** trab_present_catalogue_dup_options: (transfer full): of TrabPresentOption, in the fixed order of
 * the table, which ranks nothing */
GPtrArray *
trab_present_catalogue_dup_options (TrabEvidence *evidence)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);

  for (guint i = 0; catalogue != NULL && i < trab_catalogue_get_n_regimens (catalogue); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_get_regimen (catalogue, i);
      TrabPresentOption *option = g_new0 (TrabPresentOption, 1);

      option->id = g_strdup (regimen->id);
      option->group = g_strdup (trab_present_regimen_get_group (regimen));
      option->name = trab_present_regimen_dup_name (regimen);
      option->state = g_strdup (trab_present_regimen_get_state (regimen));
      option->effort = trab_present_regimen_dup_effort (regimen);
      option->for_women = regimen->for_women;
      option->for_men = regimen->for_men;
      g_ptr_array_add (options, option);
    }
  return options;
}

/**
 * trab_present_catalogue_dup_choices:
 * @plan_ids: whole plans, which stand before the regimens in this order
 * @today: what a licence record is held against
 *
 * Returns: (transfer full): of TrabPresentOption: all that can be looked at
 */
GPtrArray *
trab_present_catalogue_dup_choices (TrabEvidence *evidence,
                                    const char *const *plan_ids,
                                    TrabDate today)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  g_autoptr (GPtrArray) regimens = trab_present_catalogue_dup_options (evidence);

  for (guint i = 0; plan_ids[i] != NULL; i++)
    {
      g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, plan_ids[i]);
      TrabPresentOption *option = g_new0 (TrabPresentOption, 1);

      option->id = g_strdup (plan_ids[i]);
      option->group = g_strdup (_ ("Whole plan"));
      option->name = g_strdup (plan->name);
      option->state = g_strdup ("");
      option->effort = g_strdup (plan->effort);
      option->licence = trab_present_licence_dup_plan_text (evidence, plan_ids[i], today);
      option->for_women = option->for_men = TRUE;
      g_ptr_array_add (choices, option);
    }
  for (guint i = 0; i < regimens->len; i++)
    {
      TrabPresentOption *option = g_ptr_array_index (regimens, i);

      option->licence = trab_present_licence_dup_plan_text (evidence, option->id, today);
    }
  g_ptr_array_extend_and_steal (choices, g_steal_pointer (&regimens));
  return choices;
}

/* The mechanism: the idea, for both readers. It is no measurement, and was not checked. */
static void
add_mechanism (TrabEvidence *evidence, const TrabRegimenAbout *about, GPtrArray *rows)
{
  g_autofree char *path
      = g_strdup_printf (_ ("Pathway: %s. Cell: %s."),
                         trab_present_table_translate ("regimens/about", "pathway", about->pathway),
                         trab_present_table_translate ("regimens/about", "cell", about->cell));
  g_autofree char *source
      = about->how_provenance == TRAB_PROVENANCE_UNVERIFIED ? g_strdup_printf (
            _ ("%s (unverified: not checked against a study)"), about->how_source)
                                                            : g_strdup (about->how_source);

  add (rows, _ ("How it works"),
       trab_present_table_translate ("regimens/about", "how_patient", about->how_patient), NULL);
  add (rows, _ ("How it works, for the clinician"),
       trab_present_table_translate ("regimens/about", "how_clinician", about->how_clinician),
       path);
  add (rows, _ ("Where this comes from"), source, NULL);
  trab_present_effect_add_rows (evidence, about->how_ids, rows);
}

static void
add_effort (TrabEvidence *evidence, const TrabRegimen *regimen, GPtrArray *rows)
{
  const TrabRegimenAbout *about = regimen->about;
  g_autofree char *effort = trab_present_regimen_dup_effort (regimen);

  add (rows, _ ("What you do"), effort, NULL);
  add (rows, _ ("What goes with it"),
       trab_present_table_translate ("regimens/about", "beside", about->beside), NULL);
  trab_present_effect_add_rows (evidence, about->beside_ids, rows);
  add (rows, _ ("Effect on bone"), trab_present_regimen_get_state (regimen), regimen->note);
  add (rows, _ ("What comes nearest"),
       trab_present_table_translate ("regimens/about", "nearest", about->nearest), NULL);
  trab_present_effect_add_rows (evidence, about->nearest_ids, rows);
  add_mechanism (evidence, about, rows);
}

static void
add_stopping (TrabEvidence *evidence, const TrabRegimenAbout *about, GPtrArray *rows)
{
  add (rows, _ ("How to stop"),
       trab_present_table_translate ("regimens/about", "stopping", about->stopping), NULL);
  trab_present_effect_add_rows (evidence, about->stopping_ids, rows);
  add (rows, _ ("What happens after stopping"),
       trab_present_table_translate ("regimens/about", "after", about->after), NULL);
  trab_present_effect_add_rows (evidence, about->after_ids, rows);
}

static void
add_tests (TrabEvidence *evidence, const TrabRegimenAbout *about, GPtrArray *rows)
{
  add (rows, _ ("Tests and visits"),
       about->tests ? trab_present_table_translate ("regimens/about", "tests", about->tests)
                    : _ ("None named"),
       NULL);
  trab_present_effect_add_rows (evidence, about->tests_rule, rows);
}

/**
 * trab_present_catalogue_dup_rows:
 * @id: of a regimen
 * @today: what a licence record is held against
 *
 * Returns: (transfer full): of TrabPresentRow: all that is said of it; empty for an unknown id
 */
GPtrArray *
trab_present_catalogue_dup_rows (TrabEvidence *evidence, const char *id, TrabDate today)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  const TrabRegimen *regimen = catalogue ? trab_catalogue_find_regimen (catalogue, id) : NULL;
  g_autoptr (GPtrArray) licences = NULL;
  g_autofree char *name = NULL;

  if (regimen == NULL)
    return rows;
  name = trab_present_regimen_dup_name (regimen);
  licences = trab_present_licence_dup_rows (evidence, regimen, today);
  add (rows, trab_present_regimen_get_group (regimen), name, regimen->id);
  add_effort (evidence, regimen, rows);
  add_tests (evidence, regimen->about, rows);
  add_stopping (evidence, regimen->about, rows);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&licences));
  return rows;
}

typedef struct
{
  TrabEvidence *evidence;
  TrabDate today;
  GPtrArray *rows;
} Filling;

typedef void (*Fill) (const Filling *filling, const TrabRegimen *regimen);

/* Rows for each regimen of a plan, under its name where there are several. */
static GPtrArray *
dup_plan_rows (TrabEvidence *evidence, const char *plan_id, TrabDate today, Fill fill)
{
  Filling filling = { .evidence = evidence, .today = today, .rows = trab_present_row_new_list () };
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  for (guint i = 0; plan != NULL && i < plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->courses, TrabPlanCourse, i).regimen;
      g_autofree char *name = trab_present_regimen_dup_name (regimen);

      if (plan->courses->len > 1)
        add (filling.rows, _ ("Part of the plan"), name, NULL);
      fill (&filling, regimen);
    }
  return filling.rows;
}

static void
fill_effort (const Filling *filling, const TrabRegimen *regimen)
{
  add_effort (filling->evidence, regimen, filling->rows);
}

static void
fill_stopping (const Filling *filling, const TrabRegimen *regimen)
{
  add_stopping (filling->evidence, regimen->about, filling->rows);
}

static void
fill_licence (const Filling *filling, const TrabRegimen *regimen)
{
  GPtrArray *rows = trab_present_licence_dup_rows (filling->evidence, regimen, filling->today);

  g_ptr_array_extend_and_steal (filling->rows, rows);
}

/** trab_present_catalogue_has_regimens: whether the plan starts anything the catalogue tells of */
gboolean
trab_present_catalogue_has_regimens (TrabEvidence *evidence, const char *plan_id)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  return plan != NULL && plan->courses->len > 0;
}

/** trab_present_catalogue_has_week: whether the plan holds exercise without naming which: the week
 * that the person composed then stands for it */
gboolean
trab_present_catalogue_has_week (TrabEvidence *evidence, const char *plan_id)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  if (strstr (plan_id, "exercise:") != NULL)
    return FALSE;
  for (guint i = 0; plan != NULL && i < plan->courses->len; i++)
    if (g_str_equal (g_array_index (plan->courses, TrabPlanCourse, i).regimen->name, "exercise"))
      return TRUE;
  return FALSE;
}

/** trab_present_catalogue_dup_effort_rows: (transfer full): what the person does, and how it works
 */
GPtrArray *
trab_present_catalogue_dup_effort_rows (TrabEvidence *evidence, const char *plan_id)
{
  return dup_plan_rows (evidence, plan_id, TRAB_DATE_NONE, fill_effort);
}

/** trab_present_catalogue_dup_stopping_rows: (transfer full): how to stop, and what follows */
GPtrArray *
trab_present_catalogue_dup_stopping_rows (TrabEvidence *evidence, const char *plan_id)
{
  return dup_plan_rows (evidence, plan_id, TRAB_DATE_NONE, fill_stopping);
}

/** trab_present_catalogue_dup_licence_rows: (transfer full): approval by country, as of @today */
GPtrArray *
trab_present_catalogue_dup_licence_rows (TrabEvidence *evidence,
                                         const char *plan_id,
                                         TrabDate today)
{
  return dup_plan_rows (evidence, plan_id, today, fill_licence);
}
