#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a disagreement says that the program uses is used: by the fracture layer, by a harm that is
shown, by a safety rule, or as a target of the calibration. And what is used is not left out."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from material import tables  # noqa: E402: found by the line above


def read(name):
    return tables.read(ROOT / "data" / (name + ".json")).rows


def ids_in(text):
    return set(re.findall(r"\b[A-Z]{2,3}X?\d{2,3}\b", text or ""))


def used_ids():
    used = set()
    for row in read("risk/fracture-ratios"):
        if row["claim"] == "number" and row["shows"] != "drawer":
            used |= ids_in(row["evidence_ids"])
    used |= {row["harm_id"] for row in read("regimens/harms")}
    used |= {row["id"] for row in read("rules/safety")}
    for line in (ROOT / "docs/MODEL-TARGETS.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            used |= ids_in(line.rstrip("| ").rsplit("|", 1)[1])
    return used


def main():
    used, failed = used_ids(), 0
    for row in read("evidence/disagreements"):
        members, claimed = ids_in(row["evidence_ids"]), ids_in(row["uses"])
        for what, ids in (("claims to use", claimed - used), ("does not say it uses", (members & used) - claimed)):
            if ids:
                print(f'{row["id"]} {what} {" ".join(sorted(ids))}')
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
