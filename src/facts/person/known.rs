//! Persons of the gazetteer. Rows: `assets/facts/persons.tsv`.

use foldhash::HashSet;
use std::sync::OnceLock;

use super::Mention;
use crate::facts::gazetteer::Phrases;
use crate::facts::lists::{self, own};
use crate::facts::tables::{alternatives, rows};
use crate::facts::view::View;
use crate::facts::{names, organization, place};
use crate::letters::words::WordKind;

struct Known {
    /// The full name; `None` where this is one.
    full: Option<&'static str>,
    english: &'static str,
    /// ISO 3166 alpha-2, of an office that the text names without one.
    country: &'static str,
}

fn gazetteer() -> &'static Phrases<Known> {
    static TABLE: OnceLock<Phrases<Known>> = OnceLock::new();
    TABLE.get_or_init(|| {
        lists::phrases(lists::List::Persons, "persons", || {
            own(lists::List::Persons)
                .chain(rows::<4>(include_str!("../../../assets/facts/persons.tsv")))
                .flat_map(|[full, short, english, country]| {
                    let first = alternatives(full).next();
                    let whole = alternatives(full).map(move |name| {
                        (
                            name,
                            Known {
                                full: None,
                                english,
                                country,
                            },
                        )
                    });
                    let short = alternatives(short).map(move |name| {
                        (
                            name,
                            Known {
                                full: first,
                                english,
                                country,
                            },
                        )
                    });
                    whole.chain(short)
                })
        })
    })
}

/// The bit of the list.
pub(super) fn list() -> u64 {
    gazetteer().bit()
}

/// True where a folded word opens a row.
pub fn opens(word: &str) -> bool {
    gazetteer().opens(word)
}

/// A name of the gazetteer.
pub(super) fn known(view: &View, at: usize) -> Option<Mention> {
    if !view.listed {
        return None;
    }
    let found = gazetteer().at_stem(&view.words, at)?;
    if found.value.full.is_some() {
        // "بن لادن", "مرسى" of "مرسي", "فرائس" of "رايس": not the short name.
        let last = view.words.span(found.end - 1).of(view.text());
        let clitic = view.words.key(at).starts_with(['ف', 'ك']) && found.cut > 0;
        if view.words.key(at.wrapping_sub(1)) == "بن" || last.ends_with('ى') || clitic {
            return None;
        }
        // "عبد الناصر اللافي": a given name too, which then has a last name of its own.
        let compound = found.end == at + 2 && found.cut == 0;
        if compound && names::run(view, at).is_some_and(|run| run.end > found.end) {
            return None;
        }
        // "جماعة (الحوثي)": the body is called so.
        let mark = at
            .checked_sub(2)
            .filter(|mark| view.words.key(mark + 1) == "(" || view.is_quote_mark(mark + 1));
        if mark.is_some_and(|noun| organization::is_head(view, noun)) {
            return None;
        }
        // "لمنزل بورقيبة": a town that was named after him.
        let before = at.checked_sub(1).filter(|_| found.cut == 0);
        if before.is_some_and(|at| place::known(view, at).is_some_and(|town| town.end > at + 1)) {
            return None;
        }
    }
    let mut end = found.end;
    if view.words.key(end) == "ال" && view.words.kind(end + 1) == WordKind::Letters {
        // "محمد بن زايد آل نهيان"
        end += 2;
    }
    // "تميم بن حمد بن خليفة آل ثاني": his forefathers.
    if found.end > at + 1
        && matches!(view.words.key(end), "بن" | "آل" | "ال")
        && let Some(run) = names::run(view, at).filter(|run| run.end > end)
    {
        end = run.end;
    }
    // "دونالد ترامب جونيور": his son.
    let other = matches!(view.words.key(end), "جونيور" | "الابن" | "الاب" | "سينيور");
    end += usize::from(other);
    Some(Mention {
        english: Some(found.value.english).filter(|name| !name.is_empty() && !other),
        country: Some(found.value.country).filter(|code| !code.is_empty() && !other),
        ..Mention::new(view, (at, found.cut, end), 0.95, "person.gazetteer")
    })
}

/// Last names of the gazetteer that an article gives to others: "عادل بلعيد" is not Chokri Belaid,
/// and neither is "بلعيد" behind him.
#[derive(Default)]
pub(super) struct Others {
    names: HashSet<String>,
    /// The last names of others' whole names.
    whole: HashSet<String>,
    /// Those of whole names of the gazetteer.
    own: HashSet<String>,
}

impl Others {
    /// Notes a whole name that was found, and ends with a last name of the gazetteer.
    pub(super) fn note(&mut self, view: &View, found: &Mention) {
        let last = found.end - 1;
        if last == found.at {
            return;
        }
        let short = || {
            view.listed
                && gazetteer()
                    .at_stem(&view.words, last)
                    .is_some_and(|known| known.value.full.is_some() && known.end == found.end)
        };
        if found.english.is_some() {
            self.own.insert(view.words.key(last).to_owned());
        } else if short() {
            self.whole.insert(view.words.key(last).to_owned());
        }
    }

    /// Gives the last name alone back, also above the whole one: "المالكي: …" over "رياض المالكي".
    /// Where the article names the well-known one in full too, it stays his.
    pub(super) fn settle(&self, view: &View, mentions: &mut [Mention]) {
        if self.whole.is_empty() {
            return;
        }
        for mention in mentions.iter_mut() {
            let key = view.words.key(mention.at);
            let alone = mention.english.is_some() && mention.end == mention.at + 1;
            if alone && self.whole.contains(key) && !self.own.contains(key) {
                mention.english = None;
                mention.country = None;
                mention.confidence = 0.85;
                mention.rule = "person.last-name";
            }
        }
    }

    /// A mention by the last name alone, or the other's whose given name stands before it.
    pub(super) fn claim(&mut self, view: &View, before: &[Mention], known: Mention) -> Mention {
        let short = gazetteer()
            .at_stem(&view.words, known.at)
            .is_some_and(|found| found.value.full.is_some());
        let last = view.words.key(known.end - 1);
        if !short || known.end > known.at + 1 {
            return known;
        }
        if self.names.contains(last) {
            let alone = (known.at, known.cut, known.end);
            return Mention::new(view, alone, 0.85, "person.last-name");
        }
        let Some(given) = known.at.checked_sub(1).filter(|_| known.cut == 0) else {
            return known;
        };
        let free = before.last().is_none_or(|before| before.end <= given);
        // "زيندزي مانديلا": one whom no list knows, in one pair of marks with the last name.
        let marked = || {
            given
                .checked_sub(1)
                .is_some_and(|mark| view.is_quote_mark(mark))
                && view.is_quote_mark(known.end)
                && names::part(view, given) != names::Part::No
        };
        if !free || !(names::is_given(view, given) || names::is_weak(view, given) || marked()) {
            return known;
        }
        self.names.insert(last.to_owned());
        Mention::new(view, (given, 0, known.end), 0.75, "person.given-name")
    }
}
