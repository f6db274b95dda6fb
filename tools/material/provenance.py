# SPDX-License-Identifier: GPL-3.0-or-later
"""A row with a number says how sure it is, in a known word, never surer than its own words."""
VERIFIED = {"read", "measured"}
WORDS = VERIFIED | {"derived", "equivalence", "cross-checked", "recalled", "read+recalled", "assumed", "unverified", "unknown"}
UNVERIFIED = {"recalled", "read+recalled", "assumed", "unverified", "unknown"}
COLUMNS = ("prov_code", "status", "how_status")
# Tables of numbers without a word in each row, and where the word stands instead.
ELSEWHERE = {
    "content/glossary": "reading grades are computed", "daily/programmes": "the study of the regimen named",
    "regimens/harms": "the row of evidence/adverse named", "regimens/horizons": "judgement; the grade says how good",
    "regimens/plans": "what the person agreed, no finding", "regimens/time-to-benefit": "the rule named",
    "risk/fracture-wear": "its own head: derived", "risk/life-tables": "risk/life-table-sources", "risk/qfracture2012-categories": "risk/qfracture2012-about",
    "risk/qfracture2012-continuous": "risk/qfracture2012-about", "risk/qfracture2012-flags": "risk/qfracture2012-about",
    "risk/qfracture2012-survivor": "risk/qfracture2012-about", "risk/qfracture2012-variables": "risk/qfracture2012-about",
    "rules/causes": "the order of cards, no finding", "rules/schedule": "the rule named",
}
# Tables whose column provenance says where the number was read.
READ_AT = ("evidence/effects", "evidence/adverse", "rules/safety")


def check_words(name, table, column):
    numbers = table.numbers()
    for row in table.rows:
        word = row[column]
        if word is not None and word not in WORDS:
            yield f"{name}: {table.label(row)}: {column} has the unknown word {word}"
        if word is None and any(row[number] is not None for number in numbers):
            yield f"{name}: {table.label(row)}: has a number and no word in {column}"


def check_place(name, table):
    for row in table.rows:
        words, code = (row["provenance"] or "").lower(), row["prov_code"]
        if words.startswith(("recalled", "downgraded")) and code not in UNVERIFIED:
            yield f"{name}: {table.label(row)}: is {code}, and its provenance says {words.split()[0]}"
        elif "recalled" in words and code in VERIFIED:
            yield f"{name}: {table.label(row)}: is {code}, and its provenance says that a part is recalled"
        if code in VERIFIED and len(words.partition(":")[2].strip() or words.partition(" ")[2]) < 4:
            yield f"{name}: {table.label(row)}: is {code}, and its provenance names no place"


def check_sources(name, table):
    if name.endswith("-about"):
        return  # its rows are about the source
    for column in ("source", "source_guideline", "citation"):
        for row in table.rows if column in table.names() else ():
            if row[column] is None:
                yield f"{name}: {table.label(row)}: names no {column}"


def check(found):
    problems = []
    for name, table in found.items():
        if not name.startswith("model/"):  # fitted together; docs/MODEL.md says how
            words = [column for column in COLUMNS if column in table.names()]
            if table.numbers() and not words and name not in ELSEWHERE:
                problems.append(f"{name}: has numbers and no column {' or '.join(COLUMNS[:2])}")
            problems += [problem for column in words for problem in check_words(name, table, column)]
        if name in READ_AT:
            problems += check_place(name, table)
        problems += check_sources(name, table)
    return problems
