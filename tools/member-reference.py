#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One virtual person of an ensemble, worked out a second time: the random numbers, the draws and the
anchoring of the specification's sections 7 and 8 written from its text, over the material's own
reference model, which integrates with another method. Writes what tests/model/test-member.c compares.

    tools/member-reference.py MATERIAL-FOLDER OUTPUT-FOLDER

Needs numpy and scipy; run it when the material changes."""
import csv
import importlib.util
import json
import math
import pathlib
import sys

import numpy as np

ROOT = pathlib.Path(__file__).parent.parent
SEED = 20250101
MEMBER = 0
SITES = ("LS", "FN", "TH")
MARKERS = ("CTX", "P1NP")
CLASS = {"HI": "EX_HI", "MO": "EX_MO", "TRT": "TRT"}
BISPHOSPHONATES = ("ALN", "RIS", "IBN", "ZOL")
EXERCISE = ("HI", "MO")


def course(kind, start, end, value):
    return {"type": kind, "t0": start, "t1": end, "value": value}


WOMAN = {"sex": "F", "age": 67, "fmp_age": 50, "E2_post": 5.0, "nut": 0.8, "nut_before": 0.8, "years": 10}
MAN = {"sex": "M", "age": 62, "T_now": 280.0, "E2_now": 18.0, "nut": 0.8, "nut_before": 0.8, "years": 10}
SCENARIOS = [
    dict(WOMAN, id="none", treatments=[]),
    dict(WOMAN, id="alendronate", treatments=[course("ALN", 0, 5, 1)]),
    dict(WOMAN, id="low-hrt", treatments=[course("E2", 0, 5, 20)]),
    dict(WOMAN, id="hrt+alendronate", treatments=[course("E2", 0, 3, 40), course("ALN", 1, 3, 1)]),
    dict(WOMAN, id="hrt, then risedronate", treatments=[course("E2", 0, 1.5, 40), course("RIS", 1.5, 3, 1)]),
    dict(WOMAN, id="alendronate+exercise", treatments=[course("ALN", 0, 3, 1), course("HI", 0, 3, 0.7)]),
    dict(MAN, id="testosterone", treatments=[course("TRT", 0, 3, 550)]),
    dict(MAN, id="man, alendronate", treatments=[course("ALN", 0, 5, 1)]),
]


def philox(counter, key):
    """Philox4x32-10 (Salmon and others, 2011)."""
    c, k = list(counter), list(key)
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ c[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def normal(index):
    w = philox((MEMBER, index, 0, 0), (SEED & 0xFFFFFFFF, SEED >> 32))
    u1 = (((w[0] << 21) ^ (w[1] >> 11)) + 0.5) / 2**53
    u2 = (((w[2] << 21) ^ (w[3] >> 11)) + 0.5) / 2**53
    return math.sqrt(-2 * math.log(u1)) * math.cos(2 * math.pi * u2)


def draw_member(material, reference, is_person):
    """Parameters, gains by class and site, structural errors; with @is_person the person's own effects,
    as prescribed."""
    p = reference.load_parameters()
    rows = list(csv.reader(open(material / "cholesky.csv")))
    names = rows[0][1:]
    factor = np.array([[float(x) for x in row[1:]] for row in rows[1:]])
    for name, shift in zip(names, factor @ np.array([normal(i) for i in range(47)])):
        p[name] *= math.exp(shift)
    p["Im"] = min(p["Im"], 0.95)
    for name in ("kP", "kB", "kAc"):
        p[name] = min(p[name], 60)
    gains = {}
    for i, row in enumerate(csv.DictReader(open(material / "lambda.csv"))):
        gain = float(row["lambda"]) * math.exp(float(row["log_sd"]) * normal(47 + i))
        for site in SITES if row["site"] == "ALL" else (row["site"],):
            gains[row["class"], site] = gain
    table = json.loads((ROOT / "data/model/marker-gains.json").read_text())
    for i, row in enumerate(table["rows"]):
        gains[row[0], "marker"] = row[1] * math.exp(row[2] * normal(103 + i))
    z = [normal(86 + i) for i in range(6)]
    errors = {site: 0.5 * math.sqrt(0.5) * (z[0] + z[1 + i]) for i, site in enumerate(SITES)}
    errors.update({"CTX": 5 * z[4], "P1NP": 5 * z[5]})
    if is_person:
        tau = math.exp(-0.0072 + 0.12 * normal(92))
        for site in SITES:
            p["f_" + site] *= tau
        p["bal"] = 0.085 * normal(93)
        p["gE"] = math.exp(-0.011 + 0.15 * normal(94))
        p["gD"] = math.exp(-0.02 + 0.20 * normal(97))
    return p, gains, errors


def use_patient_balance(reference):
    """The window in which the balance of a person acts, which the reference leaves to its caller."""
    exposures, breakpoints = reference.exposures, reference.breakpoints

    def with_window(scenario, t, segment):
        inputs, middle = exposures(scenario, t, segment), np.asarray(segment, float)
        after = np.exp(-np.asarray(t, float) / 6)
        inputs["bw"] = np.where(middle < -1, 0.0, np.where(middle < 0, 1.0, after))
        return inputs

    reference.exposures = with_window
    reference.breakpoints = lambda scenario: breakpoints(scenario) | {-1.0}


def find_class(one, sex):
    if one["type"] == "E2":
        return "HRT_LOW" if one["value"] <= 20 else "HRT_STD"
    if one["type"] in BISPHOSPHONATES:
        return "BP_MEN" if sex == "M" else one["type"]
    return CLASS[one["type"]]


def find_overlap(courses, t):
    """Years of oestrogen and bisphosphonate together, as a share of the years with any."""
    hrt = [c for c in courses if c["type"] == "E2"]
    drug = [c for c in courses if c["type"] in BISPHOSPHONATES]
    share = np.zeros_like(t)
    for i, now in enumerate(t):
        if not hrt or not drug or now <= 0:
            continue
        spans = [(c["t0"], min(c["t1"], now)) for c in (hrt[0], drug[0])]
        both = max(0, min(s[1] for s in spans) - max(s[0] for s in spans))
        share[i] = both / (sum(max(0, s[1] - s[0]) for s in spans) - both)
    return share


def anchor_marker(alone, untreated, value, gains, share, together):
    """A marker, with the gains of what is taken on the log of its change against the twin."""
    if not gains:
        return value
    effects = [np.abs(np.log(one / untreated)) for one in alone]
    total = sum(effects)
    mean = sum(e * g for e, g in zip(effects, gains)) / np.maximum(total, 1e-300)
    gain = np.where(total < 1e-4, sum(gains) / len(gains), mean)
    gain = (1 - share) * gain + share * together
    return untreated * np.exp(gain * np.log(value / untreated))


def anchor(reference, scenario, p, gains, errors):
    def run(courses):
        return reference.trajectory(dict(scenario, treatments=courses), p, 12, scenario["years"])

    sex, courses = scenario["sex"], scenario["treatments"]
    exercise = [c for c in courses if c["type"] in EXERCISE]
    others = [c for c in courses if c not in exercise]
    t, _, all_of_it = run(courses)
    untreated = run([])[2]
    alone = [run([c])[2] for c in others]
    without = run(others)[2] if exercise else all_of_it
    ramp, out = np.minimum(t / 3, 1), {}
    for site in SITES:
        bone = untreated[site]
        if others:
            effects = [np.abs(np.log(one[site] / bone)) for one in alone]
            total = sum(effects)
            even = np.full_like(total, 1 / len(others))
            weights = [np.where(total < 1e-4, even, e / np.maximum(total, 1e-300)) for e in effects]
            share = find_overlap(others, t)
            gain = sum(w * gains[find_class(c, sex), site] for w, c in zip(weights, others))
            gain = (1 - share) * gain + share * gains["COMBO_HRT_BP", site]
            bone = untreated[site] * (1 + gain * (without[site] / untreated[site] - 1))
        if exercise:
            extra = gains["EX_ON_AR", site] * gains[find_class(exercise[0], sex), site]
            bone = bone + extra * (all_of_it[site] - without[site])
        out[site] = 100 * (bone / untreated[site][0] - 1) + errors[site] * ramp
    for marker in MARKERS:
        value = anchor_marker([one[marker] for one in alone], untreated[marker], all_of_it[marker],
                              [gains[find_class(c, sex), "marker"] for c in others],
                              find_overlap(others, t), gains["COMBO_HRT_BP", "marker"])
        out[marker] = 100 * (value / value[0] - 1) + errors[marker] * ramp
    return out


def main():
    material, output = pathlib.Path(sys.argv[1]) / "model", pathlib.Path(sys.argv[2])
    spec = importlib.util.spec_from_file_location("reference", material / "reference_model.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    use_patient_balance(reference)
    (output / "member_scenarios.json").write_text(json.dumps({"scenarios": SCENARIOS}, indent=1) + "\n")
    with open(output / "member_trajectories.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["scenario", "band", "month", *(f"{q}_pct" for q in SITES + MARKERS)])
        for scenario in SCENARIOS:
            for band in ("average", "person"):
                member = draw_member(material, reference, band == "person")
                curves = anchor(reference, scenario, *member)
                for i in range(scenario["years"] + 1):
                    values = [f"{curves[q][i]:.6f}" for q in SITES + MARKERS]
                    rows.writerow([scenario["id"], band, 12 * i, *values])


if __name__ == "__main__":
    main()
