#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of a patient's record says what the program reads and writes.

    test-schema.py TRABECULA-CLI SOURCE-ROOT

Whatever the program writes fits it; it names every measure and question; and of each planted fault the schema and the
program say the same: no.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((root / "data/schema/patient.schema.json").read_text(encoding="utf-8"))
fixture = json.loads((root / "tests/data/patient.json").read_text(encoding="utf-8"))
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float)}
KNOWN = {"$schema", "$comment", "title", "description", "type", "properties", "required", "additionalProperties",
         "items", "enum", "const", "pattern", "minLength", "minimum", "maximum", "anyOf", "not"}


def is_of(value, kinds):
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return any(isinstance(value, KINDS[kind]) and (kind == "boolean") == isinstance(value, bool) for kind in kinds)


def find_faults(value, rule, path=""):
    """The part of JSON Schema (draft 7) that our schema uses; another keyword is a fault of the schema."""
    faults = [f"{path}: the schema says {word}" for word in rule.keys() - KNOWN]
    if "type" in rule and not is_of(value, rule["type"]):
        return faults + [f"{path}: not {rule['type']}"]
    if "const" in rule and value != rule["const"] or "enum" in rule and value not in rule["enum"]:
        faults.append(f"{path}: {value!r}")
    if "pattern" in rule and not re.search(rule["pattern"], value) or len(str(value)) < rule.get("minLength", 0):
        faults.append(f"{path}: {value!r} is not as it should be")
    if "minimum" in rule and not rule["minimum"] <= value <= rule["maximum"]:
        faults.append(f"{path}: {value} is out of its limits")
    if "anyOf" in rule and all(find_faults(value, one, path) for one in rule["anyOf"]):
        faults.append(f"{path}: none of the shapes it may have")
    if "not" in rule and not find_faults(value, rule["not"], path):
        faults.append(f"{path}: a shape it may not have")
    if isinstance(value, list):
        for i, item in enumerate(value):
            faults += find_faults(item, rule["items"], f"{path}/{i}")
    if isinstance(value, dict):
        faults += [f"{path}: no {name}" for name in rule.get("required", []) if name not in value]
        for name, member in value.items():
            if name in rule.get("properties", {}):
                faults += find_faults(member, rule["properties"][name], f"{path}/{name}")
            elif rule.get("additionalProperties") is False:
                faults.append(f"{path}/{name}: not known")
    return faults


def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def plant(part, name, value):
    record = copy.deepcopy(fixture)
    place = record[part] if isinstance(record[part], dict) else record[part][0]
    if value is None:
        place.pop(name)
    else:
        place[name] = value
    return record


def list_faults():
    """Each a record with one fault."""
    for part, name, value in (
            ("patient", "surname", "x"), ("patient", "sex", "X"), ("patient", "birth_date", "04.1958"),
            ("patient", "is_practice", "yes"), ("patient", "family_name", 7),
            ("measurements", "unit", None), ("measurements", "measure", None), ("measurements", "measure", "bone"),
            ("measurements", "site", "knee"), ("measurements", "site", None), ("measurements", "site", 7),
            ("measurements", "side", "both"), ("measurements", "comparator", "~"), ("measurements", "comparator", 1),
            ("measurements", "moment", "2024-05-04T08:00"), ("measurements", "status", 7),
            ("measurements", "status", "good"), ("measurements", "value", None), ("measurements", "fasting", "often"),
            ("fractures", "site", "nose"), ("fractures", "site", None), ("fractures", "is_low_trauma", True),
            ("courses", "adherence", 1.5), ("courses", "start", "May"), ("visits", "status", "open"),
            ("visits", "status", 1), ("visits", "answers", {"no_such_question": "yes"}),
            ("visits", "answers", {"steroids": "often"}), ("visits", "answers", {"smoking": "7"})):
        yield plant(part, name, value)
    for part, row in (("courses", {"start": "2020"}), ("addenda", {"text": "x", "author": "y"}),
                      ("addenda", {"visit_id": fixture["visits"][0]["id"], "author": "y"}),
                      ("measurements", {"measure": "weight", "site": "heel", "value": "60", "unit": "kg"})):
        record = copy.deepcopy(fixture)
        record[part] = [row]
        yield record
    for name, value in (("version", None), ("version", 2), ("drugs", []), ("format", "x"), ("visits", {})):
        record = copy.deepcopy(fixture)
        record[name] = value
        if value is None:
            record.pop(name)
        yield record


def check_names():
    for what, member in (("MEASURE", schema["properties"]["measurements"]["items"]["properties"]["measure"]["enum"]),
                         ("QUESTION", schema["properties"]["visits"]["items"]["properties"]["answers"]["properties"])):
        source = (root / f"src/core/trab-{what.lower()}.c").read_text(encoding="utf-8")
        names = re.findall(rf"\[TRAB_{what}_\w+\]\s*=\s*(?:\w+\s*\(|\{{)\s*\"(\w+)\"", source)
        if not names or set(names) != set(member):
            yield f"{what.lower()}s differ: {sorted(set(names) ^ set(member))}"


failures = list(check_names())
with tempfile.TemporaryDirectory() as folder:
    store = f"{folder}/s"
    run("demo", store)
    people = [line.split("\t")[0] for line in run("--store", store, "patient", "list").stdout.splitlines()]
    if len(people) < 8:
        failures.append("no practice people")
    for person in people[::3]:
        shown = run("--store", store, "patient", "show", person).stdout
        failures += [f"{person}{fault}" for fault in find_faults(json.loads(shown), schema)]
    failures += [f"patient.json{fault}" for fault in find_faults(fixture, schema)]
    for planted in list_faults():
        path = pathlib.Path(folder, "planted.json")
        path.write_text(json.dumps(planted), encoding="utf-8")
        if not find_faults(planted, schema):
            failures.append(f"the schema takes {json.dumps(planted)}")
        if run("patient", "show", str(path)).returncode == 0:
            failures.append(f"the program takes {json.dumps(planted)}")
print("\n".join(failures))
sys.exit(1 if failures else 0)
