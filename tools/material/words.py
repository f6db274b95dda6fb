# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of data/ that hold sentences for people, which translators get to see."""
import json

COLUMNS = {
    "content/explanations": "title patient curious clinician correction", "content/glossary": "plain_name meaning picture",
    "content/values": "says", "daily/doses": "words per_week load build_up source", "daily/exercises": "name how", "daily/foods": "name portion", "daily/gates": "patient", "daily/nutrients": "name foods note", "daily/programmes": "name",
    "evidence/disagreements": "title question why",
    "regimens/about": "name form effort tests beside pathway cell how_patient how_clinician stopping after nearest",
    "regimens/medicine-page": "title words", "rules/causes": "title", "rules/fields": "name", "rules/safety": "message action", "rules/schedule": "what when why patient",
}


def entries(found):
    """(context, text) of every sentence, once, in the order of the tables."""
    seen = {}
    for name, columns in COLUMNS.items():
        for row in found[name].rows:
            for column in columns.split():
                if row[column] is not None:
                    seen[f"{name}/{column}", row[column]] = None
    return list(seen)


def write(found):
    lines = "".join(f"NC_({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})\n" for context, text in entries(found))
    return ("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
            "/* The sentences of the tables of data/, for translators alone: nothing compiles this file.\n"
            " * Written by tools/extract-table-words.py; context: table/column. */\n/* clang-format off */\n" + lines)
