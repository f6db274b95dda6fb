#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an SPDX 2.3 list of what the program is built of, with versions and licences.

    tools/make-sbom.py VERSION TARBALL

Libraries and their versions are those of this machine, by pkg-config; a library without one is
named without a version. Data have their own list, docs/DATA-LICENCES.md.
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# pkg-config name: (licence, linked how)
LIBRARIES = {
    "glib-2.0": ("LGPL-2.1-or-later", "dynamic"),
    "gobject-2.0": ("LGPL-2.1-or-later", "dynamic"),
    "gio-2.0": ("LGPL-2.1-or-later", "dynamic"),
    "gio-unix-2.0": ("LGPL-2.1-or-later", "dynamic"),
    "gtk4": ("LGPL-2.1-or-later", "dynamic"),
    "libadwaita-1": ("LGPL-2.1-or-later", "dynamic"),
    "cairo": ("LGPL-2.1-only OR MPL-1.1", "dynamic"),
    "cairo-pdf": ("LGPL-2.1-only OR MPL-1.1", "dynamic"),
    "cairo-svg": ("LGPL-2.1-only OR MPL-1.1", "dynamic"),
    "pango": ("LGPL-2.1-or-later", "dynamic"),
    "pangocairo": ("LGPL-2.1-or-later", "dynamic"),
    "jansson": ("MIT", "dynamic"),
    "libcrypto": ("Apache-2.0", "dynamic"),
    "sqlcipher": ("BSD-3-Clause", "static"),
}
HOW = {"dynamic": "linked dynamically", "static": "linked statically"}
NOT_LIBRARIES = {"threads"}


def find_version(name):
    done = subprocess.run(["pkg-config", "--modversion", name], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def list_dependencies():
    """What meson.build asks for: the list here must not fall behind it."""
    text = (ROOT / "meson.build").read_text(encoding="utf-8")
    asked = set(re.findall(r"dependency\('([^']+)'", text)) - NOT_LIBRARIES
    unknown = asked - set(LIBRARIES)
    if unknown:
        sys.exit(f"make-sbom.py: no licence is known here for {', '.join(sorted(unknown))}")
    return sorted(asked)


def describe(name):
    licence, how = LIBRARIES[name]
    package = {"SPDXID": f"SPDXRef-{name}", "name": name, "downloadLocation": "NOASSERTION",
               "licenseDeclared": licence, "licenseConcluded": licence,
               "filesAnalyzed": False, "comment": HOW[how]}
    version = find_version(name)
    return dict(package, versionInfo=version) if version else package


def main():
    version, tarball = sys.argv[1], pathlib.Path(sys.argv[2])
    digest = hashlib.sha256(tarball.read_bytes()).hexdigest()
    time = subprocess.run(["git", "-C", ROOT, "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"],
                          capture_output=True, text=True, check=True, env={"TZ": "UTC"}).stdout.strip()
    names = list_dependencies()
    program = {"SPDXID": "SPDXRef-trabecula", "name": "trabecula", "versionInfo": version,
               "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
               "licenseDeclared": "GPL-3.0-or-later", "licenseConcluded": "GPL-3.0-or-later",
               "checksums": [{"algorithm": "SHA256", "checksumValue": digest}]}
    print(json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"trabecula-{version}", "documentNamespace": f"https://trabecula.github.io/spdx/{version}-{digest[:16]}",
        "creationInfo": {"created": time, "creators": ["Tool: tools/make-sbom.py"]},
        "packages": [program] + [describe(name) for name in names],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                           "relatedSpdxElement": "SPDXRef-trabecula"}]
        + [{"spdxElementId": "SPDXRef-trabecula",
            "relationshipType": "STATIC_LINK" if LIBRARIES[name][1] == "static" else "DYNAMIC_LINK",
            "relatedSpdxElement": f"SPDXRef-{name}"} for name in names]}, indent=1))


if __name__ == "__main__":
    main()
