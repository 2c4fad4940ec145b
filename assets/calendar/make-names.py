#!/usr/bin/env python3
"""Makes cldr.tsv beside it from CLDR JSON of the npm packages cldr-dates-full,
cldr-cal-islamic-full and cldr-cal-hebrew-full 48.2.0.

    python3 make-names.py DATES ISLAMIC HEBREW

Each argument is a folder that holds `main/LOCALE`. Taken are the wide names of months, in
both forms, of the locales of each family, and of weekdays. A name that an earlier family
has for the same month is not said again.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
GREGORIAN = [
    ("ar", "standard", ["ar"]),
    ("ar", "levant", ["ar-IQ", "ar-JO", "ar-LB", "ar-PS", "ar-SY"]),
    ("ar", "maghreb", ["ar-DZ", "ar-TN"]),
    ("ar", "morocco", ["ar-MA"]),
    ("ar", "mauritania", ["ar-MR"]),
    ("ar", "egypt", ["ar-EG"]),
    ("fa", "standard", ["fa"]),
    ("ur", "standard", ["ur"]),
    ("he", "standard", ["he"]),
]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# Months of leap years, and names that stand for two of them, have no number of their own.
HEBREW = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "7": 6, "8": 7, "9": 8, "10": 9,
          "11": 10, "12": 11, "13": 12, "7-yeartype-leap": 6}


def calendar(package, locale, name):
    path = Path(package) / "main" / locale / f"ca-{name}.json"
    return json.loads(path.read_text("utf-8"))["main"][locale]["dates"]["calendars"][name]


def months(package, locale, name):
    data = calendar(package, locale, name)["months"]
    for form in ("format", "stand-alone"):
        for key, month in data[form]["wide"].items():
            yield key, month


def main(dates, islamic, hebrew):
    rows = []

    def add(name, number, family, language):
        row = (name, str(number), family, language)
        said = any(r[0] == name and r[1] == row[1] and r[3] == language for r in rows)
        if not said:
            rows.append(row)

    for language, family, locales in GREGORIAN:
        for locale in locales:
            for key, name in months(dates, locale, "gregorian"):
                add(name, int(key), family, language)
    for language in ("ar", "fa", "ur"):
        for key, name in months(islamic, language, "islamic"):
            add(name, int(key), "hijri", language)
    for key, name in months(hebrew, "he", "hebrew"):
        if key in HEBREW:
            add(name, HEBREW[key], "hebrew", "he")
    days = []
    for language in ("ar", "fa", "ur", "he"):
        names = calendar(dates, language, "gregorian")["days"]["format"]["wide"]
        for number, key in enumerate(WEEKDAYS, 1):
            days.append((names[key], str(number), "weekday", language))
    head = (
        "# Names of months and weekdays, one a line: name, number, family, language.\n"
        "# Made by make-names.py from CLDR 48.2 (Unicode-3.0); not to be edited.\n"
    )
    lines = ["\t".join(row) for row in rows + days]
    (HERE / "cldr.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
