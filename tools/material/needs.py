# SPDX-License-Identifier: GPL-3.0-or-later
"""rules/question-needs against the rules: which plan and which rule needs which answer."""
from material import rules

PLACES = {"falls", "break", "body", "steroids", "habits", "illness", "hormones", "daily", "results"}
ALWAYS = {"chance", "person", "visit"}
FOR_THE_PERSON = "person"  # the scope of an intervention: its rules are asked whatever the plan


def needed(found):
    """question -> (rules, kinds of plan) that read its answer, by the tables of rules."""
    questions = {row["field"]: row["question"] for row in found["rules/fields"].rows}
    scopes = {(row["intervention_class"], row["intervention"]): row["scope"]
              for row in found["rules/interventions"].rows}
    ids = {"rules/safety": "id", "rules/safety-also": "rule_id"}
    by_question = {}
    for name, row, field, _, _ in rules.conditions(found):
        if questions.get(field) is None:
            continue
        kind = row["intervention_class"]
        if scopes.get((kind, row["intervention"])) == FOR_THE_PERSON:
            kind = FOR_THE_PERSON
        about = by_question.setdefault(questions[field], (set(), set()))
        about[0].add(row[ids[name]])
        about[1].add(kind)
    return by_question


def check_row(row, about, limits):
    named, kinds = about
    always, plans = (row["always"] or "").split(), (row["plans"] or "").split()
    listed = (row["rules"] or "").split()
    if row["place"] not in PLACES:
        yield f"no row of a visit is called {row['place']}"
    if not set(always) <= ALWAYS:
        yield f"{row['always']}: needed always by one of {', '.join(sorted(ALWAYS))}"
    if not always and not plans:
        yield "nobody needs it"
    if listed != sorted(named):
        yield f"rules are {' '.join(sorted(named)) or 'none'}"
    if FOR_THE_PERSON in kinds and FOR_THE_PERSON not in always:
        yield "a rule about the person reads it: always person"
    missing = kinds - {FOR_THE_PERSON, "general"} - set(plans)
    if missing:
        yield f"plans lacks {' '.join(sorted(missing))}"
    if row["not_when_from"] is not None and row["not_when_from"] not in limits:
        yield f"rules/limits has no {row['not_when_from']}"
    if (row["not_when"] is None) != (row["not_when_from"] is None):
        yield "not_when and not_when_from go together"


def check(found):
    table = found["rules/question-needs"]
    by_question = needed(found)
    kinds = {row["intervention_class"] for row in found["rules/interventions"].rows}
    limits = {row["name"] for row in found["rules/limits"].rows}
    problems = [f"rules/question-needs: {row['question']}: {problem}" for row in table.rows
                for problem in check_row(row, by_question.get(row["question"], (set(), set())), limits)]
    problems += [f"rules/question-needs: {row['question']}: no kind of plan is called {kind}"
                 for row in table.rows for kind in (row["plans"] or "").split() if kind not in kinds]
    known = {row["question"] for row in table.rows}
    problems += [f"rules/question-needs: {question} is missing, and rules read it"
                 for question in sorted(set(by_question) - known)]
    return problems
