/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-history-draft.h"

static const TrabDraftField fracture_fields[] = {
  { .name = "site",
    .kind = TRAB_DRAFT_CHOICE,
    .is_required = TRUE,
    .choices = "hip|spine|wrist|upper_arm|pelvis|rib|ankle|other" },
  { .name = "date", .kind = TRAB_DRAFT_DATE, .is_required = TRUE },
  { .name = "is_low_trauma", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no|unknown" },
  { .name = "note", .kind = TRAB_DRAFT_WORDS, .is_prose = TRUE },
};

/* The kinds that rules and model know, as records and code tables name them: a name alone, as
 * typed, would pass them unseen. */
#define MEDICINES                                                                                  \
  "ALENDRONATE|RISEDRONATE|IBANDRONATE|ZOLEDRONATE|OTHER_BISPHOSPHONATE|DENOSUMAB|ROMOSOZUMAB|"    \
  "PTH_ANALOGUE|SERM|STRONTIUM|CALCITONIN|OESTROGEN|PROGESTOGEN|TIBOLONE|TESTOSTERONE|TAMOXIFEN|"  \
  "AROMATASE_INHIBITOR|GNRH_ANALOGUE|GLUCOCORTICOID|CALCIUM|VITAMIN_D|ACTIVE_VITAMIN_D|OTHER"

static const TrabDraftField course_fields[] = {
  { .name = "medicine", .kind = TRAB_DRAFT_CHOICE, .choices = MEDICINES, .is_required = TRUE },
  { .name = "name", .kind = TRAB_DRAFT_WORDS, .is_required = TRUE },
  { .name = "dose_text", .kind = TRAB_DRAFT_WORDS },
  { .name = "route", .kind = TRAB_DRAFT_WORDS },
  { .name = "regimen", .kind = TRAB_DRAFT_WORDS },
  { .name = "start", .kind = TRAB_DRAFT_DATE },
  { .name = "stop", .kind = TRAB_DRAFT_DATE },
  { .name = "is_ongoing", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no", .is_required = TRUE },
  { .name = "adherence", .kind = TRAB_DRAFT_NUMBER, .unit = "1", .low = 0, .high = 1 },
};

static TrabDraft *
new_draft (TrabRecord *record,
           TrabDate today,
           const TrabDraftField *fields,
           guint n_fields,
           TrabDraftCheck check)
{
  TrabDraft *draft = trab_draft_new (fields, n_fields, check);

  trab_draft_set_context (draft, trab_patient_get (trab_record_get_patient (record))->birth_date,
                          today);
  return draft;
}

/** trab_history_draft_new_fracture: an empty form for one broken bone */
TrabDraft *
trab_history_draft_new_fracture (TrabRecord *record, TrabDate today)
{
  return new_draft (record, today, fracture_fields, G_N_ELEMENTS (fracture_fields), NULL);
}

/**
 * trab_history_draft_build_fracture:
 * @into: gets the fracture; its id is NULL until it is saved
 *
 * Returns: FALSE with TRAB_INPUT_ERROR, nothing added, when a field is wrong
 */
gboolean
trab_history_draft_build_fracture (TrabDraft *draft,
                                   const char *patient_id,
                                   const char *visit_id,
                                   TrabRecord *into,
                                   GError **error)
{
  TrabFractureFields built = { .patient_id = patient_id, .visit_id = visit_id };
  g_autoptr (TrabFracture) fracture = NULL;

  if (!trab_draft_check (draft, error))
    return FALSE;
  trab_fracture_site_from_string (trab_draft_get_text (draft, "site"), &built.site);
  trab_draft_get_date (draft, "date", &built.date);
  trab_answer_from_string (trab_draft_get_text (draft, "is_low_trauma"), &built.is_low_trauma);
  built.note = trab_draft_get_text_or_null (draft, "note");
  fracture = trab_fracture_new (&built);
  trab_record_add_fracture (into, fracture);
  return TRUE;
}

static void
check_course (TrabDraft *draft, GPtrArray *problems)
{
  TrabDate start = TRAB_DATE_NONE;
  TrabDate stop = TRAB_DATE_NONE;

  if (trab_draft_get_date (draft, "start", &start) && trab_draft_get_date (draft, "stop", &stop)
      && trab_date_is_surely_before (stop, start))
    g_ptr_array_add (problems, trab_problem_new (TRAB_PROBLEM_STOP_BEFORE_START, "stop",
                                                 trab_draft_get_text (draft, "stop")));
}

/** trab_history_draft_new_course: an empty form for one course of a medicine */
TrabDraft *
trab_history_draft_new_course (TrabRecord *record, TrabDate today)
{
  return new_draft (record, today, course_fields, G_N_ELEMENTS (course_fields), check_course);
}

/**
 * trab_history_draft_build_course:
 * @into: gets the course; its id is NULL until it is saved
 *
 * Returns: FALSE with TRAB_INPUT_ERROR, nothing added, when a field is wrong
 */
gboolean
trab_history_draft_build_course (TrabDraft *draft,
                                 const char *patient_id,
                                 const char *visit_id,
                                 TrabRecord *into,
                                 GError **error)
{
  TrabCourseFields built = { .patient_id = patient_id, .visit_id = visit_id };
  g_autoptr (TrabCourse) course = NULL;

  if (!trab_draft_check (draft, error))
    return FALSE;
  built.medicine = trab_draft_get_text_or_null (draft, "medicine");
  built.name = trab_draft_get_text (draft, "name");
  built.dose_text = trab_draft_get_text_or_null (draft, "dose_text");
  built.route = trab_draft_get_text_or_null (draft, "route");
  built.regimen = trab_draft_get_text_or_null (draft, "regimen");
  trab_draft_get_date (draft, "start", &built.start);
  trab_draft_get_date (draft, "stop", &built.stop);
  built.is_ongoing = g_str_equal (trab_draft_get_text (draft, "is_ongoing"), "yes");
  built.has_adherence = trab_draft_get_number (draft, "adherence", &built.adherence);
  course = trab_course_new (&built);
  trab_record_add_course (into, course);
  return TRUE;
}
