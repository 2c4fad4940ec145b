//! Who is being quoted where: every word of saying with its speaker, in the order of
//! the text. A verb without a subject takes the speaker before, across paragraphs too.

use std::collections::HashMap;

use super::nisba::nisba;
use super::record::{Detail, Fact, Kind};
use super::saying::{Cue, cue};
use super::view::View;
use super::{names, time, title};
use crate::letters::words::WordKind;
use crate::letters::{Span, fold};

/// How far behind a verb its subject may end, in words.
const REACH: usize = 16;

/// A word of saying and its speaker.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Its first word.
    pub at: usize,
    /// Letters of a conjunction before it.
    pub cut: usize,
    /// The word after it.
    pub end: usize,
    /// Its class.
    pub cue: Cue,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The speaker was carried over from before.
    pub carried: bool,
}

/// Every attribution of an article. `facts` are its persons, organisations and places
/// in the order of the text.
pub fn find(view: &View, facts: &[Fact]) -> Vec<Attribution> {
    let facts = Actors::new(facts);
    let mut found: Vec<Attribution> = Vec::new();
    let mut last: Option<String> = None;
    let mut document: Option<String> = None;
    let mut at = 0;
    let mut inside = false;
    while at < view.words.len() {
        match view.words.kind(at) {
            WordKind::Break => inside = false,
            WordKind::Mark if view.is_quote_mark(at) => inside = !inside,
            WordKind::Letters if !inside => {
                if let Some(cue) = cue(view, at).filter(|_| !is_reported(view, &found, at)) {
                    let own = speaker(view, &facts, at, *cue.value, cue.end);
                    // "المسؤول" is the official who spoke before.
                    let own = own.map(|own| match (own.strip_prefix("ال"), &last) {
                        (Some(bare), Some(last)) if last.split(' ').next() == Some(bare) => {
                            last.clone()
                        }
                        _ => own,
                    });
                    let carried = own.is_none();
                    let statement = *cue.value == Cue::Document;
                    let who = own
                        .or_else(|| document.clone().filter(|_| statement))
                        .or_else(|| last.clone());
                    if !carried {
                        last.clone_from(&who);
                        if matches!(cue.value, Cue::Document | Cue::Source) {
                            document.clone_from(&who);
                        }
                    }
                    found.push(Attribution {
                        at,
                        cut: cue.cut,
                        end: cue.end,
                        cue: *cue.value,
                        speaker: who,
                        carried,
                    });
                    at = cue.end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// "قال X إن الاتفاق يذكر …": a verb in the imperfect inside what another says is no
/// saying of its own.
fn is_reported(view: &View, found: &[Attribution], at: usize) -> bool {
    let Some(last) = found.last().filter(|last| last.cue == Cue::Verb) else {
        return false;
    };
    view.words.key(at).starts_with(['ي', 'ت'])
        && at - last.end < REACH
        && (last.end..at).any(|word| matches!(view.words.key(word), "ان" | "بان"))
        && !(last.end..at).any(|word| view.is_comma(word) || view.ends_sentence(word))
}

fn speaker(view: &View, actors: &Actors, at: usize, cue: Cue, end: usize) -> Option<String> {
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
            let masculine = !view.words.key(end - 1).ends_with('ت');
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
struct Actors<'f> {
    facts: &'f [Fact],
    /// By title without country, and country.
    holders: HashMap<(String, &'f str), &'f str>,
    /// By the head of the title alone, and country; `None` where two hold such a title.
    heads: HashMap<(String, &'f str), Option<&'f str>>,
}

impl<'f> Actors<'f> {
    fn new(facts: &'f [Fact]) -> Self {
        let mut holders = HashMap::new();
        let mut heads: HashMap<(String, &str), Option<&str>> = HashMap::new();
        for fact in facts {
            if let Detail::Person { name, roles, .. } = &fact.detail {
                for role in roles {
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
        let before = actors.before(view.words.span(at).start)?;
        let Detail::Person { roles, .. } = &before.detail else {
            return None;
        };
        let of_before = base(&roles.first()?.title);
        actors.holders.get(&(of_before, country)).copied()
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
    if matches!(
        view.words.key(at),
        "اخر" | "حصيله" | "بيان" | "تقرير" | "بلاغ"
    ) {
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
                || matches!(
                    view.words.key(word),
                    "ان" | "انه" | "انها" | "انهم" | "بان" | "بانه" | "بانها" | ":"
                )
        })
        .unwrap_or(at + REACH)
}

/// A speaker without a name: "الانفصاليون", "مسؤول بوزارة الدفاع التركية".
fn noun_phrase(view: &View, actors: &Actors, at: usize) -> Option<String> {
    let words = &view.words;
    let first = words.key(at);
    let named = view.has_article(at)
        || matches!(
            first,
            "مسوول"
                | "مسوولون"
                | "مصدر"
                | "مصادر"
                | "مسوولين"
                | "شهود"
                | "كل"
                | "ناطق"
                | "متحدث"
                | "محللون"
                | "خبراء"
                | "دبلوماسيون"
                | "وسائل"
                | "بيان"
                | "وساءل"
                | "وسايل"
        )
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
            || matches!(
                key,
                "من" | "وزاره"
                    | "في"
                    | "امني"
                    | "عسكري"
                    | "حكومي"
                    | "محلي"
                    | "اعلام"
                    | "عيان"
            ) && words.kind(to + 1) == WordKind::Letters
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

/// Marks the quantities of attributed clauses with their claimant.
pub fn claim(view: &View, attributions: &[Attribution], facts: &mut [Fact]) {
    for fact in facts
        .iter_mut()
        .filter(|fact| fact.kind() == Kind::Quantity)
    {
        let index =
            attributions.partition_point(|one| view.words.span(one.at).start < fact.span.start);
        let Some(one) = index
            .checked_sub(1)
            .and_then(|index| attributions.get(index))
        else {
            continue;
        };
        let end = view.words.span(view.sentence_end(one.end, 80)).start;
        let same_sentence = fact.span.start < end || end == 0;
        if same_sentence && one.cue != Cue::Impersonal {
            fact.said_by.clone_from(&one.speaker);
            fact.modality = one.speaker.as_ref().map(|_| super::Modality::Claimed);
        }
    }
}
