/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Licence texts stand as their owners word them: they are not translated. */
static const char qfracture_notice[]
    = "The QFracture-2012 equations are Copyright 2012 ClinRisk Ltd. and are used under the GNU "
      "Lesser General Public License, version 3 or later.\n\n"
      "The initial version of this file, to be found at http://svn.clinrisk.co.uk/qfracture, "
      "faithfully implements QFracture-2012. We have released this code under the GNU Lesser "
      "General Public License to enable others to implement the algorithm faithfully. However, "
      "the nature of the GNU Lesser General Public License is such that we cannot prevent, for "
      "example, someone altering the coefficients. We stress, therefore, that it is the "
      "responsibility of the end user to check that the source that they receive produces the "
      "same results as the original code posted at http://svn.clinrisk.co.uk/qfracture. "
      "Inaccurate implementations of risk scores can lead to wrong patients being given the wrong "
      "treatment.";

static const char loinc_notice[]
    = "This material contains content from LOINC (http://loinc.org). LOINC is copyright © "
      "Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) "
      "Committee and is available at no cost under the license at http://loinc.org/license. "
      "LOINC® is a registered United States trademark of Regenstrief Institute, Inc.";

static const char *
get_intended_use (void)
{
  return _ (
      "Trabecula helps a health professional and an adult patient talk about bone health. "
      "It does not diagnose, prescribe, set a dose or choose an option, and it is not for "
      "children, in pregnancy, or for cancer in bone. It is not approved or registered as a "
      "medical device anywhere. No clinician has reviewed it. A clinic that uses it takes on the "
      "duties this brings.");
}

/** trab_about_show: @parent: (nullable) */
void
trab_about_show (GtkWindow *parent)
{
  AdwAboutWindow *about = NULL;

  about = g_object_new (ADW_TYPE_ABOUT_WINDOW, "application-name", "Trabecula", "application-icon",
                        TRAB_APP_ID, "version", TRAB_VERSION, "developer-name",
                        _ ("The Trabecula authors"), "copyright", "© 2026 The Trabecula authors",
                        "license-type", GTK_LICENSE_GPL_3_0, "comments", get_intended_use (),
                        "transient-for", parent, "modal", parent != NULL, NULL);
  adw_about_window_add_legal_section (about, _ ("QFracture-2012 equations"), NULL,
                                      GTK_LICENSE_CUSTOM, qfracture_notice);
  adw_about_window_add_legal_section (about, _ ("LOINC codes"), NULL, GTK_LICENSE_CUSTOM,
                                      loinc_notice);
  gtk_window_present (GTK_WINDOW (about));
}
