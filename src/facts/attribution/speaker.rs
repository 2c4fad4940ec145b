//! The speaker of one word of saying: who stands behind it, before it, or holds the title
//! that stands there.

use std::collections::HashMap;

use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::saying::Cue;
use crate::facts::view::View;
use crate::facts::{names, time, title};
use crate::letters::words::WordKind;
use crate::letters::{Span, fold};

/// How far behind a verb its subject may end, in words.
pub(super) const REACH: usize = 16;

pub(super) fn speaker(
    view: &View,
    actors: &Actors,
    at: usize,
    cue: Cue,
    end: usize,
) -> Option<String> {
    match cue {
        Cue::Participle | Cue::Impersonal => None,
        Cue::Relay => {
            let from = (end..end + REACH).find(|&at| view.words.key(at) == "عن")?;
            subject(view, actors, from + 1)
        }
        // "وفق ما أعلن X": the verb stands between.
        Cue::Source if matches!(view.words.key(end), "ما" | "لما") => {
            let preposition = matches!(view.words.key(end + 2), "به" | "عنه" | "اليه");
            subject(view, actors, end + 2 + usize::from(preposition))
        }
        Cue::Source | Cue::Document => subject(view, actors, end),
        Cue::Verb => {
            let verb = view.words.key(end - 1);
            // "وصفته أنقرة": the ending stands before the pronoun.
            let verb = ["ته", "تها"]
                .iter()
                .find(|ending| verb.ends_with(**ending))
                .map_or(verb, |_| "ت");
            let masculine = !verb.ends_with('ت');
            subject(view, actors, end)
                // "اتهم الانفصاليين": in the oblique, the object.
                .filter(|who| !(who.starts_with("ال") && who.ends_with("ين") && !who.contains(' ')))
                .filter(|_| !(masculine && is_object(view, actors, end)))
                .or_else(|| before(view, actors, at))
        }
    }
}

/// "واتهم باكو": a masculine verb with a feminine place behind it has it as its object.
fn is_object(view: &View, actors: &Actors, at: usize) -> bool {
    let start = view.words.span(at).start;
    actors
        .from(start)
        .first()
        .is_some_and(|fact| fact.span.start == start && fact.kind() == Kind::Place)
        && !view.has_article(at)
        && view.words.key(at) != "لبنان"
}

/// The facts that may speak, and who holds which title in the article.
pub(super) struct Actors<'f> {
    facts: &'f [Fact],
    /// Where a title stands, without its country, in the order of the text.
    titled: Vec<(usize, String)>,
    /// By title without country, and country.
    holders: HashMap<(String, &'f str), &'f str>,
    /// By the head of the title alone, and country; `None` where two hold such a title.
    heads: HashMap<(String, &'f str), Option<&'f str>>,
}

impl<'f> Actors<'f> {
    pub(super) fn new(facts: &'f [Fact]) -> Self {
        let mut titled = Vec::new();
        let mut holders = HashMap::new();
        let mut heads: HashMap<(String, &str), Option<&str>> = HashMap::new();
        for fact in facts {
            if let Detail::Person { name, roles, .. } = &fact.detail {
                for role in roles {
                    titled.push((fact.span.start, base(&role.title)));
                    if let Some(country) = &role.country {
                        let key = (base(&role.title), country.as_str());
                        heads
                            .entry((head_of(&key.0), country.as_str()))
                            .and_modify(|holder| {
                                *holder = holder.filter(|held| *held == name.as_str())
                            })
                            .or_insert(Some(name.as_str()));
                        holders.entry(key).or_insert(name.as_str());
                    }
                }
            }
        }
        Self {
            facts,
            titled,
            holders,
            heads,
        }
    }

    /// The facts from a byte on.
    fn from(&self, byte: usize) -> &'f [Fact] {
        let first = self.facts.partition_point(|fact| fact.span.start < byte);
        self.facts.get(first..).unwrap_or_default()
    }

    /// The last fact before a byte.
    fn before(&self, byte: usize) -> Option<&'f Fact> {
        let first = self.facts.partition_point(|fact| fact.span.start < byte);
        self.facts.get(first.checked_sub(1)?)
    }
}

/// The person whose role in the article is the title at a word, where no name follows.
fn holder(view: &View, actors: &Actors, at: usize) -> Option<String> {
    let title = title::title(view, at)?;
    let country = title.role.country.as_deref()?;
    let held = if title.class == title::Class::Same {
        // نظيره: he holds the title of the person before, in his own country.
        let here = view.words.span(at).start;
        let before = actors.titled.partition_point(|(start, _)| *start < here);
        let (_, of_before) = actors.titled.get(before.checked_sub(1)?)?;
        actors.holders.get(&(of_before.clone(), country)).copied()
    } else {
        let wanted = base(&title.role.title);
        // "الوزير الأرميني": the one who was introduced as وزير خارجية.
        let alone = !wanted.contains(' ');
        actors
            .holders
            .get(&(wanted.clone(), country))
            .copied()
            .or_else(|| {
                let held = actors.heads.get(&(head_of(&wanted), country));
                held.copied().flatten().filter(|_| alone)
            })
    };
    held.map(str::to_owned)
}

/// The first word of a title, without the article.
fn head_of(title: &str) -> String {
    let first = title.split(' ').next().unwrap_or("");
    first.strip_prefix("ال").unwrap_or(first).to_owned()
}

/// A title without its adjective of nationality, which has more than one spelling.
fn base(title: &str) -> String {
    title
        .split(' ')
        .filter(|word| nisba(&fold(word)).is_none_or(|found| found.country.is_none()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The subject that begins at a word: a titled person, a name, or a noun phrase.
fn subject(view: &View, actors: &Actors, at: usize) -> Option<String> {
    subject_within(view, actors, at, 2)
}

/// As [`subject`], behind so many words for what was written: "آخر حصيلة صادرة عن X".
fn subject_within(view: &View, actors: &Actors, at: usize, documents: usize) -> Option<String> {
    // "اليوم، أعلن أمس الخميس الكرملين": times stand between verb and subject.
    let at = (at..at + 4)
        .find(|&word| view.words.kind(word) == WordKind::Letters)
        .filter(|&word| word == at)?;
    let end = clause_end(view, at);
    // "آخر حصيلة صادرة عن X", "بيان X"
    if grammar::is(view.words.key(at), Class::Document) {
        let from = (at + 1..at + 5)
            .find(|&word| view.words.key(word) == "عن")
            .unwrap_or(at);
        return subject_within(view, actors, from + 1, documents.checked_sub(1)?);
    }
    if view.words.key(at) == "كل" && view.words.key(at + 1) == "من" {
        return noun_phrase(view, actors, at);
    }
    let within = |span: Span, until: usize| {
        span.start >= view.words.span(at).start && span.start < view.words.span(until).start
    };
    let near = actors.from(view.words.span(at).start).iter().take(8);
    if title::head(view, at).is_some() {
        let person = near
            .clone()
            .find(|fact| fact.kind() == Kind::Person && within(fact.span, end));
        return person
            .and_then(Fact::name)
            .map(str::to_owned)
            .or_else(|| holder(view, actors, at))
            .or_else(|| noun_phrase(view, actors, at));
    }
    near.clone()
        .find(|fact| {
            matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place)
                && within(fact.span, (at + 1).min(end))
        })
        .and_then(Fact::name)
        .map(str::to_owned)
        .or_else(|| noun_phrase(view, actors, at))
}

/// "الكرملين أعلن": the name right before the verb.
fn before(view: &View, actors: &Actors, at: usize) -> Option<String> {
    let verb = view.words.span(at).start;
    // "رئيس الوزراء الأرميني أعلن": a title right before the verb.
    let titled = (at.saturating_sub(5)..at)
        .find(|&from| title::title(view, from).is_some_and(|title| title.end == at));
    if let Some(holder) = titled.and_then(|from| holder(view, actors, from)) {
        return Some(holder);
    }
    let fact = actors.before(verb)?;
    let between = view.text().get(fact.span.end..verb)?;
    let named = matches!(fact.kind(), Kind::Person | Kind::Organization);
    (named
        && between
            .trim_matches(['"', '”', '»', ' ', '\u{A0}'])
            .is_empty())
    .then(|| fact.name().map(str::to_owned))
    .flatten()
}

/// Where the clause of the subject ends: أن, a quotation, a comma, a full stop.
fn clause_end(view: &View, at: usize) -> usize {
    (at..at + REACH)
        .find(|&word| {
            view.ends_sentence(word)
                || view.is_comma(word)
                || view.is_quote_mark(word)
                || grammar::is(view.words.key(word), Class::That)
                || view.words.key(word) == ":"
        })
        .unwrap_or(at + REACH)
}

/// A speaker without a name: "الانفصاليون", "مسؤول بوزارة الدفاع التركية".
fn noun_phrase(view: &View, actors: &Actors, at: usize) -> Option<String> {
    let words = &view.words;
    let first = words.key(at);
    let named = view.has_article(at)
        || grammar::is(first, Class::Unnamed)
        || title::head(view, at).is_some();
    if !named || names::is_given(view, at) || time::is_word(view, at) {
        return None;
    }
    let end = clause_end(view, at);
    let mut to = at + 1;
    while to < end.min(at + 6) && words.kind(to) == WordKind::Letters && !time::is_word(view, to) {
        let key = words.key(to);
        let goes_on = view.has_article(to)
            || ["بال", "بوزاره", "لل", "وال"]
                .iter()
                .any(|prefix| key.starts_with(prefix))
            || grammar::is(key, Class::OfUnnamed)
                && words.kind(to + 1) == WordKind::Letters
                && !words.key(to + 1).starts_with('ا') | view.has_article(to + 1);
        if !goes_on
            || matches!(key, "في" | "الذي" | "التي" | "الذين")
            || key.starts_with("للصحا")
            || key.starts_with("للصحف")
        {
            break;
        }
        to += 1;
    }
    while to > at + 1 && matches!(words.key(to - 1), "من" | "في") {
        to -= 1;
    }
    // "رئيس المؤتمر": a title goes as far as it goes, but not into the next clause.
    if let Some(title) = title::title(view, at)
        && title.end > to
        && title.end <= end
        && view.words.kind(title.end - 1) == WordKind::Letters
    {
        to = title.end;
    }
    // "مندوب أرمينيا", "مسؤول في وزارة الدفاع التركية": the body that he speaks for.
    let joint = usize::from(matches!(words.key(to), "في" | "من"));
    let start = words.span(to + joint).start;
    let body = actors.from(start).first().filter(|fact| {
        fact.span.start == start
            && matches!(fact.kind(), Kind::Organization | Kind::Place)
            && (joint == 1 || !view.has_article(at))
    });
    if let Some(body) = body
        && to + joint < end
    {
        return view
            .text()
            .get(words.span(at).start..body.span.end)
            .map(str::to_owned);
    }
    Some(view.span(at, 0, to).of(view.text()).to_owned())
}
