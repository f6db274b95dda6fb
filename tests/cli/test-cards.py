#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every card of every practice person, as JSON, says why it is there and by whom.

    test-cards.py TRABECULA-CLI SOURCE

Each finding names a rule with a sentence and its source, and a card is about the person or about plans
that it names. A card about medicines or results names each of them in its details, a result with the
limit that it is beyond. What would settle a card is the rule's own action or sentence.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PLANS = ("stop", "food-and-movement", "hrt", "trt", "alendronate", "zoledronate", "gh-mk677")
# Rules that speak of lines of the list of medicines, or of results, which only details can name.
NAMING = {"SRX103": "medicine", "SRX104": "medicine", "SRX105": "medicine", "SRX106": "medicine", "SRX132": "medicine",
          "SRX121": "measure", "SRX122": "measure"}
RESULT = ("value", "unit", "limit_unit", "side")


def problems_of(card, rules):
    rule_ids = [finding["rule_id"] for finding in card["findings"]]
    if not rule_ids:
        yield "no finding"
    for rule_id in rule_ids:
        rule = rules.get(rule_id)
        if rule is None or not rule.get("message") or not rule.get("source_guideline"):
            yield f"{rule_id} has no sentence or no source"
    kinds = {kind for detail in card["details"] for kind in ("medicine", "measure") if detail.get(kind)}
    for rule_id in set(rule_ids) & set(NAMING):
        if NAMING[rule_id] not in kinds:
            yield f"{rule_id} names no {NAMING[rule_id]}"
    for detail in card["details"]:
        if not detail.get("medicine") and not all(detail.get(key) for key in RESULT):
            yield f"a detail that says nothing: {detail}"
    if card["plan_ids"] == [] and not card["is_about_person"]:
        yield "is about nobody and no plan"


def main():
    cli, source = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    rules = {row["id"]: row for row in json.loads((source / "data/rules/safety.json").read_text("utf-8"))["rows"]}
    wrong, n_cards, n_details = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        store = f"{name}/store"
        subprocess.run([cli, "demo", store], check=True, capture_output=True)
        people = subprocess.run([cli, "--store", store, "patient", "list"], check=True, capture_output=True, text=True)
        for line in people.stdout.splitlines():
            plans = [word for plan in PLANS for word in ("--plan", plan)]
            done = subprocess.run([cli, "--store", store, "compare", line.split("\t")[0], "--members", "2", "--json", *plans],
                                  check=False, capture_output=True, text=True)
            assert done.returncode in (0, 4), done.stderr
            for card in json.loads(done.stdout)["safety"]["found"]:
                n_cards += 1
                n_details += len(card["details"])
                wrong += [f"{line}: {card['cause']}: {problem}" for problem in problems_of(card, rules)]
    assert n_cards > 0 and n_details > 0, (n_cards, n_details)
    print("\n".join(wrong) or f"{n_cards} cards and {n_details} details say why they are there")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
