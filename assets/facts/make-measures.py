#!/usr/bin/env python3
"""Makes measures.tsv beside it from CLDR JSON of the npm packages cldr-units-full and
cldr-numbers-full 48.2.0.

    python3 make-measures.py UNITS_PACKAGE NUMBERS_PACKAGE

Each argument is a folder that holds `main/LANGUAGE`. Taken are the names that a number may
stand before, in every plural form: units of the list below with their UCUM codes, and
currencies that are in use with their ISO 4217 codes and local signs.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ["ar", "fa", "ur", "he"]
UNITS = {
    "length-kilometer": ("km", "distance"),
    "length-meter": ("m", "distance"),
    "length-centimeter": ("cm", "distance"),
    "length-millimeter": ("mm", "distance"),
    "length-mile": ("[mi_i]", "distance"),
    "length-yard": ("[yd_i]", "distance"),
    "length-foot": ("[ft_i]", "distance"),
    "length-inch": ("[in_i]", "distance"),
    "length-nautical-mile": ("[nmi_i]", "distance"),
    "length-light-year": ("[ly]", "distance"),
    "area-square-kilometer": ("km2", "area"),
    "area-square-meter": ("m2", "area"),
    "area-hectare": ("har", "area"),
    "area-acre": ("[acr_us]", "area"),
    "area-square-mile": ("[mi_us]2", "area"),
    "area-square-foot": ("[ft_i]2", "area"),
    "area-dunam": ("dunam", "area"),
    "volume-cubic-meter": ("m3", "volume"),
    "volume-cubic-kilometer": ("km3", "volume"),
    "volume-cubic-foot": ("[ft_i]3", "volume"),
    "volume-liter": ("L", "volume"),
    "volume-milliliter": ("mL", "volume"),
    "volume-gallon": ("[gal_us]", "volume"),
    "volume-barrel": ("[bbl_us]", "volume"),
    "mass-tonne": ("t", "weight"),
    "mass-kilogram": ("kg", "weight"),
    "mass-gram": ("g", "weight"),
    "mass-milligram": ("mg", "weight"),
    "mass-pound": ("[lb_av]", "weight"),
    "mass-ounce": ("[oz_av]", "weight"),
    "mass-carat": ("[car_m]", "weight"),
    "power-gigawatt": ("GW", "power"),
    "power-megawatt": ("MW", "power"),
    "power-kilowatt": ("kW", "power"),
    "power-watt": ("W", "power"),
    "power-horsepower": ("[HP]", "power"),
    "energy-kilowatt-hour": ("kW.h", "power"),
    "speed-kilometer-per-hour": ("km/h", "speed"),
    "speed-mile-per-hour": ("[mi_i]/h", "speed"),
    "speed-meter-per-second": ("m/s", "speed"),
    "speed-knot": ("[kn_i]", "speed"),
    "temperature-celsius": ("Cel", "temperature"),
    "temperature-fahrenheit": ("[degF]", "temperature"),
    "concentr-percent": ("%", "percent"),
}


def clean(form):
    """Without direction marks, vowel signs and the spaces that CLDR keeps together."""
    form = re.sub("[\u200b-\u200f\u061c\u064b-\u0652]", "", form).replace("\u00a0", " ")
    return form.strip()


def patterns(entry):
    for key, pattern in entry.items():
        if key.startswith("unitPattern") and "case" not in key and pattern.startswith("{0}"):
            form = clean(pattern.removeprefix("{0}"))
            # One letter is a word as often as a unit; a slash is read as a fraction.
            if len(form) > 1 and not re.search(r"[{}/A-Za-z0-9]", form):
                yield form


def load(package, language, name):
    path = Path(package) / "main" / language / name
    return json.loads(path.read_text(encoding="utf-8"))["main"][language]


def rows():
    units_package, numbers_package = sys.argv[1:3]
    for language in LANGUAGES:
        units = load(units_package, language, "units.json")["units"]
        for name, (code, category) in UNITS.items():
            for width in ["long", "short"]:
                for form in patterns(units[width].get(name, {})):
                    yield form, code, category, language
        currencies = load(numbers_package, language, "currencies.json")["numbers"]["currencies"]
        for code, entry in currencies.items():
            names = [value for key, value in entry.items() if key.startswith("displayName")]
            if code.startswith("X") or any(re.search(r"[0-9()\u2013A-Za-z-]", name) for name in names):
                continue
            sign = clean(entry.get("symbol", "")).rstrip(".")
            if len(sign) > 2 and "." in sign and not re.search(r"[A-Za-z]", sign):
                names.append(sign)
            for form in map(clean, names):
                if form:
                    yield form, code, "money", language


seen = set()
lines = [
    "# Names of units and currencies: form, code (UCUM, ISO 4217), category, language. Made by make-measures.py from",
    "# CLDR 48.2.0 (npm cldr-units-full, cldr-numbers-full). (C) 2004-2025 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0",
]
for row in rows():
    if (row[0], row[3]) not in seen:
        seen.add((row[0], row[3]))
        lines.append("\t".join(row))
(HERE / "measures.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
