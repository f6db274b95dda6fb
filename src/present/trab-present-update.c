/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-update.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"

#define MOST_SAID 4  /* answers named in one line */
#define MOST_NAMED 3 /* missing answers named in one sentence */
#define DOT " \u00b7 "

static const char *const places[TRAB_N_VISIT_PLACES] = {
  [TRAB_VISIT_PLACE_FALLS] = N_ ("Falls in 12 months"),
  [TRAB_VISIT_PLACE_BREAK] = N_ ("New broken bone"),
  [TRAB_VISIT_PLACE_BODY] = N_ ("Height and weight"),
  [TRAB_VISIT_PLACE_STEROIDS] = N_ ("Steroids"),
  [TRAB_VISIT_PLACE_HABITS] = N_ ("Smoking and drink"),
  [TRAB_VISIT_PLACE_ILLNESS] = N_ ("Illness and medicines"),
  [TRAB_VISIT_PLACE_HORMONES] = N_ ("Periods and hormones"),
  [TRAB_VISIT_PLACE_DAILY] = N_ ("Food and movement"),
  [TRAB_VISIT_PLACE_RESULTS] = N_ ("Results"),
};

/** trab_present_update_get_place: (transfer none) */
const char *
trab_present_update_get_place (TrabVisitPlace place)
{
  g_return_val_if_fail (place < TRAB_N_VISIT_PLACES, "");
  return _ (places[place]);
}

static const struct
{
  const char *id;
  const char *words;
} read_out_words[] = {
  { "family", N_ ("Have your parents had any of these?") },
  { "falls", N_ ("Is any of these so?") },
  { "illnesses", N_ ("Do you have any of these, or take medicines for them?") },
  { "bone", N_ ("Have you ever had any of these?") },
  { "warning", N_ ("Is any of these so now?") },
  { "heart", N_ ("Heart and blood clots: have you had any of these?") },
  { "cancers", N_ ("Cancer: have you had any of these?") },
  { "medicines", N_ ("Do you take any of these?") },
  { "hrt", N_ ("Before hormone therapy: is any of these so?") },
  { "trt", N_ ("Before testosterone: is any of these so?") },
  { "tablets", N_ ("Before a bone medicine: is any of these so?") },
  { "growth", N_ ("Before a growth hormone medicine: is any of these so?") },
  { "food", N_ ("Before supplements: is any of these so?") },
};

/** trab_present_update_get_read_out: (nullable): @read_out: (nullable): of rules/question-needs */
const char *
trab_present_update_get_read_out (const char *read_out)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_out_words); i++)
    if (g_strcmp0 (read_out, read_out_words[i].id) == 0)
      return _ (read_out_words[i].words);
  return NULL;
}

/** What a row has to say while it is put together. */
typedef struct
{
  GString *words;
  guint n_said;
  guint n_more;
  guint n_no;
  TrabDate from; /* of the latest answer carried over */
  gboolean is_of_today;
} Said;

static void
say (Said *said, const char *words)
{
  if (said->n_said >= MOST_SAID)
    {
      said->n_more++;
      return;
    }
  if (said->n_said++ > 0)
    g_string_append (said->words, DOT);
  g_string_append (said->words, words);
}

/* Returns: (nullable): what is answered, today or carried over */
static const char *
read_answer (TrabDraft *draft, const char *field, Said *said)
{
  const char *text = trab_draft_get_text (draft, field);
  TrabDate from = TRAB_DATE_NONE;

  if (text[0] != '\0')
    {
      said->is_of_today = TRUE;
      return text;
    }
  if (!trab_draft_get_carried (draft, field, &text, &from))
    return NULL;
  if (trab_date_compare (from, said->from) > 0)
    said->from = from;
  return text;
}

static void
say_number (Said *said, const char *name, const char *text, const char *unit)
{
  g_autofree char *number = trab_present_number_dup_for_people (text);
  g_autofree char *unit_words = trab_present_measure_dup_unit (unit);
  g_autofree char *words = NULL;

  words = unit_words[0] == '\0' ? g_strdup (number)
                                : g_strdup_printf ("%s\u00a0%s", number, unit_words);
  if (name == NULL)
    {
      say (said, words);
      return;
    }
  g_free (g_steal_pointer (&number));
  /* Translators: what was asked, its answer: "Calcium from food: 760 mg a day" */
  number = g_strdup_printf (_ ("%s: %s"), name, words);
  say (said, number);
}

static void
say_question (Said *said, TrabQuestion question, const char *text)
{
  const TrabQuestionInfo *info = trab_question_get_info (question);
  const char *name = trab_present_question_get_label (question);
  g_autofree char *answer = NULL;

  switch (info->kind)
    {
    case TRAB_QUESTION_KIND_YES_NO:
      if (g_str_equal (text, "yes"))
        say (said, name);
      else if (g_str_equal (text, "no"))
        said->n_no++;
      break;
    case TRAB_QUESTION_KIND_NUMBER:
      say_number (said, name, text, info->unit);
      break;
    case TRAB_QUESTION_KIND_CHOICE:
    case TRAB_QUESTION_KIND_DATE:
      answer = trab_present_question_dup_answer (question, text);
      say (said, answer);
      break;
    case TRAB_QUESTION_KIND_WORDS:
    case TRAB_QUESTION_KIND_KEPT:
      break;
    }
}

static void
say_body (Said *said, TrabDraft *draft)
{
  static const char *const fields[] = { "height", "weight" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = read_answer (draft, fields[i], said);

      if (text != NULL)
        say_number (said, NULL, text, trab_draft_get_unit (draft, fields[i]));
    }
}

/**
 * trab_present_update_dup_said:
 * @asks: of TrabVisitAsk
 *
 * Returns: (transfer full): what a row holds, the yeses by name, and of which day it is: "never · 4
 *   units a week · 16 Mar 2026"; "none" where everything asked was denied
 */
char *
trab_present_update_dup_said (TrabDraft *draft, const GArray *asks, TrabVisitPlace place)
{
  Said said = { .words = g_string_new (NULL) };
  g_autofree char *words = NULL;
  g_autofree char *date = NULL;

  if (place == TRAB_VISIT_PLACE_BODY)
    say_body (&said, draft);
  for (guint i = 0; i < asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (asks, TrabVisitAsk, i);
      const char *text
          = ask->place == place && ask->can_apply
                ? read_answer (draft, trab_question_get_info (ask->question)->id, &said)
                : NULL;

      if (text != NULL)
        say_question (&said, ask->question, text);
    }
  if (said.n_more > 0)
    g_string_append_printf (said.words, _ (" and %u more"), said.n_more);
  words = g_string_free (said.words, FALSE);
  if (words[0] == '\0' && said.n_no == 0)
    return g_strdup (place == TRAB_VISIT_PLACE_FALLS ? _ ("asked each time") : _ ("not asked yet"));
  date = said.is_of_today ? g_strdup (_ ("today")) : trab_present_date_dup_short (said.from);
  /* Translators: what was answered, when: "none · 16 Mar 2026" */
  return g_strdup_printf (_ ("%s · %s"), words[0] != '\0' ? words : _ ("none"), date);
}

/** trab_present_update_dup_needed: (nullable): "3 needed for HRT": what plans wait for; NULL when
 * none does */
char *
trab_present_update_dup_needed (const TrabPresentUpdateNeed *needs, guint n_needs)
{
  GString *words = NULL;

  for (guint i = 0; i < n_needs; i++)
    {
      if (needs[i].n == 0)
        continue;
      if (words == NULL)
        words = g_string_new (NULL);
      else
        g_string_append (words, "; ");
      /* Translators: how many answers, and for which plan */
      g_string_append_printf (
          words,
          g_dngettext (GETTEXT_PACKAGE, "%u needed for “%s”", "%u needed for “%s”", needs[i].n),
          needs[i].n, needs[i].plan_name);
    }
  return words ? g_string_free (words, FALSE) : NULL;
}

static void
append_sentence (GString *words, const char *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
}

static void
append_chance (GString *words, const char *const *fields)
{
  guint n = g_strv_length ((char **) fields);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            trab_present_problem_get_field_name (fields[i]));
  if (n > MOST_NAMED)
    g_string_append_printf (names, _ (" and %u more"), n - MOST_NAMED);
  /* Translators: how many answers, and which: "2 answers change the chance: falls, weight." */
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer changes the chance: %s.",
                                           "%u answers change the chance: %s.", n),
                              n, names->str);
  if (n > 0)
    append_sentence (words, sentence);
}

/**
 * trab_present_update_dup_count:
 * @chance_fields: what is not answered and not carried over, of what the chance is worked out with
 * @n_waiting: answers carried over that nobody has said to be true still
 * @needs: what each plan looked at waits for
 *
 * Returns: (transfer full): what matters of what is open: "2 answers change the chance: falls,
 *   weight. 3 more are needed for HRT."
 */
char *
trab_present_update_dup_count (const char *const *chance_fields,
                               guint n_waiting,
                               const TrabPresentUpdateNeed *needs,
                               guint n_needs)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *waiting = NULL;

  append_chance (words, chance_fields);
  waiting = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u answer of the last visit waits for “still true”.",
                   "%u answers of the last visit wait for “still true”.", n_waiting),
      n_waiting);
  if (n_waiting > 0)
    append_sentence (words, waiting);
  for (guint i = 0; i < n_needs; i++)
    {
      g_autofree char *sentence
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is needed for “%s”.",
                                          "%u more are needed for “%s”.", needs[i].n),
                             needs[i].n, needs[i].plan_name);

      if (needs[i].n > 0)
        append_sentence (words, sentence);
    }
  return g_strdup (words->len > 0 ? words->str : _ ("Everything that matters is answered."));
}
