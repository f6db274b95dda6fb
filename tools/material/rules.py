# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety rules among themselves: fields, interventions, causes, schedule, referrals."""
import re

NUMBER = re.compile(r"-?[0-9.]+")
REFERS = re.compile(r"\brefer|specialist|oncolog|urolog|haematolog|gynaecolog|same-day|prescriber", re.I)
REFERS_BY_READING = {"SRX011"}  # a hip fracture within two years: its source speaks of the medicine alone
# Authorities and laws of one country: a sentence that names one is shown there alone; a source may be anybody's.
AUTHORITIES = {
    "GB": re.compile(r"\b(UK|NOGG|NICE|NG[0-9]+|MHRA|NHS|BNF)\b"),
    "US": re.compile(r"\b(US|FDA|USC|BHOF|AACE|USPSTF|ACP)\b"), "EU": re.compile(r"\b(EU|EMA)\b"),
    "CA": re.compile(r"\b(Canada|Canadian)\b"), "AU": re.compile(r"\b(Australian?|TGA|PBS|RACGP)\b"),
}
YES_NO = ("true", "false", "true_or_unknown")
CONDITIONS = {"rules/safety": ("", "and_"), "rules/safety-also": ("", "and_", "third_")}


def conditions(found):
    for name, prefixes in CONDITIONS.items():
        for row in found[name].rows:
            for prefix in prefixes:
                if row[prefix + "field"] is not None:
                    yield name, row, row[prefix + "field"], row[prefix + "operator"], row[prefix + "value"]


def check_authorities(found):
    for row in found["rules/safety"].rows:
        for country, named in AUTHORITIES.items():
            if named.search(f"{row['message']} {row['action'] or ''}") and row["countries"] != country:
                yield f"rules/safety: {row['id']}: names an authority of {country}, and is shown elsewhere too"


def check_conditions(found):
    kinds = {row["field"]: row["kind"] for row in found["rules/fields"].rows}
    for name, row, field, operator, value in conditions(found):
        label = found[name].label(row)
        if operator is None or value is None:
            yield f"{name}: {label}: the condition on {field} lacks its operator or value"
        elif value == "unknown":
            continue
        elif kinds.get(field) == "yes-no" and (value not in YES_NO or operator not in ("==", "!=")):
            yield f"{name}: {label}: {field} is answered with yes or no, not {operator} {value}"
        elif kinds.get(field) == "number" and not NUMBER.fullmatch(value):
            yield f"{name}: {label}: {field} is a number, not {value}"
        elif kinds.get(field) == "word" and operator not in ("==", "!="):
            yield f"{name}: {label}: {field} is a word and has no order: {operator}"


def check_values(table):
    for row in table.rows:
        number = float(row["value"]) if NUMBER.fullmatch(row["value"] or "") else None
        if number != row["value_number"]:
            yield f"rules/safety: {row['id']}: value is {row['value']} and value_number {row['value_number']}"
        if (row["and_field"] is None) != (row["combination"] is None):
            yield f"rules/safety: {row['id']}: a second condition and how it is combined go together"


def check_used(found):
    used = {field for _, _, field, _, _ in conditions(found)}
    used |= {field for row in found["rules/interventions"].rows for field in (row["taken_fields"] or "").split()}
    for row in found["rules/fields"].rows:
        if row["field"] not in used:
            yield f"rules/fields: {row['field']}: no rule reads it"
    causes = {row["cause"] for row in found["rules/fields"].rows}
    for row in found["rules/causes"].rows:
        if row["cause"] not in causes:
            yield f"rules/causes: {row['cause']}: no field belongs to it"


def check_interventions(found):
    def keys(name):
        return {(row["intervention_class"], row["intervention"]) for row in found[name].rows}
    ruled, meant = keys("rules/safety") | keys("rules/safety-also"), keys("rules/interventions")
    for key in sorted(ruled - meant):
        yield f"rules/interventions: does not say what {' / '.join(key)} means among the regimens"
    for key in sorted(meant - ruled):
        yield f"rules/interventions: {' / '.join(key)}: no rule is about it"


def check_stops(found):
    """A Stop of a medicine that has numbers says whether they stay: for good, or until put right."""
    told = {row["rule_id"] for row in found["risk/fracture-stops"].rows}
    for row in found["rules/safety"].rows:
        if (row["severity"] == "contraindicated" and row["intervention_class"] in ("hrt", "bisphosphonate")
                and row["id"] not in told):
            yield f"risk/fracture-stops: does not say what becomes of the numbers under {row['id']}"


def check_fields(table):
    for row in table.rows:
        if row["answered_by"] == "asked" and row["question"] is None:
            yield f"rules/fields: {row['field']}: is asked, and names no question"
        if (row["kind"] == "number") != (row["unit"] is not None):
            yield f"rules/fields: {row['field']}: a number has a unit, and only a number"


def check_months(found):
    """A day to watch is counted by the months that the words of the rule name, as months or as years."""
    rules = {row["id"]: row for row in found["rules/safety"].rows}
    for row in found["rules/schedule"].rows:
        rule = rules.get(row["rule_id"], {})
        words = f"{rule.get('message')} {rule.get('action')} {rule.get('value')}"
        for months in {row["least_months"], row["most_months"]} - {None}:
            spelled = {f"{months:g}"} | ({f"{months // 12:g}"} if months % 12 == 0 else set())
            if not spelled & set(re.findall(r"\d+", words)) and not (months == 12 and "year" in words):
                yield f"rules/schedule: {row['id']}: {row['rule_id']} does not name {months:g} months"


def check_words(found):
    watched = {row["rule_id"] for row in found["rules/schedule"].rows}
    for row in found["rules/safety"].rows:
        if row["severity"] == "monitor" and row["id"] not in watched:
            yield f"rules/schedule: {row['id']} asks to watch, and has no row"
        if row["refers"] == "yes" and row["id"] not in REFERS_BY_READING and not REFERS.search(f"{row['message']} {row['action']}"):
            yield f"rules/safety: {row['id']}: refers, and its words do not say so"


def check(found):
    names = ("safety", "safety-also", "fields", "interventions", "causes", "schedule")
    if not all("rules/" + name in found for name in names):
        return []  # told as damaged already
    return [*check_conditions(found), *check_authorities(found), *check_values(found["rules/safety"]), *check_used(found), *check_interventions(found),
            *check_fields(found["rules/fields"]), *check_stops(found), *check_months(found), *check_words(found)]
