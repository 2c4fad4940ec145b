//! The speaker of one word of saying: who stands behind it, before it, or holds the title
//! that stands there.

use super::actors::{Actors, holder};
use super::phrase::{behind_preposition, between, clause_end, noun_phrase, until_comma};
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Fact, Kind};
use crate::facts::saying::{self, Cue, Saying, Takes};
use crate::facts::view::View;
use crate::facts::{organization, title};
use crate::letters::Span;
use crate::letters::words::WordKind;

/// How far behind a verb its subject may end, in words.
pub(super) const REACH: usize = 16;

/// The longest phrase for one whose words are relayed.
const LONGEST: usize = 9;

/// Who is named as the speaker, and where.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// Its first word.
    pub(super) at: usize,
    /// The word after the phrase.
    pub(super) end: usize,
    /// A person, a body or a place of the article; otherwise the phrase as it stands.
    pub(super) named: bool,
    /// The name, or the phrase.
    pub(super) name: String,
}

impl Subject {
    fn named(at: usize, end: usize, name: impl Into<String>) -> Self {
        Self {
            at,
            end,
            named: true,
            name: name.into(),
        }
    }
}

pub(super) fn speaker(
    view: &View,
    actors: &Actors,
    at: usize,
    saying: Saying,
    end: usize,
) -> Option<Subject> {
    let Saying { cue, takes, .. } = saying;
    match cue {
        Cue::Participle | Cue::Impersonal | Cue::Trailing => None,
        Cue::Relay => {
            let from = (end..end + REACH).find(|&at| view.words.key(at) == "عن")? + 1;
            let who = subject(view, actors, from)?;
            // "نقلت عن الأميرال فلان الفلاني قوله"
            let told = (from..from + LONGEST).find(|&at| saying::cue(view, at).is_some());
            match told.filter(|&told| !who.named && told > who.end) {
                Some(told) => Some(Subject {
                    end: told,
                    name: view.span(from, 0, told).of(view.text()).to_owned(),
                    ..who
                }),
                None => Some(who),
            }
        }
        // "حسبما أعلن X", "وفق ما أعلن X": the verb stands between.
        Cue::Source if view.words.key(end - 1).ends_with("ما") => {
            let preposition = matches!(view.words.key(end + 1), "به" | "عنه" | "اليه");
            subject(view, actors, end + 1 + usize::from(preposition))
        }
        Cue::Source if matches!(view.words.key(end), "ما" | "لما") => {
            let preposition = matches!(view.words.key(end + 2), "به" | "عنه" | "اليه");
            subject(view, actors, end + 2 + usize::from(preposition))
        }
        Cue::Source | Cue::Document => subject(view, actors, end)
            .or_else(|| behind_preposition(view, end))
            .or_else(|| until_comma(view, end).filter(|_| cue == Cue::Source)),
        Cue::Verb => {
            let verb = view.words.key(end - 1);
            // "وصفته أنقرة": the ending stands before the pronoun.
            let verb = ["ته", "تها"]
                .iter()
                .find(|ending| verb.ends_with(**ending))
                .map_or(verb, |_| "ت");
            // "تقول باكو"
            let bare = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
            let masculine = !verb.ends_with('ت') && !bare.starts_with('ت');
            // "أوضحت للقائد": the one who is told.
            let (end, told) = behind_hearer(view, actors, end);
            let behind = subject(view, actors, end)
                .filter(|_| !told)
                .or_else(|| decorated(view, actors, end));
            // "السياسي فلان الفلاني أن": a name that no list knows.
            let behind = match (behind, between(view, end)) {
                (Some(who), Some(longer)) if !who.named && longer.end > who.end => Some(longer),
                (who, _) => who,
            };
            // "اتهم الانفصاليين", "رفض التكهن", "اتهم باكو": the object.
            let object = behind.as_ref().is_some_and(|who| {
                let oblique = !who.named
                    && who.name.starts_with("ال")
                    && who.name.ends_with("ين")
                    && !who.name.contains(' ');
                // "أُعلن الحداد": what is declared, where no statement follows.
                let thing = !who.named
                    && !is_human(view, who.at)
                    && (takes == Takes::Nothing || !saying::opens_soon(view, who.end, true));
                oblique || thing || masculine && is_object(view, actors, end)
            });
            let own = behind.filter(|_| !object).map(|who| {
                let object = takes == Takes::Nothing && !who.named;
                if object { alone(view, who) } else { who }
            });
            own.or_else(|| before(view, actors, at))
                .or_else(|| between(view, end).filter(|_| !object && takes != Takes::Nothing))
        }
    }
}

/// "وقال \"فلان\" إن": a name between marks.
fn decorated(view: &View, actors: &Actors, mark: usize) -> Option<Subject> {
    if !view.is_quote_mark(mark) {
        return None;
    }
    let byte = view.words.span(mark + 1).start;
    let fact = actors.from(byte).first()?;
    let closed = view.is_quote_mark(view.words.at_byte(fact.span.end));
    (fact.span.start == byte && closed)
        .then(|| by_fact(view, mark + 1, fact))
        .flatten()
}

/// "ووصف الناطق الاتهامات بـ": a definite word behind a bare role is what is described,
/// unless it is the role's adjective.
fn alone(view: &View, who: Subject) -> Subject {
    let second = who.at + 1;
    let adjective = view.words.key(second).ends_with(['ي', 'ه']);
    if who.end <= second || !view.has_article(who.at) || !view.has_article(second) || adjective {
        return who;
    }
    Subject {
        end: second,
        name: view.span(who.at, 0, second).of(view.text()).to_owned(),
        ..who
    }
}

/// "قال لوكالة الأنباء فلان": the word behind the body that is told; and whether what
/// stands there is still the one who is told.
fn behind_hearer(view: &View, actors: &Actors, at: usize) -> (usize, bool) {
    let key = view.words.key(at);
    if !key.starts_with('ل') || view.has_article(at) {
        return (at, false);
    }
    let start = view.words.span(at).start;
    let hearer = actors.from(start).first().filter(|fact| {
        fact.kind() == Kind::Organization
            && fact.span.start > start
            && fact.span.start < view.words.span(at).end
    });
    match hearer {
        Some(hearer) => (view.words.at_byte(hearer.span.end), false),
        None => (at, key.starts_with("لل")),
    }
}

/// A role, a body, people without a name, or a plural in the nominative.
fn is_human(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    title::head(view, at).is_some()
        || organization::is_head(view, at)
        || grammar::is(key, Class::Unnamed)
        || key.ends_with("ون")
}

/// The subject of the sentence of a participle: "وقبل المغرب …، موضحا أن".
pub(super) fn of_sentence(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let start = view.sentence_start(at, 60);
    let verb = start + usize::from(grammar::is(view.words.key(start), Class::LeadsOn));
    let first = verb + 1;
    if title::head(view, first).is_some() {
        return subject(view, actors, first).filter(|who| who.named && who.end <= at);
    }
    let byte = view.words.span(first).start;
    let fact = actors.from(byte).first()?;
    let actor = matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place);
    (fact.span.start == byte && actor)
        .then(|| by_fact(view, first, fact))
        .flatten()
        .filter(|who| who.end <= at)
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

/// The subject that begins at a word: a titled person, a name, or a noun phrase.
fn subject(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let who = subject_within(view, actors, at, 2)?;
    if who.named {
        return Some(who);
    }
    // "النائب عن حركة فلان الفلاني": the name stands right behind the phrase, or its comma.
    let behind = who.end + usize::from(view.is_comma(who.end));
    let byte = view.words.span(behind).start;
    let name = actors
        .from(byte)
        .first()
        .filter(|fact| fact.span.start == byte && fact.kind() == Kind::Person)
        .and_then(|fact| by_fact(view, at, fact));
    Some(name.unwrap_or(who))
}

/// As [`subject`], behind so many words for what was written: "آخر حصيلة صادرة عن X".
fn subject_within(view: &View, actors: &Actors, at: usize, documents: usize) -> Option<Subject> {
    if view.words.kind(at) != WordKind::Letters {
        return None;
    }
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
    let start = view.words.span(at).start;
    let within =
        |span: Span, until: usize| span.start >= start && span.start < view.words.span(until).start;
    let near = actors.from(start).iter().take(8);
    if title::head(view, at).is_some() {
        let person = near
            .clone()
            .find(|fact| fact.kind() == Kind::Person && within(fact.span, end))
            .filter(|fact| !is_interrupted(view, at, fact))
            .or_else(|| apposed(view, actors, end));
        return person
            .and_then(|fact| by_fact(view, at, fact))
            .or_else(|| {
                let holder = holder(view, actors, at)?;
                let end = title::title(view, at).map_or(at + 1, |title| title.end);
                Some(Subject::named(at, end, holder))
            })
            // A name that no list knows stands behind its title.
            .or_else(|| between(view, at).filter(|who| who.end > at + 2))
            .or_else(|| noun_phrase(view, actors, at));
    }
    near.clone()
        .find(|fact| {
            matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place)
                && within(fact.span, (at + 1).min(end))
        })
        .and_then(|fact| by_fact(view, at, fact))
        .or_else(|| {
            // "الناشط الحقوقي، فلان الفلاني،": the name stands behind the comma.
            let apposed = apposed(view, actors, end).filter(|_| view.has_article(at));
            apposed.and_then(|fact| by_fact(view, at, fact))
        })
        .or_else(|| noun_phrase(view, actors, at))
}

fn by_fact(view: &View, at: usize, fact: &Fact) -> Option<Subject> {
    let end = view.words.at_byte(fact.span.end);
    fact.name().map(|name| Subject::named(at, end, name))
}

/// "قال وزير الخارجية خلال لقائه مع فلان": the name is another's.
fn is_interrupted(view: &View, at: usize, fact: &Fact) -> bool {
    let name = view.words.at_byte(fact.span.start);
    let end = title::title(view, at).map_or(at + 1, |title| title.end);
    (at + 1..name).any(|word| {
        let key = view.words.key(word);
        grammar::is(key, Class::Circumstance)
            || word >= end && matches!(key, "علي" | "عن" | "من" | "الي")
    })
}

/// "وزيرة الطاقة، فلانة الفلانية،": a person between the comma at a word and the next mark.
fn apposed<'f>(view: &View, actors: &Actors<'f>, comma: usize) -> Option<&'f Fact> {
    if !view.is_comma(comma) {
        return None;
    }
    let fact = actors.from(view.words.span(comma).end).first()?;
    let first = view.words.at_byte(fact.span.start);
    let after = view.words.at_byte(fact.span.end);
    let closed = view.is_comma(after)
        || view.is_quote_mark(after)
        || view.words.key(after) == ":"
        || grammar::is(view.words.key(after), Class::That)
        || grammar::is(view.words.key(after), Class::Circumstance)
        || grammar::is(view.words.key(after), Class::IntoSentence);
    (first == comma + 1 && fact.kind() == Kind::Person && closed).then_some(fact)
}

/// "وكان الوزير قد قال", "أما الوزارة فقالت": the subject stands behind the first word.
fn of_topic(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let perfect = view.words.key(at.wrapping_sub(1)) == "قد";
    let consequent = view.words.key(at).starts_with('ف');
    if !perfect && !consequent {
        return None;
    }
    let start = view.sentence_start(at, REACH);
    let first = (start..at).rev().find(|&word| {
        matches!(
            view.words.key(word),
            "كان" | "وكان" | "كانت" | "وكانت" | "كانوا" | "وكانوا"
        ) && perfect
            || matches!(view.words.key(word), "اما" | "واما") && consequent
    })?;
    subject(view, actors, first + 1)
}

/// "الكرملين أعلن": the name right before the verb.
fn before(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let verb = view.words.span(at).start;
    // "رئيس الوزراء الأرميني أعلن": a title right before the verb.
    let titled = (at.saturating_sub(5)..at)
        .find(|&from| title::title(view, from).is_some_and(|title| title.end == at));
    if let Some((from, holder)) = titled.and_then(|from| Some((from, holder(view, actors, from)?)))
    {
        return Some(Subject::named(from, at, holder));
    }
    if let Some(who) = of_topic(view, actors, at) {
        return Some(who);
    }
    let fact = actors.before(verb)?;
    // "روسيا، التي تعتبر": the one of whom the clause is.
    let relative = at.wrapping_sub(1);
    let verb = if grammar::is(view.words.key(relative), Class::Relative) {
        view.words.span(relative).start
    } else {
        verb
    };
    let between = view.text().get(fact.span.end..verb)?;
    let named = matches!(fact.kind(), Kind::Person | Kind::Organization)
        || fact.kind() == Kind::Place && relative != at && verb < view.words.span(at).start;
    let beside = between
        .trim_matches(['"', '”', '»', '،', ' ', '\u{A0}'])
        .is_empty();
    let first = view.words.at_byte(fact.span.start);
    fact.name()
        .filter(|_| named && beside)
        .map(|name| Subject::named(first, at, name))
}
