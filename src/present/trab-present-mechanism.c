/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-mechanism.h"

#include <glib/gi18n-lib.h>

#include "trab-chart-mechanism.h"

/* Each two stand against each other; the first two lead to the others. */
static const TrabChartPart parts[] = {
  { N_ ("The “clear bone” signal (RANKL)"),
    N_ ("low estrogen; alarm signals; steroid pills; too little calcium or vitamin D"),
    N_ ("estrogen; a diet with enough calcium and vitamin D") },
  { N_ ("The blocking signal (OPG)"), N_ ("estrogen"), N_ ("low estrogen; steroid pills") },
  { N_ ("Bone taken away"), N_ ("a “clear bone” signal that is not blocked"),
    N_ ("hormones; medicines that slow the loss; load on the bone") },
  { N_ ("Bone built"), N_ ("load on the bone that is strong, brief and new"),
    N_ ("age; steroid pills; little load") },
};

/** trab_present_mechanism_get_title: (transfer none) */
const char *
trab_present_mechanism_get_title (void)
{
  return _ ("The clear-and-block balance");
}

/** trab_present_mechanism_new_chart: (transfer full) */
TrabChartSpec *
trab_present_mechanism_new_chart (void)
{
  const TrabChartWords words = {
    .title = trab_present_mechanism_get_title (),
    .description = _ ("One signal says: clear bone here. Another one blocks it. The first leads to "
                      "bone being taken away. Load and new cells lead to bone being built."),
    .caption = _ ("This shows the idea. It does not measure your bones."),
  };
  const TrabChartMechanism frame = {
    .head_part = _ ("Part"),
    /* Translators: before what makes more, or less, of a part of the drawing */
    .head_more = _ ("More with:"),
    .head_less = _ ("Less with:"),
  };
  TrabChartSpec *spec = trab_chart_mechanism_new (&words, &frame);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const TrabChartPart part = { _ (parts[i].title), _ (parts[i].more), _ (parts[i].less) };

      trab_chart_mechanism_add_part (spec, &part);
    }
  return spec;
}
