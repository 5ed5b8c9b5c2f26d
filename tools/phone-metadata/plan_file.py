"""Writes the two data files of the module Telephony.

The format is described in src/Telephony/Data/README.md. Every line is a key and its fields, separated by tabs; "-" is an
empty field. The reader is src/Telephony/Numbers/NumberPlanReader.cs.
"""

KINDS = ("fixed", "mobile", "toll-free", "premium", "personal", "voicemail", "uan", "pager", "voip", "shared-cost")


def write_plans(path, header, plans):
    """Writes the numbering plans; the main region of a calling code comes before the others that share it."""
    lines = ["# " + text for text in header]
    for plan in plans:
        lines += plan_lines(plan)
    write_lines(path, lines)


def plan_lines(plan):
    lines = [line("plan", plan["region"], str(plan["calling_code"]))]
    for key in ("international", "national", "prefix", "transform", "leading"):
        if plan.get(key):
            lines.append(line(key, plan[key]))
    general_lengths, general_pattern = plan["general"]
    lines.append(line("general", lengths(general_lengths), general_pattern))
    for kind in KINDS:
        if kind not in plan["kinds"]:
            continue
        if plan["kinds"][kind] == "same":
            lines.append(line(kind, "same"))
            continue
        kind_lengths, pattern = plan["kinds"][kind]
        own = kind_lengths and list(kind_lengths) != list(general_lengths)
        lines.append(line(kind, lengths(kind_lengths) if own else "-", pattern))
    for f in plan["formats"]:
        lines.append(line("format", f["pattern"], f["template"], f["international"] or "-", f["rule"] or "-", f["leading"] or "-"))
    return lines


def write_zones(path, header, zones_by_prefix):
    """Writes the time zones, one line for each distinct list of zones, with all the prefixes that have it."""
    prefixes = {}
    for prefix, zones in zones_by_prefix.items():
        prefixes.setdefault(tuple(zones), []).append(prefix)
    lines = ["# " + text for text in header]
    for zones, found in sorted(prefixes.items(), key=lambda item: sorted(item[1])[0]):
        lines.append(line("zones", " ".join(zones), " ".join(sorted(found))))
    write_lines(path, lines)


def lengths(values):
    return ",".join(str(value) for value in values)


def line(*fields):
    for field in fields:
        if not field or "\t" in field or "\n" in field:
            raise ValueError(f"not a field: {fields!r}")
    return "\t".join(fields)


def write_lines(path, lines):
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
