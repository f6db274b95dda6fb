-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whom to see again is asked of every patient each time the program starts: the few answers it hangs
-- on are found without reading all others.
CREATE INDEX answer_recall ON answer (question, visit_id)
  WHERE question IN ('plan_choice', 'review_date', 'denosumab_last_dose_months');
