#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the manual page or the bash completion from what the program tells of itself.

    trabecula-cli --describe | tools/make-cli-pages.py man|bash >PAGE

One table (src/cli/trab-cli-verbs.c and the options each verb parses) feeds --help, this page and
the completion, so that none of them can name what another does not know.
"""
import re
import sys

EXITS = [
    ("0", "done"),
    ("1", "the input was refused, wholly or in part; nothing is half-done"),
    ("2", "wrong usage"),
    ("3", "the store cannot be opened, unlocked or written"),
    ("4", "outside the evidence or a model's range"),
    ("70", "a defect of the program"),
]


def read(stream):
    """Returns the options of the program and its verbs: (name, arguments, summary, options)."""
    common, verbs = [], []
    for line in stream:
        kind, name, argument, text = line.rstrip("\n").split("\t")
        if kind == "verb":
            verbs.append((name, argument, text, []))
        elif kind == "option":
            (verbs[-1][3] if verbs else common).append((name, argument, text))
        else:
            raise ValueError(f"not understood: {line!r}")
    if not verbs:
        raise ValueError("the program named no verb")
    return common, verbs


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def man_options(options):
    for name, argument, text in options:
        yield ".TP"
        yield f"\\fB{roff(name)}\\fR" + (f" \\fI{roff(argument)}\\fR" if argument else "")
        yield roff(text)


def man(common, verbs):
    yield '.TH TRABECULA\\-CLI 1 "" "Trabecula" "User Commands"'
    yield ".SH NAME"
    yield "trabecula\\-cli \\- compare ways to protect a patient's bones, without a window"
    yield ".SH SYNOPSIS"
    yield ".B trabecula\\-cli\n[\\fIOPTION\\fR...] \\fIVERB\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]"
    yield ".SH DESCRIPTION"
    yield "Everything the application does, for scripts of a clinic, registries and tests. Results go to"
    yield "standard output or to the file of \\fB\\-\\-output\\fR, which is written whole or not at all;"
    yield "sentences about problems go to standard error. PATIENT is an id of the store or a patient JSON file."
    yield ".SH OPTIONS"
    yield from man_options(common)
    yield ".SH VERBS"
    for name, arguments, summary, options in verbs:
        yield f".SS {roff(name)} {roff(arguments)}".rstrip()
        yield roff(summary[:1].upper() + summary[1:]) + "."
        yield from man_options(options)
    yield ".SH EXIT STATUS"
    for code, text in EXITS:
        yield f".TP\n.B {code}\n{roff(text)}"


def words_of(arguments):
    """The fixed words a verb begins with: of "list [TEXT] | show PATIENT": list, show."""
    firsts = [way.split()[0] for way in arguments.split("|") if way.split()]
    return [word for word in firsts if re.fullmatch(r"[a-z-]+", word)]


def bash(common, verbs):
    names = " ".join(name for name, _, _, _ in verbs)
    takes = sorted({name for name, argument, _ in common if argument})
    takes_of_verbs = sorted({name for _, _, _, options in verbs for name, argument, _ in options if argument})
    yield "# bash completion for trabecula-cli"
    yield "_trabecula_cli ()"
    yield "{"
    yield "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb='' i"
    yield "  COMPREPLY=()"
    yield "  for ((i = 1; i < COMP_CWORD; i++)); do"
    yield "    case ${COMP_WORDS[i]} in"
    yield f"      {'|'.join(takes)}) i=$((i + 1)) ;;"
    yield "      -*) ;;"
    yield "      *) verb=${COMP_WORDS[i]}; break ;;"
    yield "    esac"
    yield "  done"
    yield f"  case $previous in {'|'.join(sorted(set(takes + takes_of_verbs)))})"
    yield '    compopt -o default; return ;; esac'
    yield "  case $verb in"
    yield f"    '') COMPREPLY=($(compgen -W '{' '.join(n for n, _, _ in common)} --help {names}' -- \"$current\")) ;;"
    for name, arguments, _, options in verbs:
        offered = " ".join([option for option, _, _ in options] + ["--help"] + words_of(arguments))
        yield f"    {name}) COMPREPLY=($(compgen -W '{offered}' -- \"$current\")) ;;"
    yield "  esac"
    yield "  [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default"
    yield "}"
    yield "complete -F _trabecula_cli trabecula-cli"


def main():
    makers = {"man": man, "bash": bash}
    if len(sys.argv) != 2 or sys.argv[1] not in makers:
        print(__doc__, file=sys.stderr)
        return 2
    for line in makers[sys.argv[1]](*read(sys.stdin)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
