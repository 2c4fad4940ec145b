#!/usr/bin/env python3
"""Makes the tables beside it from a folder of Unicode Character Database files.

    python3 make-tables.py UCD_FOLDER

reads BidiMirroring.txt, UnicodeData.txt, DerivedCoreProperties.txt and Scripts.txt (on
Debian: the package `unicode-data`) and writes mirroring.tsv, arabic-forms.tsv,
hidden.tsv, rtl-scripts.tsv.
"""

import hashlib
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
UCD = Path(sys.argv[1])


def source(name):
    """The lines of a UCD file, and the words that say which file it was."""
    raw = (UCD / name).read_bytes()
    text = raw.decode("utf-8")
    version = re.search(rf"{name[:-4]}-([0-9.]+)\.txt", text)
    # UnicodeData.txt has no header: its version is that of the files beside it.
    version = version or re.search(r"-([0-9.]+)\.txt", (UCD / "BidiMirroring.txt").read_text("utf-8"))
    stamp = f"{name} {version.group(1)}, sha256 {hashlib.sha256(raw).hexdigest()}"
    return text.splitlines(), stamp


def write(name, what, stamps, rows):
    head = [f"# {what}", "# Made by make-tables.py; do not edit. From:"]
    head += [f"#   {stamp}" for stamp in stamps]
    (HERE / name).write_text("\n".join(head + rows) + "\n", "utf-8")


def fields(lines):
    for line in lines:
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


lines, mirroring_stamp = source("BidiMirroring.txt")
write(
    "mirroring.tsv",
    "Bidi_Mirroring_Glyph: character, its mirror image (hexadecimal).",
    [mirroring_stamp],
    [f"{a}\t{b}" for a, b in fields(lines)],
)

lines, data_stamp = source("UnicodeData.txt")
ORDER = ["<isolated>", "<final>", "<initial>", "<medial>"]
forms, hidden = {}, set()
for row in (line.split(";") for line in lines):
    point, category, decomposition = row[0], row[2], row[5].split()
    if category == "Cf":
        hidden.add(int(point, 16))
    if decomposition and decomposition[0] in ORDER:
        letters = tuple(decomposition[1:])
        # Single letters, and of the ligatures only the four of lam with alef.
        lam_alef = len(letters) == 2 and letters[0] == "0644" and letters[1] in ("0622", "0623", "0625", "0627")
        if (len(letters) == 1 or lam_alef) and letters[0] != "0020":
            slot = forms.setdefault(letters, ["-"] * 4)
            slot[ORDER.index(decomposition[0])] = point
write(
    "arabic-forms.tsv",
    "Presentation forms: letter, or lam and alef; isolated, final, initial, medial (hexadecimal, - where there is none).",
    [data_stamp],
    ["\t".join([" ".join(letters), *forms[letters]]) for letters in sorted(forms)],
)

lines, derived_stamp = source("DerivedCoreProperties.txt")
for points, prop in fields(lines):
    if prop == "Default_Ignorable_Code_Point":
        first, _, last = points.partition("..")
        hidden.update(range(int(first, 16), int(last or first, 16) + 1))
# Variation selectors choose a glyph: they stay with the character before them.
for first, last in [(0xFE00, 0xFE0F), (0x180B, 0x180D), (0x180F, 0x180F), (0xE0100, 0xE01EF)]:
    hidden -= set(range(first, last + 1))
ranges = []
for point in sorted(hidden):
    if ranges and ranges[-1][1] == point - 1:
        ranges[-1][1] = point
    else:
        ranges.append([point, point])
write(
    "hidden.tsv",
    "General_Category Cf and Default_Ignorable_Code_Point, without variation selectors: first, last (hexadecimal).",
    [data_stamp, derived_stamp],
    [f"{first:04X}\t{last:04X}" for first, last in ranges],
)

# HarfBuzz, hb_script_get_horizontal_direction: the scripts that it shapes right to left.
RTL = set(
    "Arabic Hebrew Syriac Thaana Cypriot Kharoshthi Phoenician Nko Lydian Avestan"
    " Imperial_Aramaic Inscriptional_Pahlavi Inscriptional_Parthian Old_South_Arabian"
    " Old_Turkic Samaritan Mandaic Meroitic_Cursive Meroitic_Hieroglyphs Manichaean"
    " Mende_Kikakui Nabataean Old_North_Arabian Palmyrene Psalter_Pahlavi Hatran Adlam"
    " Hanifi_Rohingya Old_Sogdian Sogdian Elymaic Chorasmian Yezidi Old_Uyghur".split()
)
lines, scripts_stamp = source("Scripts.txt")
named, ranges = set(), []
for points, script in sorted(fields(lines), key=lambda row: int(row[0].split(".")[0], 16)):
    if script in RTL:
        named.add(script)
        first, _, last = points.partition("..")
        first, last = int(first, 16), int(last or first, 16)
        if ranges and ranges[-1][1] == first - 1:
            ranges[-1][1] = last
        else:
            ranges.append([first, last])
assert named == RTL, RTL - named
write(
    "rtl-scripts.tsv",
    "Script is one of those that HarfBuzz shapes right to left: first, last (hexadecimal).",
    [scripts_stamp],
    [f"{first:04X}\t{last:04X}" for first, last in ranges],
)
