//! Who, where, when and how many: what stands in the clause of an event.

use super::choice::Told;
use super::supposed;
use crate::facts::attribution::Attribution;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, Kind, TimeType};
use crate::facts::saying::{self, Cue};
use crate::facts::title;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// The most actors of one event.
const ACTORS: usize = 6;

/// How far from its trigger an actor may stand, in words.
const NEAR: usize = 16;

/// How far behind the head of a title the body may stand that it is of, in words.
const OFFICE: usize = 6;

/// How much farther than a place behind a preposition is one that is struck, in words.
const FAR: usize = 8;

/// What the clause of an event says of it.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) who: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) when: Option<String>,
    /// The word where that time stands in its clause.
    pub(super) when_at: Option<usize>,
    pub(super) how_many: Vec<String>,
}

/// The arguments of an event; `own` is the word of saying that is its trigger, `claim`
/// the one over it, whose speaker reports and does not act; the clause ends before `limit`.
/// `all` are the events of the article.
pub(super) fn of(
    view: &View,
    facts: &[Fact],
    told: &Told,
    all: &[Told],
    (own, claim): (Option<&Attribution>, Option<&Attribution>),
    limit: usize,
) -> Arguments {
    let mut found = Arguments::default();
    // Behind the one who reports.
    let from = claim
        .filter(|claim| claim.at < told.at && claim.at >= told.sentence)
        .map_or(told.from, |claim| {
            told.from.max(claim.subject_end).max(claim.end).min(told.at)
        });
    let to = claim
        .filter(|claim| claim.at > told.at && claim.at < told.to)
        .map_or(told.to, |claim| claim.at)
        .min(limit);
    let (start, end) = (view.words.span(from).start, view.words.span(to).start);
    let first = facts.partition_point(|fact| fact.span.start < start);
    let clause = facts
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|fact| fact.span.start < end || end == 0);
    if let Some(speaker) = own.and_then(|own| own.speaker.clone()) {
        found.who.push(speaker);
    }
    // "أعلنت أذربيجان وقف حملتها": what the speaker does himself.
    // "قال على هامش الاجتماع": not his, as "خلال لقائه" and "إثر لقاء جمعه" are.
    let ends_his = |at: usize| {
        let raw = view.words.span(at).of(view.text());
        raw.ends_with('ه') || raw.ends_with("ها") || raw.ends_with("هم")
    };
    let his =
        ends_his(told.end - 1) || view.words.key(told.end).starts_with("جمع") && ends_his(told.end);
    let beside = view.is_behind_and(told.at.wrapping_sub(1), Class::Backdrop) && !his;
    let own_deed =
        matches!(told.kind, "ceasefire" | "agreement" | "meeting" | "apology") && !beside;
    if let Some(claim) =
        claim.filter(|claim| own_deed && claim.at < told.at && claim.cue == Cue::Verb)
        && !(claim.end..told.at)
            .any(|at| saying::opens_statement(view, at) || view.is_quote_mark(at))
        && let Some(speaker) = &claim.speaker
    {
        found.who.push(speaker.clone());
    }
    let foiled = supposed::is_foiled(view, told);
    let case = is_of_a_case(view, told);
    let mut nearest = usize::MAX;
    let mut place = usize::MAX;
    let mut last_actor: Option<&Fact> = None;
    for fact in clause {
        let at = view.words.at_byte(fact.span.start);
        match &fact.detail {
            Detail::Person { name, .. } | Detail::Organization { name, .. } => {
                // The speaker of a denial is all who does it.
                if own.is_some()
                    || is_background(view, told) && at < told.at
                    || is_apart(view, told, fact)
                    || is_beside(view, at)
                    || is_target(view, told, at)
                    || foiled && at < told.at
                    || case && is_beyond(view, told, at)
                    || at.abs_diff(told.at) > NEAR
                    || !may_act(told, fact)
                    || is_addressed(view, fact, at)
                    || fact.kind() == Kind::Organization && is_of_a_title(view, at)
                {
                    continue;
                }
                add(&mut found.who, name);
                last_actor = Some(fact);
            }
            Detail::Place {
                name,
                kind,
                metonym_for,
                ..
            } => {
                let state = kind == "country" || metonym_for.is_some();
                if state
                    && told.kind != "casualties"
                    && own.is_none()
                    && acts(view, told, last_actor, fact, at)
                {
                    add(&mut found.who, metonym_for.as_ref().unwrap_or(name));
                    last_actor = Some(fact);
                } else if let Some(distance) = distance(view, told, fact, at)
                    && distance < place
                {
                    place = distance;
                    found.place = Some(name.clone());
                }
            }
            Detail::Time {
                timex: TimeType::Date | TimeType::Time,
                value: Some(value),
                ..
            } if !is_of_a_paper(view, at)
                && !is_apart(view, told, fact)
                && (at > told.at || !is_background(view, told))
                && !is_of_a_case(view, told)
                && !is_of_other(view, at) =>
            {
                let distance = at.abs_diff(told.at);
                if distance < nearest {
                    nearest = distance;
                    found.when = Some(value.clone());
                    found.when_at = Some(at);
                }
            }
            // "مصرع الفريق باستثناء 3 لاعبين": who is left.
            Detail::Quantity { category, .. }
                if counts(told.kind, category)
                    && !matches!(
                        view.words.key(at.wrapping_sub(1)),
                        "باستثناء" | "عدا" | "ماعدا"
                    ) =>
            {
                found.how_many.push(fact.span.of(view.text()).to_owned());
            }
            _ => {}
        }
    }
    // "منذ اندلاع الحرب": what went before has its own time.
    if is_background(view, told) && told.kind != "casualties" {
        return found;
    }
    // Two attacks in one sentence: a time is of one of them. Those who are hurt have the
    // attack's ("share").
    let alone = !all.iter().any(|other| {
        let hurt = told.kind == "casualties" && other.kind == "attack" && other.at < told.at;
        other.sentence == told.sentence && other.at != told.at && (other.kind == told.kind || hurt)
    });
    if found.when.is_none() && alone {
        found.when = of_sentence(view, facts, told, limit);
    }
    if found.place.is_none() && own.is_none() {
        found.place = framed(view, facts, told);
    }
    found
}

/// Gives those whom an attack has hurt the place and the time of it, where the words that tell of them
/// say none.
pub(super) fn share(attack: &Fact, hurt: &mut Fact) {
    let Detail::Event {
        kind, when, place, ..
    } = &attack.detail
    else {
        return;
    };
    if let Detail::Event {
        kind: of,
        when: own,
        place: there,
        ..
    } = &mut hurt.detail
        && kind == "attack"
        && of == "casualties"
    {
        if there.is_none() {
            there.clone_from(place);
        }
        if own.is_none() {
            own.clone_from(when);
        }
    }
}

/// Of those who are hurt a ministry only tells.
fn may_act(told: &Told, fact: &Fact) -> bool {
    match &fact.detail {
        Detail::Organization { kind, .. } if told.kind == "casualties" => {
            matches!(kind.as_ref(), "military" | "armed_group")
        }
        // "في تصريح لمراسلة الإذاعة": whom one told.
        Detail::Organization { kind, .. }
            if matches!(told.kind, "attack" | "protest" | "meeting") =>
        {
            kind != "media"
        }
        _ => true,
    }
}

/// "في تصريح لوكالة الأنباء": a medium that one told.
fn is_addressed(view: &View, fact: &Fact, at: usize) -> bool {
    let medium = matches!(&fact.detail, Detail::Organization { kind, .. } if matches!(kind.as_ref(), "media" | "agency"));
    medium
        && view.words.span(at).start < fact.span.start
        && view.words.key(at).trim_start_matches('و').starts_with('ل')
}

/// "رئيس مجلس النواب", "زعيم حزب": the body that somebody stands for.
fn is_of_a_title(view: &View, at: usize) -> bool {
    (at.saturating_sub(OFFICE)..at).any(|word| {
        title::head(view, word).is_some()
            && title::title(view, word).is_some_and(|title| title.end > at)
    })
}

fn add(who: &mut Vec<String>, name: &str) {
    if who.len() < ACTORS && !who.iter().any(|known| known == name) {
        who.push(name.to_owned());
    }
}

/// What an event of this type counts.
fn counts(event: &str, category: &str) -> bool {
    match event {
        "casualties" | "attack" => {
            matches!(category, "killed" | "injured" | "missing" | "captured")
        }
        "displacement" => matches!(category, "displaced" | "count"),
        "protest" | "violation" => category == "count",
        _ => false,
    }
}

/// The only time of the sentence, where the clause has none.
fn of_sentence(view: &View, facts: &[Fact], told: &Told, limit: usize) -> Option<String> {
    let start = view.words.span(told.sentence).start;
    let end = view.sentence_end(told.end, 60).min(limit);
    let end = view.words.span(end).start;
    let first = facts.partition_point(|fact| fact.span.start < start);
    let mut times = facts
        .get(first..)?
        .iter()
        .take_while(|fact| fact.span.start < end || end == 0)
        .filter(|fact| {
            !is_apart(view, told, fact) && !is_of_other(view, view.words.at_byte(fact.span.start))
        })
        .filter_map(|fact| match &fact.detail {
            Detail::Time {
                timex: TimeType::Date | TimeType::Time,
                value: Some(value),
                ..
            } => Some(value.clone()),
            _ => None,
        });
    let only = times.next()?;
    times.next().is_none().then_some(only)
}

/// "وفي سوريا، أحصت الوزارة 20 قتيلا": the place that opens the sentence.
fn framed(view: &View, facts: &[Fact], told: &Told) -> Option<String> {
    let start = view.words.span(told.sentence).start;
    let first = facts.partition_point(|fact| fact.span.start < start);
    let fact = facts.get(first)?;
    let at = view.words.at_byte(fact.span.start);
    let opens = at <= told.sentence + 1 && at < told.at && is_where(view, fact, at);
    match &fact.detail {
        Detail::Place { name, .. } if opens => Some(name.clone()),
        _ => None,
    }
}

/// How far a place stands from the event that happens there: behind a preposition, or right
/// behind the trigger ("محادثات جنيف"). What stands before the trigger is farther.
fn distance(view: &View, told: &Told, fact: &Fact, at: usize) -> Option<usize> {
    let country = matches!(&fact.detail, Detail::Place { kind, .. } if kind == "country");
    let described = at == told.end + 1 && view.has_article(told.end);
    let right_behind = !country && (at == told.end || described);
    // "نزحوا من المدينة"
    let left =
        told.kind == "displacement" && matches!(view.words.key(at.wrapping_sub(1)), "من" | "عن");
    if !right_behind && !left && !is_where(view, fact, at) {
        // "طال القصف مدينة فلان": what an attack strikes.
        let struck = told.kind == "attack" && !country && at > told.end && is_noun(fact);
        let glued = view.words.span(at).start < fact.span.start;
        return (struck && !glued).then(|| at - told.end + FAR);
    }
    Some(if at >= told.end {
        at - told.end
    } else {
        (told.at.saturating_sub(at)) * 2 + 4
    })
}

/// "مدينة فلان": the noun of place is part of the expression.
fn is_noun(fact: &Fact) -> bool {
    matches!(&fact.detail, Detail::Place { name, .. } if fact.span.len() > name.len())
}

/// "في باريس", "بباريس", "شمال باريس": where it happens.
fn is_where(view: &View, fact: &Fact, at: usize) -> bool {
    let glued = view.words.span(at).start < fact.span.start;
    let before = view.words.key(at.wrapping_sub(1));
    let bare = before.strip_prefix(['و', 'ف']).unwrap_or(before);
    grammar::is(before, Class::Where)
        || grammar::is(bare, Class::Where)
        || glued && view.words.key(at).trim_start_matches('و').starts_with('ب')
}

/// "أمام مجلس الأمن", "خلال مؤتمر": beside whom it happens, not who acts.
fn is_beside(view: &View, at: usize) -> bool {
    let key = view.words.key(at.wrapping_sub(1));
    // "أمام مقر المحكمة"
    grammar::is(key, Class::Circumstance) && key != "مع" || matches!(key, "مقر" | "بمقر")
}

/// How far behind a trigger one may stand against whom people are, in words.
const AGAINST: usize = 8;

/// "وقفة للتنديد بقرار النقابة": against whom a protest is.
fn is_target(view: &View, told: &Told, at: usize) -> bool {
    told.kind == "protest"
        && at > told.end
        && (at.saturating_sub(AGAINST).max(told.end)..at).any(|word| {
            let key = view.words.key(word);
            let bare = key.strip_prefix(['ب', 'ل']).unwrap_or(key);
            matches!(bare, "قرار" | "قرارات" | "سياسه" | "سياسات" | "ضد" | "امام")
        })
}

/// "ذكرى اغتيال فلان : الحزب يحذر": who does not stand right behind an event of the past.
fn is_beyond(view: &View, told: &Told, at: usize) -> bool {
    at < told.at
        || at > told.end + BESIDE
        || (told.end..at).any(|word| view.words.kind(word) != WordKind::Letters)
}

/// How far behind the word for what was done to him somebody may stand, with his title, in words.
const BESIDE: usize = 8;

/// "منذ اندلاع الحرب", "بعد هجوم": told for the sake of something later.
fn is_background(view: &View, told: &Told) -> bool {
    let before = before(view, told);
    matches!(
        before,
        "منذ" | "قبل" | "بعد" | "عقب" | "اثر" | "ضحايا" | "حصيله"
    ) || is_of_a_case(view, told)
}

/// "النظر في قضية اغتيال": what is told is of the trial.
fn is_of_a_case(view: &View, told: &Told) -> bool {
    // "الذكرى الرابعة لاغتيال"
    let near = told.at.saturating_sub(3)..told.at;
    matches!(before(view, told), "ملف" | "جريمه")
        || near.map(|at| view.words.key(at)).any(|key| {
            matches!(
                key,
                "قضيه"
                    | "ذكري"
                    | "الذكري"
                    | "اتهام"
                    | "تهمه"
                    | "بتهمه"
                    | "تورط"
                    | "تورطه"
            )
        })
}

/// The word before a trigger, without a conjunction.
fn before<'v>(view: &'v View, told: &Told) -> &'v str {
    let before = view.words.key(told.at.wrapping_sub(1));
    before.strip_prefix(['و', 'ف']).unwrap_or(before)
}

/// How far from the head of its sentence a fact says something of all of it, in words.
const HEAD: usize = 5;

/// "تأجيل المهرجان المقرر اليوم، نظرا للاحتجاجات": a comma stands between, and not at the fact, which then
/// would be an insertion; what opens the sentence is of all of it.
fn is_apart(view: &View, told: &Told, fact: &Fact) -> bool {
    let from = view.words.at_byte(fact.span.start);
    let to = view.words.at_byte(fact.span.end);
    let key = view.words.key(told.at);
    let definite = told.definite || ["لل", "بال", "وال"].iter().any(|the| key.starts_with(the));
    if !definite || from <= told.sentence + HEAD || to > told.at {
        return false;
    }
    let inserted = view.is_comma(to) && view.is_comma(from.wrapping_sub(1));
    !inserted && (to..told.at).any(|at| view.is_comma(at))
}

/// "تنتهي بحلول 10 جوان", "إلى غاية الجمعة", "من مواليد سنة 1987": until when something goes on, and
/// when somebody was born.
fn is_of_other(view: &View, at: usize) -> bool {
    matches!(
        view.words.key(at.wrapping_sub(1)),
        "بحلول" | "غايه" | "لغايه" | "حتي" | "مواليد"
    )
}

/// "المؤرخ في 9 نوفمبر": the day of a paper.
fn is_of_a_paper(view: &View, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| view.is(word, Class::Dated))
}

/// True where a state acts: the subject of a verb at the head of its clause, one of those
/// between whom it happens.
fn acts(view: &View, told: &Told, last: Option<&Fact>, fact: &Fact, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let key = view.words.key(before);
    // "إعلان أذربيجان انتصارها": inside the trigger.
    if at > told.at && at < told.end {
        return true;
    }
    if matches!(key, "بين" | "مع" | "وبين" | "ضد") {
        return true;
    }
    // "بين أرمينيا وأذربيجان": joined to one who acts.
    if let Some(last) = last
        && last.kind() != Kind::Person
        && view
            .text()
            .get(last.span.end..fact.span.start)
            .is_some_and(|between| matches!(between.trim(), "و" | "، و" | "وبين" | "،"))
    {
        return true;
    }
    if grammar::is(key, Class::BeforePlace) || grammar::is(key, Class::IntoSentence) {
        return false;
    }
    // A glued preposition is outside the span of the fact.
    let glued = view.words.span(at).start < fact.span.start;
    let heads = before == told.sentence
        || view.words.kind(before.wrapping_sub(1)) != WordKind::Letters
        || view.is(before.wrapping_sub(1), Class::LeadsOn)
        || key.starts_with('و');
    !glued && view.words.kind(before) == WordKind::Letters && heads
        || !glued && at == told.end && fact.span.start > 0
        || at == told.sentence
}
