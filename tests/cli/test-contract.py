#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line is told in four places; none may know a verb or option that another lacks.

    test-contract.py TRABECULA-CLI SOURCE-ROOT

Asks the program what it has (--describe) and looks for each verb and option in docs/CLI.md, in the
manual page and the completion made from it, and for a case of each verb in test-verbs.c. What
contract.tsv promises is there, or says why it is not.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
described = subprocess.run([program, "--describe"], capture_output=True, text=True, check=True).stdout
failures = []


def expect(holds, sentence):
    if not holds:
        failures.append(sentence)


def make(kind):
    return subprocess.run([root / "tools/make-cli-pages.py", kind], input=described, capture_output=True,
                          text=True, check=True).stdout


manual, completion = make("man"), make("bash")
document = (root / "docs/CLI.md").read_text(encoding="utf-8")
cases = (root / "tests/cli/test-verbs.c").read_text(encoding="utf-8")
summary = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
verb = None
options = {}
for line in described.splitlines():
    kind, name, argument, text = line.split("\t")
    if kind == "verb":
        verb = name
        expect(re.search(rf"`{name}[ `]", document), f"docs/CLI.md does not explain the verb {name}")
        for code in (0, 2):
            expect(re.search(rf"{{ {code},\s*{{ (?:\"--[a-z-]+\",\s*\"[^\"]*\",\s*)*\"{name}\"", cases),
                   f"test-verbs.c has no case in which {name} ends with {code}")
        expect(f"  {name} " in summary, f"--help does not list {name}")
        expect(f".SS {name.replace('-', chr(92) + '-')}" in manual, f"the manual page lacks {name}")
        expect(f"    {name})" in completion, f"the completion lacks {name}")
    expect(text and text.strip() == text, f"{verb}: {name} has no meaning")
    if kind == "option":
        options.setdefault(verb or "", set()).add(name)
        expect(name in document, f"docs/CLI.md does not name {name} of {verb or 'the program'}")
        expect(name.replace("-", "\\-") in manual, f"the manual page lacks {name}")
        expect(name in completion, f"the completion lacks {name}")



def has_case(verb, word=r"[^}]*", code=0):
    return re.search(rf"{{ {code},\s*{{ (?:\"--[a-z-]+\",\s*\"[^\"]*\",\s*)*\"{verb}\"{word}", cases) is not None


def has(verb, what):
    if what.startswith("--"):
        return what in options.get(verb, ())
    if what.startswith("exit "):
        return has_case(verb, code=int(what.removeprefix("exit ")))
    return has_case(verb, rf"(?:,\s*\"@[^\"]*\")?,\s*\"{what}\"")


for line in (root / "tests/cli/contract.tsv").read_text(encoding="utf-8").splitlines():
    if line.startswith("#"):
        continue
    verb, what, *reason = line.split("\t")
    expect(has(verb, what) != bool(reason), f"contract.tsv: {verb} {what} is "
           + ("there, with a reason why not" if reason else "not there, or has no case"))

with tempfile.NamedTemporaryFile("w", suffix=".bash") as script:
    script.write(completion)
    script.flush()
    probe = f". {script.name}; COMP_WORDS=(trabecula-cli --store x comp); COMP_CWORD=3; _trabecula_cli; " \
            "echo ${COMPREPLY[@]}"
    offered = subprocess.run(["bash", "-c", probe], capture_output=True, text=True).stdout.split()
    expect(offered == ["compare"], f"after --store x, comp completes to {offered}")

print("\n".join(failures) if failures else "contract: four places say the same")
sys.exit(1 if failures else 0)
