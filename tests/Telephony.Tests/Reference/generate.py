#!/usr/bin/env python3
"""Writes what the tests compare Ledgerline's reader of numbering plans with, into the folder given as the argument:

number-plans.txt, time-zones.txt   the data of the installed python3-phonenumbers, in Ledgerline's formats
sample.tsv                         texts and what python3-phonenumbers makes of them

The texts are made from the library's own example numbers, with digits changed by a generator with a fixed seed.
"""

import pathlib
import random
import sys

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType, timezone
from phonenumbers.tzdata import TIMEZONE_DATA

import plan_file

DESCRIPTIONS = {"fixed": "fixed_line", "mobile": "mobile", "toll-free": "toll_free", "premium": "premium_rate",
                "personal": "personal_number", "voicemail": "voicemail", "uan": "uan", "pager": "pager", "voip": "voip",
                "shared-cost": "shared_cost"}
ERRORS = {0: "UnknownCountry", 1: "NotANumber", 2: "TooShort", 3: "TooShort", 4: "TooLong"}
FICTION = "+447700900"


def main(folder):
    plan_file.write_plans(folder / "number-plans.txt", ["The plans of python3-phonenumbers " + phonenumbers.__version__], list(plans()))
    plan_file.write_zones(folder / "time-zones.txt", ["The zones of python3-phonenumbers " + phonenumbers.__version__], TIMEZONE_DATA)
    with open(folder / "sample.tsv", "w", encoding="utf-8", newline="\n") as file:
        for text, region in sample(random.Random(20260101)):
            answered = answer(text, region)
            if not answered[1].startswith(FICTION):
                file.write("\t".join([text, region or "-", *answered]) + "\n")


def plans():
    for calling_code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:
            yield plan(region, PhoneMetadata.metadata_for_region_or_calling_code(calling_code, region))


def plan(region, metadata):
    return {
        "region": region,
        "calling_code": metadata.country_code,
        "international": metadata.international_prefix,
        "national": metadata.national_prefix,
        "prefix": metadata.national_prefix_for_parsing,
        "transform": template(metadata.national_prefix_transform_rule),
        "leading": metadata.leading_digits,
        "general": (metadata.general_desc.possible_length, metadata.general_desc.national_number_pattern),
        "kinds": dict(kinds(metadata)),
        "formats": list(formats(metadata)),
    }


def kinds(metadata):
    for kind, name in DESCRIPTIONS.items():
        description = getattr(metadata, name)
        if kind == "mobile" and metadata.same_mobile_and_fixed_line_pattern:
            yield kind, "same"
        elif description is not None and description.national_number_pattern:
            yield kind, (description.possible_length, description.national_number_pattern)


def formats(metadata):
    """The international formats are the national ones with other templates, and without those that are not used abroad."""
    abroad = list(metadata.intl_number_format)
    for entry in metadata.number_format:
        international = None
        if metadata.intl_number_format:
            international = "NA"
            if abroad and same_numbers(abroad[0], entry):
                international = template(abroad.pop(0).format)
        leading = entry.leading_digits_pattern[-1] if entry.leading_digits_pattern else None
        yield {"pattern": entry.pattern, "template": template(entry.format), "leading": leading,
               "rule": template(entry.national_prefix_formatting_rule), "international": international}
    if abroad:
        sys.exit(f"{metadata.id}: an international format has no national one")


def same_numbers(a, b):
    return a.pattern == b.pattern and list(a.leading_digits_pattern) == list(b.leading_digits_pattern)


def template(text):
    return text.replace("\\", "$") if text else None


def sample(chance):
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)
    for region in regions:
        for example in examples(region):
            for number in (example, vary(example, chance), vary(example, chance)):
                yield from spellings(number, region, chance.choice(regions), chance)
        yield from rubbish(region, chance)
    for calling_code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        example = phonenumbers.example_number_for_non_geo_entity(calling_code)
        for number in (example, vary(example, chance), vary(example, chance)):
            yield from spellings(number, "US", chance.choice(regions), chance)


def examples(region):
    seen = set()
    for kind in PhoneNumberType.values():
        example = phonenumbers.example_number_for_type(region, kind)
        if example is not None and str(example) not in seen:
            seen.add(str(example))
            yield example


def vary(number, chance):
    """The number with up to six of its last digits changed."""
    national = list(phonenumbers.national_significant_number(number))
    for i in range(1, min(chance.randint(1, 6), len(national) - 1) + 1):
        national[-i] = str(chance.randint(0, 9))
    varied = phonenumbers.PhoneNumber(country_code=number.country_code, national_number=int("".join(national)))
    if national[0] == "0":
        varied.italian_leading_zero = True
        varied.number_of_leading_zeros = max(1, len(national) - len("".join(national).lstrip("0")))
    return varied


def spellings(number, region, other, chance):
    national = phonenumbers.national_significant_number(number)
    code = str(number.country_code)
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    local = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    metadata = PhoneMetadata.metadata_for_region(region)
    abroad = PhoneMetadata.metadata_for_region(other)
    prefix = metadata.national_prefix or chance.choice(["0", "1", "8"])
    cut = chance.randint(1, len(national) - 1)
    everyone = [
        ("+" + code + national, None), (written, None), (written, other), (local, region), (national, region),
        (prefix + national, region), (code + national, region), (code + prefix + national, region),
        (idd(metadata) + code + national, region), (idd(abroad) + " " + code + " " + national, other),
        (digits_from(local, 0xFF10), region), (digits_from(written, 0x0660).replace("+", "\uFF0B"), None),
        (f"+{code} (0) {national}", other), (f"+{code}/{national[:cut]}.{national[cut:]}", None),
        (f"tel:{written}", None), (f"Tel.: {local};", region), (f"+{code}\u00A0{national[:cut]}\u2013{national[cut:]}", other),
        (f"({national[:cut]}) {national[cut:]}", region), (national[:-1], region), (national + str(chance.randint(0, 9)), region),
        ("+" + code + national[:-1], None), ("+" + code + national + "00", None), (national, other), (national, None),
        (code + national, other), ("+00" + code + national, region), (f"{local} x{chance.randint(1, 999)}", region),
        (f"{written} ext. {chance.randint(1, 999)}", None), (f"+{code}{chance.randint(0, 9)}{national[1:]}", None),
        (chance.choice("0123456789") + chance.choice("0123456789") + national[2:], region),
    ]
    yield from chance.sample(everyone, 14)


def rubbish(region, chance):
    for _ in range(10):
        yield "".join(chance.choice("0123456789") for _ in range(chance.randint(1, 16))), region
    for _ in range(4):
        yield "+" + "".join(chance.choice("0123456789") for _ in range(chance.randint(1, 18))), region
    for _ in range(4):
        yield "".join(chance.choice("0123456789 -()./+xX#~*,;aeT") for _ in range(chance.randint(1, 20))), region
    yield "1800" + "".join(chance.choice("ABCDEFXYZ") for _ in range(7)), region
    yield "+" + "1" * 260, region


def idd(metadata):
    prefix = metadata.preferred_international_prefix or metadata.international_prefix or "00"
    return "".join(c for c in prefix if c in "0123456789~")[:5].replace("~", "") if prefix[0] in "0123456789" else "00"


def digits_from(text, zero):
    return "".join(chr(zero + ord(c) - ord("0")) if c in "0123456789" else c for c in text)


def answer(text, region):
    """Error, E.164, whether valid, region, international format, national format, time zones; "-" for nothing."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        return [ERRORS[error.error_type] if text.strip() else "Empty", "-", "-", "-", "-", "-", "-"]
    if number.extension:
        return ["HasExtension", "-", "-", "-", "-", "-", "-"]
    zones = [zone for zone in timezone.time_zones_for_number(number) if zone != timezone.UNKNOWN_TIMEZONE]
    return ["-", phonenumbers.format_number(number, PhoneNumberFormat.E164),
            "valid" if phonenumbers.is_valid_number(number) else "invalid",
            phonenumbers.region_code_for_number(number) or "-",
            phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
            phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL), " ".join(zones) or "-"]


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
