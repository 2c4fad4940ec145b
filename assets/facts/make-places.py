#!/usr/bin/env python3
"""Makes cldr_places.tsv beside it: the states and territories of the world, continents and
their parts, and cities, in four languages, by CLDR.

    python3 make-places.py LOCALENAMES_PACKAGE DATES_PACKAGE CORE_PACKAGE

The arguments are folders of the npm packages cldr-localenames-full, cldr-dates-full and
cldr-core 48.2.0. What places.tsv has under the same Arabic name goes before.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ["ar", "fa", "ur", "he"]
# Groups of states, and what is no place of news.
LEFT_OUT = {"001", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
# Directions stand outside a name: "شرق أفريقيا".
LEFT_OUT |= {"011", "014", "015", "017", "030", "034", "035", "039", "143", "145", "151", "154", "155"}
# Cities of the time zones that stand for something else, or for a state.
NO_CITY = {"Unknown", "Center", "Troll", "Palmer", "Davis", "Casey", "Vostok", "Wake", "Midway", "Knox", "Nome",
           "Beulah", "Tell_City", "Samara", "Oral", "Truk", "Lower_Princes", "Hebron", "Guam", "Davis", "Kirov",
           "Whitehorse", "Dili", "Lima", "Eucla", "Syowa", "Mawson", "Easter", "Chatham", "Marengo", "Vevay", "Thule", "Creston",
           "Regina", "Resolute", "Sitka", "Boise", "Adak", "Juneau", "Belem", "Darwin", "Perth", "Chita"}


WORDS = {
    line.split("\t")[0]
    for table in ["given_names.tsv", "not_names.tsv", "common_words.tsv", "cldr_words.tsv"]
    for line in (HERE / table).read_text(encoding="utf-8").splitlines()
}


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def zone_cities(zones, path=()):
    for key, value in zones.items():
        if isinstance(value, dict):
            if "exemplarCity" in value:
                yield "/".join((*path, key)), key, value["exemplarCity"]
            yield from zone_cities(value, (*path, key))


def clean(name):
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    return re.sub("[\u200e\u200f]", "", name)


def main(localenames, dates, core):
    english = load(f"{localenames}/main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    lines = []
    taken = set()
    cities_en = {}
    zones = load(f"{core}/supplemental/metaZones.json")
    countries = {}
    for entry in load(f"{core}/supplemental/windowsZones.json")["supplemental"]["windowsZones"]["mapTimezones"]:
        zone = entry["mapZone"]
        for name in zone["_type"].split():
            if zone["_territory"] != "001":
                countries.setdefault(name, zone["_territory"])
    for language in LANGUAGES:
        names = load(f"{localenames}/main/{language}/territories.json")["main"][language]["localeDisplayNames"]["territories"]
        for code, name in names.items():
            base = code.split("-")[0]
            if base in LEFT_OUT or len(clean(name)) < 2:
                continue
            kind = "continent" if base.isdigit() else "country"
            country = "" if base.isdigit() else base
            add(lines, taken, language, clean(name), kind, country, english.get(base, base))
            # Persian and Urdu keep the article of no name; Arabic news leaves out what a state is.
            if language == "ar":
                short = re.sub(r"^(جمهورية|مملكة|دولة) ", "", clean(name))
                add(lines, taken, language, short, kind, country, english.get(base, base))
        zones = load(f"{dates}/main/{language}/timeZoneNames.json")["main"][language]["dates"]["timeZoneNames"]["zone"]
        for zone, key, city in zone_cities(zones):
            if key in NO_CITY:
                continue
            country = countries.get(zone, "")
            add(lines, taken, language, clean(city), "city", country, key.replace("_", " "))
    head = "# Places of the world: name, type, country, English, language. CLDR 48.2.0, Unicode License V3; made by make-places.py.\n"
    (HERE / "cldr_places.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), file=sys.stderr)


def add(lines, taken, language, name, kind, country, english):
    if (language, name) in taken or re.search("[،/\\-–‐]", name):
        return
    # A short city, or one that is a person's name or a word too, says too little.
    if kind == "city" and " " not in name and (len(name) < (4 if language == "ar" else 3) or name in WORDS):
        return
    taken.add((language, name))
    lines.append("\t".join([name, kind, country, english, language]))


main(*sys.argv[1:])
