#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same person, the same plan: what the JSON says is what the paper says as text, as a web page and
as a PDF, and what stands in the picture of the screen.

    test-same-numbers.py TRABECULA_CLI
"""
import html
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

IS_LONG = os.environ.get("TRAB_LONG") == "1"
PEOPLE = ("P-01", "P-02", "P-03", "P-06", "P-07", "P-08") if IS_LONG else ("P-01", "P-03")
CHOICES = ("zoledronate", "alendronate") if IS_LONG else ("zoledronate",)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text):
    return {n.replace(",", "") for n in NUMBER.findall(text)}


def without_pages(text):
    return re.sub(r"Page \d+ of \d+", "", text)


def count(pct, out_of):
    return math.floor(pct * out_of / 100 + 0.5)


def halves(pct, out_of):
    """Both halves as the paper says them; None where it says "less than 1"."""
    breaks = count(pct, out_of)
    if breaks in (0, out_of):
        return None
    return f"About {breaks} would break", f"About {out_of - breaks} would not"


def difference(cell, base):
    """What a reader gets who subtracts, as the paper says it; None where it says it in other words."""
    out_of = base["out_of"]
    now, breaks = count(base["pct"], out_of), count(cell["best_pct"], out_of)
    if cell["low_pct"] is None or breaks == 0 or now - breaks < 1:
        return None
    low, high = now - count(cell["high_pct"], out_of), now - count(cell["low_pct"], out_of)
    if low < 0 or low == high:
        return None
    return f"Our best guess is {breaks}: {now - breaks} fewer ({low} to {high})"


class Program:
    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder
        (folder / "pw").write_text("practice\n", encoding="utf-8")
        subprocess.run([cli, "demo", folder / "store"], check=True, capture_output=True)

    def run(self, *arguments):
        return subprocess.run([self.cli, "--store", self.folder / "store", "--user", "practice",
                               "--passphrase-file", self.folder / "pw", *arguments],
                              check=False, capture_output=True, text=True)

    def ids(self):
        rows = (line.split("\t") for line in self.run("patient", "list").stdout.splitlines())
        return {row[5]: row[0] for row in rows}

    def write(self, name, *arguments):
        path = self.folder / name
        path.unlink(missing_ok=True)
        done = self.run(*arguments, "--output", path)
        if done.returncode != 0:
            assert not path.exists(), "nothing may be written where a paper is refused"
            return None
        if name.endswith(".pdf"):
            return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], check=True, capture_output=True,
                                  text=True).stdout
        text = path.read_text(encoding="utf-8")
        if name.endswith((".html", ".svg")):
            text = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r" \1 ", text)
            text = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(style|desc).*?</\1>", " ", text)))
        return text


def one_line(text):
    return re.sub(r"\s+", " ", text)


def check(program, patient, has_pdf):
    asked = [part for choice in ("as-now", *CHOICES) for part in ("--plan", choice)]
    made = json.loads(program.run("compare", patient, *asked, "--members", "50", "--json").stdout)
    plans = {plan["plan"]: plan for plan in made["plans"]}
    n_checked = 0
    for choice in CHOICES:
        options = ["--plan", choice, "--plan", "as-now", "--members", "50"]
        text = program.write("p.txt", "plan", patient, *options)
        if text is None:  # a Stop: nothing is written, and there is nothing to compare
            continue
        texts = {"txt": text, "html": program.write("p.html", "plan", patient, *options)}
        if has_pdf:
            texts["pdf"] = program.write("p.pdf", "plan", patient, *options)
        said = {kind: numbers(without_pages(text)) for kind, text in texts.items()}
        for kind in said:
            # the description of the picture is words in text and page, marks in the PDF
            extra = said[kind] - said["txt"]
            missing = said["pdf"] - said[kind] if "pdf" in said else set()
            assert not extra and not missing, (patient, choice, kind, extra, missing)
        chart = one_line(program.write("c.svg", "chart", patient, "icons", "--plan", "as-now", "--plan", choice,
                                       "--members", "50", "--size", "600x0"))
        base = made["baseline"]["major"]
        for name in ("as-now", choice):
            cell = plans.get(name, {}).get("fracture_major", {})
            if cell.get("state") != "number":
                continue
            words = [*(halves(cell["best_pct"], base["out_of"]) or ())]
            guess = None if cell["is_base"] else difference(cell, base)
            for text in texts.values():
                assert guess is None or guess in one_line(text), (patient, name, guess)
            for kind, text in [*texts.items(), ("svg", chart)]:
                for half in words:
                    assert half in one_line(text), (patient, name, kind, half)
                    n_checked += 1
    return n_checked


def main():
    cli = pathlib.Path(sys.argv[1]).resolve()
    has_pdf = shutil.which("pdftotext") is not None
    with tempfile.TemporaryDirectory() as name:
        program = Program(cli, pathlib.Path(name))
        ids = program.ids()
        n_checked = sum(check(program, ids[person], has_pdf) for person in PEOPLE)
    assert n_checked > 0
    print(f"{n_checked} numbers are equal")


if __name__ == "__main__":
    main()
