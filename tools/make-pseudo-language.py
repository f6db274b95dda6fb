#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a catalogue of the sentences of data/ in a made-up language, for tests.

    tools/make-pseudo-language.py qwide|qrtl FILE.po

qwide: every sentence is 40 % longer, in brackets; qrtl: in Hebrew letters. Marks of explanations,
"[words|term]" and "{ID}", keep what the program reads.
"""
import json
import pathlib
import re
import sys

import material
from material import words

MARKS = re.compile(r"(\[[^|\]]*\|[^\]]*\]|\{[A-Z0-9]+\})")


def widen(text):
    return f"«{text}{'~' * (len(text) * 2 // 5 + 1)}»"


def turn(text):
    parts = MARKS.split(text)
    return "".join(part if MARKS.fullmatch(part) else
                   re.sub("[A-Za-z]", lambda m: chr(0x5D0 + (ord(m.group(0).lower()) - 97) % 26), part) for part in parts)


def main():
    change = {"qwide": widen, "qrtl": turn}[sys.argv[1]]
    found = material.read_all(pathlib.Path(__file__).resolve().parent.parent)[0]

    def quote(text):
        return json.dumps(text, ensure_ascii=False)
    head = ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            f'"Language: {sys.argv[1]}\\n"\n')
    entries = "".join(f"\nmsgctxt {quote(context)}\nmsgid {quote(text)}\nmsgstr {quote(change(text))}\n"
                      for context, text in words.entries(found))
    pathlib.Path(sys.argv[2]).write_text(head + entries, encoding="utf-8")


if __name__ == "__main__":
    main()
