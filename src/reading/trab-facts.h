/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer-sheet.h"
#include "trab-catalogue.h"
#include "trab-medicine-match.h"
#include "trab-record.h"

G_BEGIN_DECLS

/** A medicine that is, or was, taken, in years from today; a line of the list that names two makes
 * two, one that nobody knows makes one without a kind. */
typedef struct
{
  TrabCourse *course; /* (unowned) */
  TrabMedicineMatch match;
  TrabMedicineClass medicine_class; /* of the match, where it reaches the body */
  const TrabRegimen *regimen;       /* NULL when its dose is not one the model knows */
  gboolean has_from;
  double from_years;
  double to_years; /* 0 when it goes on */
  gboolean is_ongoing;
} TrabTakenMedicine;

/** How a fact is known on the day. */
typedef enum
{
  TRAB_FACT_NOT_KNOWN,
  TRAB_FACT_TODAY,   /* answered or confirmed today; a measured value inside its age limit */
  TRAB_FACT_CARRIED, /* answered at an earlier visit, not confirmed: in no number */
  TRAB_FACT_STALE,   /* measured, and past its age limit (rules/age-limits): in no number */
} TrabFactState;

typedef struct _TrabFacts TrabFacts;

/**
 * TrabFacts:
 * What a record says of its patient on one day, in the terms of the models. What is not known stays
 * not known. Made by trab_facts_new(); immutable.
 * @answers: of all visits, by day
 * @visit: today's answers, which alone count; empty where nobody answered today
 * @with_carried: (nullable): the same person with what earlier visits said and what is past its age
 *   limit: for whoever must fail closed, never for a number; NULL in these facts themselves
 * @fmp_age_years: age at the final period, where @has_fmp_age or it may be assumed
 * @needs_fmp_age: after the menopause, its age not known, and too young to assume the usual one
 * @medicines: of TrabTakenMedicine
 */
struct _TrabFacts
{
  TrabRecord *record;
  TrabAnswerSheet *answers;
  TrabFacts *with_carried;
  gboolean counts_carried;   /* in @with_carried itself */
  const TrabTable *defaults; /* model/person-defaults */
  const TrabTable *limits;   /* rules/age-limits */
  TrabDate today;
  TrabSex sex;
  gboolean has_age;
  double age_years;
  int age_completed_years;
  TrabVisit *visit;
  gboolean has_bmi;
  double bmi_kg_m2;
  double height_cm;
  gboolean has_weight;
  double weight_kg;
  gboolean has_bmd[3];
  double bmd_g_cm2[3];
  gboolean has_t_score[3];
  double t_score[3];
  gboolean has_z_score[3];
  double z_score[3];
  gboolean has_fmp_age;
  double fmp_age_years;
  gboolean is_before_menopause;
  gboolean is_menopause_known;
  gboolean needs_fmp_age;
  gboolean has_fracture;
  gboolean has_spine_fracture;
  gboolean has_egfr;
  double egfr; /* mL/min/1.73 m2; labels of bisphosphonates mean another number, the clearance */
  gboolean has_steroids; /* taken today, dose and time known */
  double steroid_mg_d;
  double steroid_from_years;
  gboolean on_steroids; /* by dose and time, see trab_facts_new(); not known counts as enough */
  GArray *medicines;
};

/** Whether a class is one of a kind. */
typedef gboolean (*TrabFactsIsOfKind) (TrabMedicineClass medicine_class);

TrabFacts *trab_facts_new (TrabRecord *record,
                           TrabEvidence *evidence,
                           const TrabCatalogue *catalogue,
                           TrabDate today,
                           GError **error);
void trab_facts_free (TrabFacts *facts);

const TrabTakenMedicine *trab_facts_find_listed (const TrabFacts *facts, TrabQuestion question);
TrabAnswer trab_facts_get_answer (const TrabFacts *facts, TrabQuestion question);
TrabAnswer trab_facts_get_alarm (const TrabFacts *facts, TrabQuestion question);
TrabFactState trab_facts_get_state (const TrabFacts *facts,
                                    TrabQuestion question,
                                    const char **text,
                                    TrabDate *from);
TrabFactState trab_facts_get_measured (const TrabFacts *facts,
                                       TrabMeasure measure,
                                       TrabSite site,
                                       TrabMeasurement **latest);
gboolean trab_facts_is_treated (const TrabFacts *facts);
TrabAnswer trab_facts_ask_takes (const TrabFacts *facts, TrabMedicineClass medicine_class);
TrabAnswer trab_facts_ask_takes_any (const TrabFacts *facts, TrabFactsIsOfKind is_of_kind);
TrabAnswer trab_facts_ask_ever_took (const TrabFacts *facts, TrabMedicineClass medicine_class);
gboolean trab_facts_is_bone_medicine (TrabMedicineClass medicine_class);
gboolean trab_facts_has_osteoporosis (const TrabFacts *facts);
TrabAnswer trab_facts_is_intake_low (const TrabFacts *facts);

double trab_facts_get_default (const TrabFacts *facts, const char *name);
gboolean trab_facts_is_asked_of (const TrabFacts *facts, TrabQuestion question);
gboolean trab_facts_get_code (const TrabFacts *facts, TrabQuestion question, int *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFacts, trab_facts_free)

G_END_DECLS
