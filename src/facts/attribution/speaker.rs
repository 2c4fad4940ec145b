//! The speaker of one word of saying: who stands behind it, before it, or holds the title
//! that stands there.

use super::actors::Actors;
use super::apposition::behind_complement;
use super::document::document;
use super::elsewhere::before;
use super::phrase::{behind_preposition, between, is_told, until_comma};
use super::subject::{by_fact, subject};
use crate::facts::grammar::{self, Class};
use crate::facts::names::{self, Part};
use crate::facts::record::Kind;
use crate::facts::saying::{self, Cue, Saying, Takes};
use crate::facts::view::View;
use crate::facts::{organization, time, title, vocabulary};
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
    pub(super) fn named(at: usize, end: usize, name: impl Into<String>) -> Self {
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
            let told = (from..from + LONGEST)
                .find(|&at| saying::cue(view, at).is_some() || view.words.key(at) == "القول");
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
            subject(view, actors, behind_told(view, actors, end + 1))
        }
        Cue::Source if matches!(view.words.key(end), "ما" | "لما") => {
            subject(view, actors, behind_told(view, actors, end + 2))
        }
        Cue::Source | Cue::Document => subject(view, actors, end)
            .or_else(|| behind_preposition(view, end))
            .or_else(|| until_comma(view, end).filter(|_| cue == Cue::Source)),
        Cue::Verb => {
            let verb = view.words.key(end - 1);
            // "واعتبرت الخطة", "ما اعتبرت الوزارة": without and with what is described before it.
            let describes = saying.describes
                && !verb.ends_with(['ه', 'ا', 'م'])
                && view.words.key(at.wrapping_sub(1)) != "ما";
            // "وصفته أنقرة": the ending stands before the pronoun.
            let verb = ["ته", "تها"]
                .iter()
                .find(|ending| verb.ends_with(**ending))
                .map_or(verb, |_| "ت");
            // "تقول باكو"
            let bare = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
            let masculine = !verb.ends_with('ت') && !bare.starts_with('ت');
            // "حذر فيه الوزير", "قال فيها إن"
            let end = end + usize::from(view.is(end, Class::Within));
            let end = behind_time(view, actors, end);
            // "أوضحت للقائد": the one who is told.
            let (end, told) = behind_hearer(view, actors, end);
            let behind = subject(view, actors, end)
                .filter(|_| !told)
                .or_else(|| document(view, actors, end))
                .or_else(|| decorated(view, actors, end));
            // "السياسي فلان الفلاني أن": a name that no list knows.
            let behind = behind.map(|who| {
                let longer = if who.named {
                    None
                } else {
                    between(view, actors, end)
                };
                let who = longer.filter(|longer| longer.end > who.end).unwrap_or(who);
                let name = behind_complement(view, actors, &who);
                let name = name.or_else(|| called(view, actors, &who));
                name.unwrap_or(who)
            });
            // "اتهم الانفصاليين", "رفض التكهن", "اتهم باكو": the object.
            let object = behind.as_ref().is_some_and(|who| {
                // "الحملة التي تتهم فنانيها": behind the relative word stands the object.
                let relative = takes == Takes::Nothing
                    && !who.named
                    && view.is(at.wrapping_sub(1), Class::Relative);
                let oblique = !who.named
                    && who.name.starts_with("ال")
                    && who.name.ends_with("ين")
                    && !who.name.contains(' ');
                // "أُعلن الحداد": what is declared, where no statement follows.
                // "طالبت الوزارة المسافرين بـ\"…\"": a body asks where its words follow.
                let silent = || !saying::opens_soon(view, who.end, true);
                let body = || organization::is_head_with_article(view, who.at);
                let thing = !who.named
                    && !is_human(view, who.at)
                    && (takes == Takes::Nothing && !body() || silent());
                let described = describes && !who.named && is_accusative(view, who.end);
                oblique
                    || relative
                    || thing
                    || described
                    || masculine && is_object(view, actors, end)
            });
            let own = behind.filter(|_| !object).map(|who| {
                let object = takes == Takes::Nothing && !who.named;
                if object { alone(view, who) } else { who }
            });
            // "على ذمة التحقيق، حيث قالوا": one thing does not speak in the plural.
            let plural = verb.ends_with("وا");
            let one = |who: &Subject| !who.named && !is_human(view, who.at);
            own.or_else(|| before(view, actors, at).filter(|who| !(plural && one(who))))
                .or_else(|| {
                    let who = between(view, actors, end)
                        .filter(|_| !object && takes != Takes::Nothing)?;
                    behind_complement(view, actors, &who).or(Some(who))
                })
        }
    }
}

/// "حسبما أفاد به فلان", "حسب ما جاء في بيان", "حسب ما أكده في تصريح للإذاعة فلان": the word behind
/// what the verb takes.
fn behind_told(view: &View, actors: &Actors, at: usize) -> usize {
    let key = view.words.key(at);
    if key == "في" && view.is(at + 1, Class::Document) {
        return if is_told(view, actors, at + 2) {
            behind_hearer(view, actors, at + 2).0
        } else {
            at + 1
        };
    }
    at + usize::from(matches!(key, "به" | "عنه" | "اليه"))
}

/// "قال اليوم الثلاثاء الناشط فلان": the word behind when it was, where somebody stands there.
fn behind_time(view: &View, actors: &Actors, at: usize) -> usize {
    let behind = (at..at + TIME)
        .find(|&word| !time::is_word(view, word))
        .unwrap_or(at);
    let start = view.words.span(behind).start;
    let person = || {
        let fact = actors.from(start).first();
        fact.is_some_and(|fact| fact.span.start == start && fact.kind() == Kind::Person)
    };
    if behind > at && (title::head(view, behind).is_some() || person()) {
        behind
    } else {
        at
    }
}

/// The most words of a name between marks, and one.
const NAME: usize = 5;

/// The most words that say when, between a verb and its subject.
const TIME: usize = 4;

/// "وقال \"فلان\" إن": a name between marks.
fn decorated(view: &View, actors: &Actors, mark: usize) -> Option<Subject> {
    if !view.is_quote_mark(mark) {
        return None;
    }
    let from = mark + 1;
    let close = (from + 1..from + NAME).find(|&word| view.is_quote_mark(word))?;
    let byte = view.words.span(from).start;
    let fact = actors.from(byte).first();
    if let Some(fact) = fact.filter(|fact| fact.span.start == byte)
        && view.words.at_byte(fact.span.end) == close
    {
        return by_fact(view, from, fact);
    }
    // "وأصر \"فلان\" على أن": also a name that no list knows.
    let behind = close + 1 + usize::from(view.is_comma(close + 1));
    let behind = behind + usize::from(matches!(view.words.key(behind), "علي" | "الي"));
    let plain = (from..close).all(|word| {
        view.words.kind(word) == WordKind::Letters
            && names::part(view, word) != Part::No
            && !view.has_article(word)
    });
    (plain && saying::opens_statement(view, behind))
        .then(|| Subject::named(from, close + 1, view.span(from, 0, close).of(view.text())))
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

/// "قال الناشر الإسباني \"فلان\" إنه": the name between marks behind what he is.
fn called(view: &View, actors: &Actors, who: &Subject) -> Option<Subject> {
    let person =
        !who.named && view.has_article(who.at) && !organization::is_head_with_article(view, who.at);
    let name = decorated(view, actors, who.end).filter(|_| person)?;
    Some(Subject { at: who.at, ..name })
}

/// "واعتبرت الخطة \"منطلقا جيدا\"": an indefinite noun in the accusative says what something is.
fn is_accusative(view: &View, at: usize) -> bool {
    let marked = view.is_quote_mark(at);
    let at = at + usize::from(marked);
    let noun = |stem: &str| {
        let letters = stem.chars().count();
        letters > 2 && vocabulary::is_common(stem) || marked && letters > 3
    };
    let stem = view.words.key(at).strip_suffix('ا');
    !view.has_article(at) && (view.words.get(at).tanwin || stem.is_some_and(noun))
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
pub(super) fn is_human(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    title::head(view, at).is_some()
        || organization::is_head(view, at)
        || grammar::is(key, Class::Unnamed)
        || key.ends_with("ون")
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
