/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sandbox.h"

/** trab_sandbox_is_inside: whether this process runs in a Flatpak, which sees little of the disk */
gboolean
trab_sandbox_is_inside (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}
