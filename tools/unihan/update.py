#!/usr/bin/env python3
"""Renews src/Register/Searching/Data/readings.txt and variants.txt from Unihan, the Unicode Consortium's database of Han characters.

Needs Debian's unicode-data. To take a newer version: change UNICODE_VERSION and NameKeys.Version (then the names of a register
are indexed anew), run, run the tests of Searching, and read the diff.

    tools/unihan/update.py [FOLDER WITH Unihan_*.txt.bz2]
"""

import bz2
import collections
import pathlib
import sys
import unicodedata

UNICODE_VERSION = "15.0.0"

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "Register" / "Searching" / "Data"
LICENCE = "© 2022 Unicode®, Inc. Unicode License V3, see LICENSE-Unicode.txt. Format: see README.md."
WRITTEN = "Written by tools/unihan/update.py: do not edit."
TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    readings = read_readings(folder)
    write(DATA / "readings.txt", "Mandarin readings", reading_lines(readings))
    write(DATA / "variants.txt", "Variants", variant_lines(read_classes(folder, readings)))


def read_fields(file, *fields):
    """Yields character, field and value; the file's header must name the version."""
    with bz2.open(file, "rt", encoding="utf-8") as lines:
        text = lines.read()
    if f"# Unicode version: {UNICODE_VERSION}\n" not in text:
        sys.exit(f"{file} is not of Unicode {UNICODE_VERSION}")
    for row in text.splitlines():
        if row.startswith("U+"):
            code, field, value = row.split("\t")
            if field in fields:
                yield chr(int(code[2:], 16)), field, value


def read_readings(folder):
    """The syllables of each character, the customary one first; of those that differ in their tone only, the first."""
    fields = {"kMandarin": [], "kHanyuPinlu": [], "kTGHZ2013": [], "kXHC1983": []}
    for character, field, value in read_fields(folder / "Unihan_Readings.txt.bz2", *fields):
        fields[field].append((character, value))
    readings = collections.defaultdict(dict)
    for values in fields.values():
        for character, value in values:
            for word in value.split():
                # "zhǎng", "zhǎng(1879)", "466.110,466.120:zhǎng,cháng"
                for marked in word.split("(")[0].split(":")[-1].split(","):
                    letters, tone = syllable(marked)
                    readings[character].setdefault(letters, tone)
    return {character: [letters + tone for letters, tone in found.items()] for character, found in readings.items()}


def syllable(marked):
    """Letters in ASCII (v for ü) and the tone, 5 where there is none."""
    letters, tone = "", "5"
    for part in unicodedata.normalize("NFD", marked):
        if part in TONE_MARKS:
            tone = TONE_MARKS[part]
        elif part == "\u0308" and letters[-1] == "u":
            letters = letters[:-1] + "v"
        elif part == "\u0302" and letters[-1] == "e":
            pass  # the interjection ê
        elif "a" <= part <= "z":
            letters += part
        else:
            sys.exit(f"not a syllable: {marked!r}")
    return letters, tone


def reading_lines(readings):
    main, others = collections.defaultdict(list), collections.defaultdict(list)
    for character, (first, *rest) in sorted(readings.items()):
        main[first].append(character)
        for other in rest:
            others[other].append(character)
    for sound in sorted(main.keys() | others.keys()):
        yield "\t".join([sound, "".join(main[sound]) or "-", "".join(others[sound]) or "-"])


def read_classes(folder, readings):
    """Characters that are written for each other: simplified and traditional forms, and forms of one shape, whatever leads from one to the other."""
    classes = Classes()
    semantic = collections.defaultdict(set)
    for character, field, value in read_fields(
            folder / "Unihan_Variants.txt.bz2", "kSimplifiedVariant", "kTraditionalVariant", "kZVariant", "kSemanticVariant"):
        for target in value.split():
            other = chr(int(target.split("<")[0][2:], 16))
            if field == "kSemanticVariant":
                semantic[character].add(other)
            else:
                classes.join(character, other)
    join_synonyms(classes, semantic, readings)
    return classes.all()


def join_synonyms(classes, semantic, readings):
    """Characters that each say of the other that it means the same, and sound the same (峯 峰, 裏 裡): but never so that two classes of the others become one."""
    proper = {character for members in classes.all() for character in members}
    synonyms = Classes()
    attached = collections.defaultdict(set)
    pairs = [(one, other) for one in sorted(semantic) for other in sorted(semantic[one])
             if one < other and one in semantic.get(other, ()) and readings.get(one, [None])[0] == readings.get(other, [0])[0]]
    for one, other in pairs:
        if one not in proper and other not in proper:
            synonyms.join(one, other)
    for one, other in pairs:
        if (one in proper) != (other in proper):
            inside, outside = (one, other) if one in proper else (other, one)
            attached[synonyms.first(outside)].add(inside)
    for group in synonyms.all():
        for other in group[1:]:
            classes.join(group[0], other)
    for outside, insides in attached.items():
        if len({classes.first(inside) for inside in insides}) == 1:
            classes.join(outside, min(insides))


class Classes:
    """Sets of characters that grow together."""

    def __init__(self):
        self.parents = {}

    def first(self, character):
        self.parents.setdefault(character, character)
        while self.parents[character] != character:
            character = self.parents[character]
        return character

    def join(self, one, other):
        one, other = self.first(one), self.first(other)
        self.parents[max(one, other)] = min(one, other)

    def all(self):
        members = collections.defaultdict(list)
        for character in sorted(self.parents):
            members[self.first(character)].append(character)
        return [found for found in members.values() if len(found) > 1]


def variant_lines(classes):
    return sorted("".join(members) for members in classes)


def write(path, what, lines):
    header = [f"# {what} from the Unihan database of Unicode {UNICODE_VERSION}, a selection in another format.", "# " + LICENCE, "# " + WRITTEN]
    path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
