#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the golden layouts that differ from those last committed, for a person to look at.

    tools/draw-goldens.py FOLDER [GOLDEN...]

For each golden of tests/data/charts that git sees changed (or that is named) FOLDER gets three
pictures: NAME-before, NAME-after and NAME-difference. In the difference what stayed is pale, what
went is red, what came is green. PNG where rsvg-convert is installed, SVG always.
"""
import pathlib
import re
import shutil
import subprocess
import sys
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLDENS = "tests/data/charts"
WENT, CAME, STAYED = "#c01c28", "#26a269", "#c0bfbc"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def read_attribute(line, name, otherwise):
    match = re.search(rf"\b{name}=([\d.]+)", line)
    return match.group(1) if match else otherwise


def read_points(words):
    """The numbers after n=N, in pairs."""
    start = next(i for i, word in enumerate(words) if word.startswith("n=")) + 1
    n_points = int(words[start - 1][2:])
    return [tuple(words[start + 2 * i:start + 2 * i + 2]) for i in range(n_points)]


def draw_box(words, colour, filled):
    x, y, width, height = words[3:7]
    fill = f'fill="{colour}" fill-opacity="0.25"' if filled else 'fill="none"'
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {fill} stroke="{colour}" stroke-width="0.4"/>'


def draw_text(line, words, colour):
    x, y, width, height = words[3:7]
    text = escape(re.search(r'"(.*)"', line).group(1)) if '"' in line else ""
    size = min(10.0, float(height))
    return (draw_box(words, colour, filled=False)
            + f'<text x="{x}" y="{float(y) + 0.8 * size:.1f}" font-size="{0.8 * size:.1f}" fill="{colour}"'
            + (f' textLength="{width}" lengthAdjust="spacingAndGlyphs"' if float(height) < 20 else "")
            + f'>{text}</text>')


def draw_element(line, colour=None):
    """One line of a layout's text as SVG; @colour instead of its own."""
    words = line.split()
    kind = words[0]
    colour = colour or words[-1 if words[-1].startswith("#") else -2]
    if kind == "text":
        return draw_text(line, words, colour)
    if kind == "hatch":
        return draw_box(words, colour, filled=True)
    points = read_points(words)
    pairs = " ".join(",".join(point) for point in points)
    if kind == "area":
        return f'<polygon points="{pairs}" fill="{colour}" fill-opacity="{read_attribute(line, "opacity", "1")}"/>'
    if kind == "path":
        dash = ' stroke-dasharray="3"' if read_attribute(line, "dash", "0") != "0" else ""
        width = read_attribute(line, "width", "1")
        return f'<polyline points="{pairs}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}/>'
    if kind == "marks":
        radius = float(read_attribute(line, "size", "4")) / 2
        return "".join(f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colour}"/>' for x, y in points)
    raise ValueError(f"no way to draw: {line}")


def write_picture(path, size, elements):
    width, height = size
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                    f'font-family="DejaVu Sans"><rect width="100%" height="100%" fill="#ffffff"/>\n'
                    + "\n".join(elements) + "\n</svg>\n", encoding="utf-8")
    if shutil.which("rsvg-convert"):
        subprocess.run(["rsvg-convert", "-o", path.with_suffix(".png"), path], check=True)


def read_layout(text):
    lines = [line for line in text.splitlines() if line]
    sizes = [line.split()[1:3] for line in lines if line.startswith("size ")]
    return sizes[0] if sizes else ["0", "0"], [line for line in lines if not line.startswith("size ")]


def draw_golden(folder, name):
    path = ROOT / GOLDENS / name
    old = subprocess.run(["git", "-C", ROOT, "show", f"HEAD:{GOLDENS}/{name}"], capture_output=True,
                         text=True, check=False).stdout
    new = path.read_text(encoding="utf-8") if path.exists() else ""
    (size_before, before), (size_after, after) = read_layout(old), read_layout(new)
    size = [max(sides, key=float) for sides in zip(size_before, size_after)]
    were, are = set(before), set(after)
    stem = pathlib.Path(name).stem
    write_picture(folder / f"{stem}-before.svg", size, map(draw_element, before))
    write_picture(folder / f"{stem}-after.svg", size, map(draw_element, after))
    write_picture(folder / f"{stem}-difference.svg", size,
                  [draw_element(line, STAYED) for line in after if line in were]
                  + [draw_element(line, WENT) for line in before if line not in are]
                  + [draw_element(line, CAME) for line in after if line not in were])


def main():
    folder = pathlib.Path(sys.argv[1])
    names = sys.argv[2:]
    if not names:
        changed = subprocess.run(["git", "-C", ROOT, "status", "--porcelain", "--", GOLDENS],
                                 capture_output=True, text=True, check=True).stdout
        names = [line[3:].split("/")[-1] for line in changed.splitlines()]
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        draw_golden(folder, name)
    print(f"{len(names)} layouts drawn into {folder}")


if __name__ == "__main__":
    main()
