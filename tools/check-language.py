#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every sentence for people and prints what patients and clinics must not be told.

    tools/check-language.py [ROOT]

All sentences: no claim the project may not make, no directive of ours, no word that sells or
frightens, no relative number, no "1 in X". Sentences of the files in PATIENT, and of the tables for
patients: Flesch-Kincaid grade of at most 8 and at most 20 words in a sentence.
"""
import pathlib
import re
import sys

from material import tables

MAX_GRADE, MAX_WORDS = 8.0, 20
LEAST_WORDS = 6  # a grade of fewer words says nothing

PATIENT = {"trab-present-paper.c", "trab-present-fracture.c", "trab-present-goal.c",
           "trab-present-refusal.c", "trab-present-error.c", "trab-present-problem.c",
           "trab-present-harm.c", "trab-present-mechanism.c"}

# claims: compliance, section 1; words: the rules for patient text
BANNED = [
    (r"clinically validated|\bCE[- ]?mark|\bUKCA\b|\bFDA[- ](approved|cleared)", "a claim of approval"),
    (r"(HIPAA|GDPR|IPDAS)[- ]compliant|compliant with", "a claim of compliance"),
    (r"revers(e|es|ing) (the )?(osteoporosis|bone loss)|rebuild your bones|\bcures?\b", "a promise"),
    (r"\brecommend(s|ed|ation)?\b|\bwe advise\b|\byou (should|must)\b|\bshould\b", "a directive"),
    (r"\b(best|better|top|ideal|optimal) (choice|option|plan|treatment)", "a ranking"),
    (r"\b(silent|fragile|shattered|betray|devastating|crippling)\w*", "a word of fear"),
    (r"\b(powerful|profound|potent|miracle|natural|physiologic)\b", "a word that sells"),
    (r"\b(simply|just)\b", "a word that talks down"),
    (r"\b1 in (?!100\b)[0-9X]+", "1 in X"),
    (r"\d+ ?% (less|lower|fewer|more|higher)|\b(halves|doubles) (the|your) (risk|chance)",
     "a relative number"),
    (r"\b(non-?)?(adherence|compliance)\b|\bfailed treatment\b|contraindicated", "a word of blame or jargon"),
]
STRING = r'"(?:\\.|[^"\\])*"'
CALL = re.compile(r"(?<![A-Za-z])(?:N_|C_|NC_|_)\s*\(\s*((?:" + STRING + r"\s*,?\s*)+)\)")
PLURAL = re.compile(r"g_dngettext\s*\(\s*\w+\s*,\s*(" + STRING + r")\s*,\s*(" + STRING + r")")
UI = re.compile(r'translatable="(?:yes|true)"[^>]*>([^<]+)<')


def join(literals):
    literals = re.sub(r"^" + STRING + r"\s*,", "", literals)  # the context of C_ and NC_
    text = "".join(part[1:-1] for part in re.findall(STRING, literals))
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), text)
    return text.replace('\\"', '"').replace("\\n", " ")


def sentences_of(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return [(text[:m.start()].count("\n") + 1, m.group(1)) for m in UI.finditer(text)]
    found = [(text[:m.start()].count("\n") + 1, join(m.group(1))) for m in CALL.finditer(text)]
    for match in PLURAL.finditer(text):
        line = text[:match.start()].count("\n") + 1
        found += [(line, join(match.group(1))), (line, join(match.group(2)))]
    return found


# Our own words among the tables of data/: table, columns, whether for patients.
OWN_WORDS = [("data/rules/causes.json", ("title",), False),
             ("data/rules/schedule.json", ("what", "when", "why"), False),
             ("data/regimens/about.json", ("name", "pathway", "cell", "how_clinician", "nearest"), False),
             ("data/regimens/about.json",
              ("form", "effort", "tests", "beside", "how_patient", "stopping", "after"), True),
             ("data/daily/exercises.json", ("name",), False), ("data/daily/exercises.json", ("how",), True),
             ("data/daily/programmes.json", ("name",), False),
             ("data/daily/nutrients.json", ("name", "foods"), False), ("data/daily/nutrients.json", ("note",), True),
             ("data/content/glossary.json", ("plain_name", "meaning"), True),
             ("data/content/explanations.json", ("title", "patient", "correction"), True),
             ("data/content/explanations.json", ("curious", "clinician"), False),
             ("data/content/values.json", ("says",), True),
             ("data/rules/safety.json", ("message",), False),
             ("data/evidence/disagreements.json", ("title", "question", "why"), False)]
OWN_SOURCE = "Trabecula"
MARKS = re.compile(r"\[([^|\]]*)\|[^\]]*\]|\{[A-Z0-9]+\}")


def sentences_of_table(path, columns):
    """Paragraphs, without the marks of content/explanations: "[words|term]", "{ID}". Of the
    safety rules only those of our own: the others are told in the name of their source."""
    for number, row in enumerate(tables.read(path).rows, 1):
        if row.get("source_guideline", OWN_SOURCE) != OWN_SOURCE:
            continue
        for column in columns:
            for paragraph in (row[column] or "").split("\n"):
                if paragraph:
                    yield number, MARKS.sub(lambda m: m.group(1) or "", paragraph)


def count_syllables(word):
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))
    return max(1, len(groups) - (1 if silent and len(groups) > 1 else 0))


def words_of(sentence):
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d+", re.sub(r"%[a-z]|%\d*[a-z]", "19", sentence))


def grade(text):
    sentences = [s for s in re.split(r"[.!?:;](?:\s|$)", text) if words_of(s)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not sentences or len(words) < LEAST_WORDS:
        return 0.0
    syllables = sum(1 if word.isdigit() else count_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def judge(text, is_for_patients):
    for pattern, what in BANNED:
        match = re.search(pattern, text, re.I)
        if match:
            yield f'{what}: "{match.group(0)}"'
    if not is_for_patients:
        return
    if grade(text) > MAX_GRADE:
        yield f"reading grade {grade(text):.1f} (at most {MAX_GRADE:.0f})"
    longest = max((len(words_of(s)) for s in re.split(r"[.!?:](?:\s|$)", text)), default=0)
    if longest > MAX_WORDS:
        yield f"a sentence of {longest} words (at most {MAX_WORDS})"


def check(root):
    paths = sorted(list((root / "src").rglob("*.c")) + list((root / "data").rglob("*.ui")))
    for path in paths:
        for line, text in sentences_of(path):
            for problem in judge(text, path.name in PATIENT):
                yield f'{path.relative_to(root)}:{line}: {problem} in "{text}"'
    for name, columns, is_for_patients in OWN_WORDS:
        if (root / name).is_file():
            for row, text in sentences_of_table(root / name, columns):
                for problem in judge(text, is_for_patients):
                    yield f'{name}: row {row}: {problem} in "{text}"'


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    problems = list(check(root.resolve()))
    print("\n".join(problems) if problems else "language: every sentence may be said")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
