# SPDX-License-Identifier: GPL-3.0-or-later
"""regimens/medicine-page: for every medicine and part either words with their sources, or why there are none."""
from material.references import words_in

GROUPS = ("hormones", "testosterone", "bisphosphonates", "growth-hormone")
PARTS = ("take", "before", "common", "rare", "stop-and-call", "review", "stopping")
COMMON_FROM_PER_1000 = 10  # from 1 in 100 on labels say "common" (recalled); more than without, over the row's years


def medicines(found):
    """The regimens that have a page, each by the words about it, or about its name."""
    groups = {row["regimen"]: row["group"] for row in found["regimens/about"].rows}
    return [row for row in found["regimens/regimens"].rows
            if groups.get(row["id"], groups.get(row["name"])) in GROUPS]


def is_about(row, regimen):
    return (({regimen["id"], regimen["name"]} & set(words_in(row["regimen_names"])))
            and (row["routes"] is None or regimen["route"] in words_in(row["routes"])))


def check_parts(found):
    page = found["regimens/medicine-page"]
    for regimen in medicines(found):
        for part in PARTS:
            rows = [row for row in page.rows if row["part"] == part and is_about(row, regimen)]
            whom = {row["uterus"] for row in rows}
            if None not in whom and whom != {"yes", "no", "unknown"}:
                yield f"{page.name}: {regimen['id']}: {part} has neither words nor a reason for everybody"
            if len({row["words"] is None for row in rows}) > 1:
                yield f"{page.name}: {regimen['id']}: {part} is told and not told"


def check_row(row, codes, excess):
    cited = words_in(row["evidence_ids"])
    if (row["words"] is None) == (row["not_told"] is None):
        yield "has either words or not_told"
    if (row["words"] is None) != (not cited) or (row["words"] is None) != (row["prov_code"] is None):
        yield "words, evidence_ids and prov_code go together"
    if row["prov_code"] == "read" and all(codes.get(name) == "recalled" for name in cited):
        yield "prov_code is read, and every row it names is recalled"
    for name in cited if row["part"] in ("common", "rare") else ():
        if excess.get(name) is not None and (excess[name] >= COMMON_FROM_PER_1000) != (row["part"] == "common"):
            yield f"{name} counts {excess[name]:g} more in 1,000, which is not {row['part']}"


def check(found):
    page, harms = found["regimens/medicine-page"], found["evidence/adverse"].rows
    codes = {row["id"]: row["prov_code"] for row in harms + found["rules/safety"].rows}
    excess = {row["id"]: row["diff_per_1000"] for row in harms if row["direction"] == "harm"}
    return list(check_parts(found)) + [f"{page.name}: {page.label(row)}: {problem}" for row in page.rows
                                       for problem in check_row(row, codes, excess)]
