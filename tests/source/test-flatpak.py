#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built for a clinic is built of known sources: both manifests pin each, and are one but for
their id."""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ID = "io.github.trabecula.Trabecula"
# what the program may do: docs/INSTALLING.md gives the reason of each
MAY = ["--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"]


def read(name):
    return json.loads((ROOT / "flatpak" / name).read_text(encoding="utf-8"))


def main():
    release, devel = read(f"{ID}.json"), read(f"{ID}.Devel.json")
    assert release["id"] == ID and release["finish-args"] == MAY, release["finish-args"]
    for module in release["modules"]:
        for source in (read(module) if isinstance(module, str) else module)["sources"]:
            if source["type"] == "dir":
                wanted = {".git", "_build", "_out", "_build-flatpak", "_build-newer"}
                assert wanted <= set(source["skip"]), source["skip"]
            else:
                assert len(source["sha256"]) == 64, source["url"]
    devel["id"] = devel["id"].removesuffix(".Devel")
    devel["modules"][-1]["config-opts"].remove("-Dprofile=development")
    assert devel == release, "the two manifests differ in more than the id and the profile"
    told = (ROOT / "docs/INSTALLING.md").read_text(encoding="utf-8")
    assert all(f"`{word}`" in told for word in MAY), "docs/INSTALLING.md gives no reason for one of them"


if __name__ == "__main__":
    sys.exit(main())
