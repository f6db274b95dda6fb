# SPDX-License-Identifier: GPL-3.0-or-later
"""data/content/values: what a regimen has to say to a card of "What matters", where no lane of the
comparison says it already. A regimen without a row has nothing to say here, and that is told."""
from material.tables import table

COLUMNS = ["card", "regimens", "says", "evidence_ids"]
ROWS = [
    ["fewer-hot-flushes", "hrt", "It is used to ease hot flushes.", "SR014"],
    ["staying-active", "exercise,food-and-movement", "People who trained fell less often in studies.", "EXE046"],
]


def write(_material):
    table("content/values", "the project's own words, resting on the rows named", COLUMNS, ROWS)
