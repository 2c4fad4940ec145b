#!/usr/bin/env python3
"""Makes cldr_words.tsv and shapes.tsv beside it.

    python3 make-shapes.py ANNOTATIONS_PACKAGE LOCALENAMES_PACKAGE DATES_PACKAGE

The arguments are folders of the npm packages cldr-annotations-full, cldr-localenames-full
and cldr-dates-full 48.2.0.

cldr_words.tsv: the words by which CLDR describes characters in Arabic, an everyday
vocabulary; names of flags left out.

shapes.tsv: how much likelier three letters that follow each other are in a name from another
language than in an ordinary word, as ten times the logarithm of the ratio. Names: those of
given_names.tsv from Vladimir on, and CLDR's territories, languages and cities. Ordinary
words: the vocabulary above and the words of the other tables here. What was seen too rarely is
judged by its two pairs of letters.
"""

import collections
import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
FIRST_FOREIGN = "فلاديمير"
ARABIC = re.compile(r"^[\u0621-\u063A\u0641-\u064Aپچڤگژ]+$")
FOLDS = str.maketrans("أإآٱىة", "ااااي\u0647")
LEAST = 3


def fold(word):
    return re.sub("[\u064b-\u0652\u0640\u0670]", "", word).translate(FOLDS)


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def words(text):
    return [fold(word) for word in re.split(r"[\s()،,/\-–]+", text) if ARABIC.match(fold(word))]


def display_names(package, kind):
    path = Path(package) / f"main/ar/{kind}.json"
    names = json.loads(path.read_text(encoding="utf-8"))["main"]["ar"]["localeDisplayNames"][kind]
    return names.values()


def cities(zones):
    for value in zones.values():
        if isinstance(value, dict):
            if "exemplarCity" in value:
                yield value["exemplarCity"]
            yield from cities(value)


def is_flag(character):
    return "\U0001f1e6" <= character[0] <= "\U0001f1ff" or "\U000e0067" in character


def main(annotations, localenames, dates):
    given = [row[0] for row in rows("given_names.tsv")]
    # Single words of Arabic letters: others have no place among these.
    foreign = {fold(name) for name in given[given.index(FIRST_FOREIGN) :] if ARABIC.match(fold(name))}
    everyday = set()
    path = Path(annotations) / "annotations/ar/annotations.json"
    described = json.loads(path.read_text(encoding="utf-8"))["annotations"]["annotations"]
    for character, texts in described.items():
        if is_flag(character):
            continue
        for text in texts.get("default", []) + texts.get("tts", []):
            everyday.update(word for word in words(text) if len(word) >= LEAST)
    everyday -= {fold(name) for name in given}

    names = set(foreign)
    for kind in ["territories", "languages"]:
        for name in display_names(localenames, kind):
            if " " not in name and not name.startswith("ال"):
                names.update(words(name))
    path = Path(dates) / "main/ar/timeZoneNames.json"
    zones = json.loads(path.read_text(encoding="utf-8"))["main"]["ar"]["dates"]["timeZoneNames"]["zone"]
    for city in cities(zones):
        names.update(word for word in words(city) if not word.startswith("ال"))

    ordinary = set(everyday)
    for table in [
        "not_names.tsv",
        "common_words.tsv",
        "nouns.tsv",
        "titles.tsv",
        "sayings.tsv",
        "grammar.tsv",
        "organization_heads.tsv",
        "nisba.tsv",
    ]:
        for row in rows(table):
            ordinary.update(word for word in words(row[0].replace("|", " ")) if len(word) >= LEAST)
    # The endings under which ordinary words stand most.
    for word in list(ordinary):
        stem = word.removesuffix("ه")
        ordinary.update([stem + "ا", stem + "ات", stem + "ين"] if len(stem) > LEAST else [])
    ordinary -= {fold(name) for name in given}
    names -= ordinary

    everyday_only = sorted(everyday - {fold(row[0]) for row in rows("not_names.tsv")} - names)
    write("cldr_words.tsv", "Words by which CLDR 48.2.0 describes characters", everyday_only)
    scores = shapes(names, ordinary)
    lines = [f"{gram}\t{score}" for gram, score in sorted(scores.items()) if score]
    write("shapes.tsv", "Two and three letters (^ begins a word, $ ends it), ten times their log ratio", lines)
    print(len(names), "names", len(ordinary), "ordinary words", len(lines), "shapes", file=sys.stderr)


def grams(word, size):
    word = f"^{word}$"
    return [word[at : at + size] for at in range(len(word) - size + 1)]


def shapes(names, ordinary):
    count = {
        (kind, size): collections.Counter(gram for word in kind_words for gram in grams(word, size))
        for kind, kind_words in (("name", names), ("word", ordinary))
        for size in (2, 3)
    }
    total = {key: sum(counter.values()) for key, counter in count.items()}

    def pair(gram):
        name = (count["name", 2][gram] + 0.5) / total["name", 2]
        word = (count["word", 2][gram] + 0.5) / total["word", 2]
        return math.log(name / word)

    letters = sorted({letter for gram in count["name", 2] | count["word", 2] for letter in gram})
    scores = {a + b: round(10 * pair(a + b)) for a in letters for b in letters}
    for gram in count["name", 3] | count["word", 3]:
        prior = (pair(gram[:2]) + pair(gram[1:])) / 2
        name = (count["name", 3][gram] + 4 * math.exp(prior / 2)) / total["name", 3]
        word = (count["word", 3][gram] + 4 * math.exp(-prior / 2)) / total["word", 3]
        scores[gram] = round(10 * math.log(name / word))
    return scores


def write(name, what, lines):
    head = f"# {what}. Made by make-shapes.py; CLDR: Unicode License V3.\n"
    (HERE / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


main(*sys.argv[1:])
