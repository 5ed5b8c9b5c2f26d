#!/usr/bin/env python3
"""Renews src/Telephony/Data/number-plans.txt and time-zones.txt.

Needs npm, and Debian's python3-phonenumbers for the time zones. To take a newer version: change PACKAGE_VERSION, run,
take over the digest it prints, run the tests of Telephony, and read the diff: it says which countries changed their plans.

    tools/phone-metadata/update.py
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import plan_file

PACKAGE = "libphonenumber-js"
PACKAGE_VERSION = "1.13.16"
METADATA_SHA256 = "b51534061ff677c1f6aab244196460532e95332ca1894a25127768c590407c55"

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "Telephony" / "Data"
LICENCE = "Copyright (C) The Libphonenumber Authors. Apache License 2.0, see LICENSE-Apache-2.0.txt. Format: see README.md."
KIND_ORDER = ("fixed", "mobile", "toll-free", "premium", "personal", "voicemail", "uan", "pager", "voip", "shared-cost")


def main():
    metadata = load_metadata()
    header = [f"Numbering plans of libphonenumber, from metadata.max.json of the npm package {PACKAGE} {PACKAGE_VERSION}.",
              LICENCE, "Written by tools/phone-metadata/update.py: do not edit."]
    plan_file.write_plans(DATA / "number-plans.txt", header, list(read_plans(metadata)))
    write_time_zones()


def load_metadata():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{PACKAGE_VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(pathlib.Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as tar:
            content = tar.extractfile("package/metadata.max.json").read()
    digest = hashlib.sha256(content).hexdigest()
    if digest != METADATA_SHA256:
        sys.exit(f"metadata.max.json of {PACKAGE} {PACKAGE_VERSION} has the digest {digest}, not the one expected here")
    metadata = json.loads(content)
    if metadata["version"] != 4:
        sys.exit(f"metadata.max.json has layout {metadata['version']}; this script reads 4")
    return metadata


def read_plans(metadata):
    for calling_code, regions in sorted(metadata["country_calling_codes"].items()):
        for region in regions:
            yield read_plan(region, calling_code, metadata["countries"][region])
    for calling_code, row in sorted(metadata["nonGeographic"].items()):
        yield read_plan("001", calling_code, row)


def read_plan(region, calling_code, row):
    """A row is a list whose tail is left out where it is empty; 0 stands for an empty place."""
    row = list(row) + [0] * (14 - len(row))
    if row[0] != calling_code or row[6] or row[9]:
        sys.exit(f"{region}: the layout of metadata.max.json is not the one expected here")
    return {
        "region": region,
        "calling_code": int(calling_code),
        "international": row[1],
        "national": row[5],
        "prefix": row[7] or row[5],
        "transform": row[8],
        "leading": row[10],
        "general": (row[3], row[2]),
        "kinds": read_kinds(row),
        "formats": [read_format(entry) for entry in row[4] or []],
    }


def read_kinds(row):
    kinds = {}
    for kind, entry in zip(KIND_ORDER, row[11] or []):
        if entry:
            kinds[kind] = (entry[1] if len(entry) > 1 else None, entry[0]) if entry[0] else "same"
    return kinds


def read_format(entry):
    entry = list(entry) + [0] * (6 - len(entry))
    leading = entry[2][-1] if entry[2] else None  # the last one is the most exact; the others are for typing digit by digit
    return {"pattern": entry[0], "template": entry[1], "leading": leading, "rule": entry[3], "international": entry[5]}


def write_time_zones():
    import phonenumbers
    from phonenumbers.tzdata import TIMEZONE_DATA

    header = [f"Time zones of number prefixes, from Debian's python3-phonenumbers {phonenumbers.__version__}.",
              LICENCE, "Written by tools/phone-metadata/update.py: do not edit."]
    plan_file.write_zones(DATA / "time-zones.txt", header, TIMEZONE_DATA)


if __name__ == "__main__":
    main()
