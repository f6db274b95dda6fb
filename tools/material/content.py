# SPDX-License-Identifier: GPL-3.0-or-later
"""data/content: plain-language glossary, exercises, nutrients. The fragments that were used to
check the transcription against its source document are not carried over."""
from material.tables import number, read_rows, table, text

# Meanings that held a word the project does not use in sentences for patients.
REWORDED = {
    "leaky gut (intestinal permeability)": "The gut wall lets more things pass into the blood than usual. Doctors "
                                           "do not agree on how much this matters.",
    "polyphenols": "Parts of plants such as berries, tea and olive oil.",
}


def write(material):
    folder = material / "data/content"
    glossary = [[text(r["term"]), text(r["plain_name"]), REWORDED.get(r["term"], r["meaning"]), text(r["picture"]),
                 number(r["fk_grade_meaning"]), text(r["source_docs"])]
                for r in read_rows(folder / "glossary.tsv", "\t")]
    table("content/glossary", "plain-language.md: own wording, reading grade by Flesch-Kincaid",
          ["term", "plain_name", "meaning", "picture", "reading_grade:number", "source_documents"], glossary)
    exercises = [[r["id"], r["exercise_or_rule"], r["source_group"], r["quantity_in_source"],
                  r["stated_effect_in_source"], r["product_gate"], r["source_docs"]]
                 for r in read_rows(folder / "exercises.tsv", "\t")]
    table("content/exercises", "exercises named in the source documents, with the gate each needs",
          ["id", "exercise_or_rule", "group", "quantity", "stated_effect", "gate", "source_documents"], exercises)
    nutrients = [[r["id"], r["nutrient"], r["quantity_in_source"], r["population_in_source"],
                  r["sources_in_source"], r["conflict_or_safety_note"], r["source_docs"]]
                 for r in read_rows(folder / "nutrients.tsv", "\t")]
    table("content/nutrients", "nutrients named in the source documents, with conflicts noted",
          ["id", "nutrient", "quantity", "population", "food_sources", "note", "source_documents"], nutrients)
