/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

double peak_base (unsigned n_steps, unsigned *lanes);
double peak_v3 (unsigned n_steps, unsigned *lanes);
double peak_v4 (unsigned n_steps, unsigned *lanes);
