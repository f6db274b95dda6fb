#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper in another language than the program's: chosen by --language, refused where there is no
catalogue, said on every page where the catalogue is not whole. The language is a made-up one.

    test-language.py TRABECULA_CLI PSEUDO.po PATIENT.json
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PARTS = "Parts of this paper are not translated."
WHOLE = "X-Trabecula-Whole: yes\\n"
LANGUAGE = "qwide"
MARK = "«"  # around every sentence of the made-up language


def catalogue(folder, po, is_whole):
    target = folder / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    text = po.read_text(encoding="utf-8")
    if is_whole:
        text = text.replace('charset=UTF-8\\n"\n', f'charset=UTF-8\\n"\n"{WHOLE}"\n', 1)
    subprocess.run(["msgfmt", "-", "-o", str(target / "trabecula.mo")], input=text.encode(), check=True)


def make_locale(folder):
    """Newer C libraries translate nothing in C.UTF-8, and a bare system has no other locale."""
    folder.mkdir()
    subprocess.run(["localedef", "-i", "en_US", "-f", "UTF-8", str(folder / "en_US.UTF-8")],
                   capture_output=True, check=False)


def main():
    cli, po, patient = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def write(*options, verb="plan", language=None):
            out = folder / "paper.txt"
            out.unlink(missing_ok=True)
            env = dict(os.environ, TRABECULA_LOCALE_DIR=str(folder / "locale"), LC_ALL="C.UTF-8",
                       LOCPATH=str(folder / "locales"))
            env.pop("LANGUAGE", None)
            if language:
                env["LANGUAGE"] = language
            done = subprocess.run([str(cli), "--today", "2026-12-01", verb, str(patient), "--output", str(out),
                                   "--members", "20", *options],
                                  env=env, capture_output=True, text=True, check=False)
            return done.returncode, out.read_text(encoding="utf-8") if out.exists() else None, done.stderr

        catalogue(folder / "locale", po, False)
        make_locale(folder / "locales")
        code, text, said = write("--language", LANGUAGE, "--all-pages")
        if "no locale" in said:  # and none could be made: it must say so
            assert code == 1 and text is None, said
            print("skipped: no locale here can show another language")
            sys.exit(77)
        assert code == 0, said
        assert MARK in text, "the words are not in the language that was asked for"
        assert PARTS in text, "a paper in parts must say so"
        code, text, said = write("--language=" + LANGUAGE, verb="letter")
        assert code == 0 and PARTS in text, said

        code, text, said = write("--all-pages")
        assert code == 0 and MARK not in text and PARTS not in text, "the program's language without --language"
        code, text, said = write("--language", "en", "--all-pages", language=LANGUAGE)
        assert code == 0 and MARK not in text and PARTS not in text, "English under another language"

        for wrong in ("xx", "../" + LANGUAGE, ""):
            code, text, said = write("--language", wrong)
            assert code == 1 and text is None and "translation" in said, (wrong, code, said)

        catalogue(folder / "locale", po, True)
        code, text, said = write("--language", LANGUAGE, "--all-pages")
        assert code == 0 and MARK in text and PARTS not in text, "a whole catalogue needs no remark"
    print("ok")


if __name__ == "__main__":
    main()
