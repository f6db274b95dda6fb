#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tools/packages.sh says on systems that are not this one: with their names, by their command."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOOLS = pathlib.Path(__file__).resolve().parent.parent.parent / "tools"
TABLE = [line.split("\t") for line in (TOOLS / "packages.tsv").read_text(encoding="utf-8").splitlines()
         if not line.startswith("#")]
ALL_GROUPS = sorted({row[0] for row in TABLE[1:]})
SYSTEMS = {
    "fedora": ("ID=fedora", "rpm", "sudo dnf install"),
    "arch": ("ID=manjaro\nID_LIKE=arch", "pacman", "sudo pacman -S --needed"),
    "opensuse": ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"', "rpm", "sudo zypper install"),
}


def ask(system, is_all_there, has_static, *groups):
    """What is said on a made-up system, by a copy of the script that reads its description."""
    release, asks, _ = SYSTEMS.get(system, (f"ID={system}", "true", ""))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "os-release").write_text(release + "\n", encoding="utf-8")
        script = (TOOLS / "packages.sh").read_text(encoding="utf-8")
        assert script.count("/etc/os-release") == 1
        (folder / "packages.sh").write_text(script.replace("/etc/os-release", str(folder / "os-release")),
                                            encoding="utf-8")
        shutil.copy(TOOLS / "packages.tsv", folder)
        (folder / "bin").mkdir()
        library = "/usr/lib/libsqlcipher.a" if has_static else "libsqlcipher.a"
        for name, words in [(asks, f"exit {0 if is_all_there else 1}"), ("cc", f"echo {library}")]:
            (folder / "bin" / name).write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
            (folder / "bin" / name).chmod(0o755)
        done = subprocess.run(["sh", folder / "packages.sh", "--yes", *groups], capture_output=True, text=True,
                              check=False, env={"PATH": f"{folder}/bin:{os.environ['PATH']}"})
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr


def main():
    families = TABLE[0][1:]
    assert families == ["debian", "fedora", "arch", "opensuse"], families
    for row in TABLE[1:]:
        assert len(row) == len(TABLE[0]) and all(row), f"a name is missing: {row}"
    for family, (_, _, command) in SYSTEMS.items():
        column = 1 + families.index(family)
        said = ask(family, False, False, *ALL_GROUPS)
        names = {row[column] for row in TABLE[1:]} - {"-"}
        wanting = names - set(said.split())
        assert command in said and not wanting, f"{family}: {wanting or said}"
        assert "flatpak/modules/sqlcipher.json" in said, said
        assert ask(family, True, True, "build", "test") == "", family
        # a distribution that strips its static libraries has the package and not what is linked
        assert "no libsqlcipher.a" in ask(family, True, False, "build"), family
        assert ask(family, True, False, "test") == "", family
    unknown = ask("guix", False, False, "build")
    assert "libgtk-4-dev" in unknown, unknown


if __name__ == "__main__":
    sys.exit(main())
