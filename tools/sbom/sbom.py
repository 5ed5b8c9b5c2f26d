#!/usr/bin/env python3
"""Writes the list of materials of the program, in CycloneDX 1.6, from the lock files of src, the packages as they were restored, and vendored.json.

The same sources give the same bytes: there is no time and no serial number in it. A package's hash is the one that NuGet checks when it restores; a vendored
file's is its SHA-256. What serves the build only has the scope "excluded".

    tools/sbom/sbom.py [--licences [FILE]]    with --licences, says instead which licence is not among those in licences.json (or the FILE)
"""

import base64
import glob
import hashlib
import json
import os
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = pathlib.Path(os.environ.get("NUGET_PACKAGES") or pathlib.Path.home() / ".nuget" / "packages")
# Analysers: they look at the source and leave nothing in what is built.
BUILD_ONLY = {"Microsoft.CodeAnalysis.BannedApiAnalyzers"}


def main():
    known = json.loads(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE / "licences.json").read_text("utf-8"))
    components = sorted([*packages(known["known"]), *scripts(), *vendored()], key=lambda one: one["bom-ref"])
    if "--licences" in sys.argv:
        sys.exit(report(components, known["allowed"]))
    json.dump(document(components), sys.stdout, ensure_ascii=False, indent=2)
    print()


def document(components):
    depends = {one["bom-ref"]: one.pop("dependsOn") for one in components}
    first = sorted(ref for ref in depends if ref not in {below for refs in depends.values() for below in refs})
    program = {"type": "application", "bom-ref": "ledgerline", "name": "ledgerline", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": [{"ref": "ledgerline", "dependsOn": first}, *({"ref": ref, "dependsOn": below} for ref, below in depends.items())],
    }


def packages(known):
    """Every NuGet package of a lock file of src, once a version."""
    found = {}
    for file in sorted(ROOT.glob("src/*/packages.lock.json")):
        for target in json.loads(file.read_text("utf-8-sig"))["dependencies"].values():
            versions = {name.lower(): (name, one["resolved"]) for name, one in target.items() if one["type"] != "Project"}
            for name, one in target.items():
                if one["type"] == "Project":
                    continue
                below = {purl(*versions[each.lower()]) for each in one.get("dependencies", {}) if each.lower() in versions}
                component = found.setdefault(purl(name, one["resolved"]), package(name, one, known))
                component["dependsOn"] = sorted({*component["dependsOn"], *below})
    return found.values()


def package(name, one, known):
    version = one["resolved"]
    return {
        "type": "library",
        "bom-ref": purl(name, version),
        "name": name,
        "version": version,
        "scope": "excluded" if name in BUILD_ONLY else "required",
        "hashes": [{"alg": "SHA-512", "content": base64.b64decode(one["contentHash"]).hex()}],
        "licenses": licence(known.get(f"{name}@{version}") or declared(name, version)),
        "purl": purl(name, version),
        "dependsOn": [],
    }


def declared(name, version):
    """The licence that the package itself names, or nothing."""
    folder = PACKAGES / name.lower() / version.lower()
    if not folder.is_dir():
        sys.exit(f"{name} {version} is not restored: run  dotnet restore src/Server  first")
    for element in xml.parse(next(folder.glob("*.nuspec"))).iter():
        if element.tag.endswith("}license") and element.get("type") == "expression":
            return element.text.strip()
    return ""


def scripts():
    """What checks the pages' scripts; the pages themselves have nothing from npm but what is vendored."""
    for path, one in json.loads((ROOT / "src/Web/package-lock.json").read_text("utf-8"))["packages"].items():
        if not path:
            continue
        name = path.split("node_modules/")[-1]
        ref = f"pkg:npm/{urllib.parse.quote(name, safe='/')}@{one['version']}"
        algorithm, content = one["integrity"].split("-", 1)
        yield {
            "type": "library",
            "bom-ref": ref,
            "name": name,
            "version": one["version"],
            "scope": "excluded",
            "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(content).hex()}],
            "licenses": licence(one.get("license", "")),
            "purl": ref,
            "dependsOn": [],
        }


def vendored():
    for one in json.loads((HERE / "vendored.json").read_text("utf-8")):
        if one["says"] not in (ROOT / one["in"]).read_text("utf-8"):
            sys.exit(f"{one['in']} does not say {one['says']!r}: is {one['name']} another version by now?")
        files = sorted({file for pattern in one["files"] for file in glob.glob(pattern, root_dir=ROOT)})
        yield {
            "type": "data" if one["name"] != "@picocss/pico" else "library",
            "bom-ref": one["purl"],
            "name": one["name"],
            "version": one["version"],
            "scope": "required",
            "licenses": licence(one["licence"]),
            "purl": one["purl"],
            "components": [
                {"type": "file", "bom-ref": file, "name": file, "hashes": [{"alg": "SHA-256", "content": hashlib.sha256((ROOT / file).read_bytes()).hexdigest()}]} for file in files
            ],
            "dependsOn": [],
        }


def purl(name, version):
    return f"pkg:nuget/{name}@{version}"


def licence(expression):
    if not expression:
        return []
    return [{"expression": expression}] if " " in expression or expression.startswith("LicenseRef-") else [{"license": {"id": expression}}]


def report(components, allowed):
    """Says what has no licence, or one that is not allowed: of several to choose from, one has to be; of several that all hold, all."""
    wrong = [one for one in components if not is_allowed(next((next(iter(each.values())) for each in one["licenses"]), ""), set(allowed))]
    for one in wrong:
        print(f"{one['name']} {one['version']} has the licence {json.dumps(one['licenses'])}, which is not among {', '.join(allowed)}", file=sys.stderr)
    return 1 if wrong else 0


def is_allowed(said, allowed):
    expression = said["id"] if isinstance(said, dict) else said
    return any(all(part.strip(" ()") in allowed for part in choice.split(" AND ")) for choice in expression.split(" OR "))


main()
