//! Words that stand for an event elsewhere and for none here: a match is an "encounter" too, an
//! attack may be on accounts or in words, those who agree may only be of one opinion, and a name may
//! hold any word.

use super::cue::{self, Cue};
use super::trigger::Trigger;
use crate::facts::grammar::Class;
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::view::View;
use crate::facts::{organization, title, topic, vocabulary};

/// True where a trigger tells no event.
pub(super) fn is(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    is_match(view, trigger)
        || is_of_net(view, trigger)
        || is_of_a_name(view, facts, trigger)
        || is_opinion(view, trigger)
        || is_any_war(view, trigger)
        || is_habitual(view, trigger)
        || is_criticism(view, facts, trigger)
        || is_summit_of_a_hill(view, trigger)
        || is_bloc(view, trigger)
        || is_call_for_help(view, facts, trigger)
}

/// "بني على قمة تل": of the ground.
fn is_summit_of_a_hill(view: &View, trigger: &Trigger) -> bool {
    let stands_on = || matches!(view.words.key(trigger.at.wrapping_sub(1)), "علي" | "فوق");
    view.words.key(trigger.at) == "قمه" && trigger.end == trigger.at + 1 && stands_on()
}

/// "كتلة اللقاء الديمقراطي", "أحزاب اللقاء المشترك": the name of a body.
fn is_bloc(view: &View, trigger: &Trigger) -> bool {
    trigger.row.kind == "meeting"
        && view.has_article(trigger.at)
        && cue::is(view, trigger.at.wrapping_sub(1), Cue::Bloc)
}

fn is_encounter(view: &View, trigger: &Trigger) -> bool {
    let key = view.words.key(trigger.at);
    ["لقاء", "لقاءات"].iter().any(|noun| key.ends_with(noun))
}

/// "من عمر اللقاء": what is played; "إصابة المهاجم": what one plays with.
fn is_match(view: &View, trigger: &Trigger) -> bool {
    let alone = trigger.end == trigger.at + 1;
    // "خط الدفاع والهجوم": of a team, where no row says more.
    let of_team = alone && trigger.row.kind == "attack" && trigger.row.unless;
    // "مثل هذه التظاهرات": of a club.
    let show =
        alone && trigger.row.kind == "protest" && view.words.key(trigger.at).contains("تظاهر");
    let encounter = is_encounter(view, trigger)
        && trigger.row.kind == "meeting"
        && !matches!(view.words.key(trigger.end), "مع" | "ب");
    (trigger.row.sport || of_team && !trigger.row.conflict || show || encounter)
        && topic::is_of(view, Class::Sport, trigger.at, trigger.end, MATCH)
}

/// "الهجمات المدعومة": on accounts, where the article is of nothing else. Of the rows, only those
/// of an attack that may be one ask for it.
fn is_of_net(view: &View, trigger: &Trigger) -> bool {
    trigger.row.kind == "attack"
        && trigger.row.unless
        && topic::is_of(view, Class::Net, trigger.at, trigger.end, NET)
}

/// How many words of computers there are around such an attack.
const NET: usize = 3;

/// How many words of sport there are around a match.
const MATCH: usize = 4;

fn is_of_a_name(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    let span = view.span(trigger.at, trigger.cut, trigger.end);
    let from = facts.partition_point(|fact| fact.span.start < span.end);
    facts
        .get(from.saturating_sub(4)..from)
        .unwrap_or_default()
        .iter()
        .any(|fact| fact.kind() != Kind::Quantity && fact.span.overlaps(span))
}

/// How far behind a verb the time may stand that makes a habit of it, in words.
const HABIT: usize = 20;

/// "يقتل التدخين ستة ملايين شخص كل عام": what goes on year by year.
fn is_habitual(view: &View, trigger: &Trigger) -> bool {
    let key = view.words.key(trigger.at).trim_start_matches('و');
    trigger.row.kind == "casualties"
        && trigger.row.unless
        && key.starts_with(['ي', 'ت'])
        && (trigger.end..view.sentence_end(trigger.end, HABIT)).any(|at| {
            view.words.key(at) == "كل"
                && matches!(view.words.key(at + 1), "عام" | "سنه" | "يوم" | "شهر")
        })
}

/// "الخوف والحرب": war as such, beside other nouns; "والحرب على المدينة" is one.
fn is_any_war(view: &View, trigger: &Trigger) -> bool {
    trigger.row.conflict
        && trigger.end == trigger.at + 1
        && view.words.key(trigger.at).starts_with("وال")
        && !matches!(
            view.words.key(trigger.end),
            "علي" | "بين" | "في" | "ضد" | "مع"
        )
        && nisba(view.words.key(trigger.end)).is_none()
}

/// How far behind "اتفق" the statement may begin that it is an opinion of, in words.
const OPINION: usize = 8;

/// "اتفق الخبراء على أن الأسعار مرتفعة": of one opinion; a verb behind أن is what they will do.
fn is_opinion(view: &View, trigger: &Trigger) -> bool {
    if trigger.row.kind != "agreement" {
        return false;
    }
    let that = (trigger.end..trigger.end + OPINION)
        .take_while(|&at| !view.ends_sentence(at) && !view.is_comma(at))
        .find(|&at| view.words.key(at.wrapping_sub(1)) == "علي" && view.is(at, Class::That));
    that.is_some_and(|that| {
        let will = view.words.key(that + 1).starts_with(['ي', 'ت', 'ن', 'ل']);
        view.words.key(that) != "ان" || !will
    })
}

/// "اتصال هاتفي", "مكالمة".
fn is_call(view: &View, trigger: &Trigger) -> bool {
    let key = view.words.key(trigger.at);
    ["اتصال", "مكالم", "مهاتف"]
        .iter()
        .any(|call| key.contains(call))
}

/// How far before a call those may stand who answer it, in words.
const ANSWERS: usize = 6;

/// "تلقت الشرطة اتصالا هاتفيا", "اتصال هاتفي من سكان الحي": of nobody with an office or a name.
fn is_call_for_help(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    if trigger.row.kind != "meeting" || !is_call(view, trigger) {
        return false;
    }
    let answered = (trigger.at.saturating_sub(ANSWERS)..trigger.at)
        .rev()
        .take_while(|&at| !view.ends_sentence(at) && !view.is_comma(at))
        .any(|at| cue::is(view, at, Cue::Emergency));
    let from = (trigger.end..trigger.end + 2).find(|&at| view.words.key(at) == "من");
    let somebody = |at: usize| {
        title::head(view, at).is_some()
            || fact_at(view, facts, at).is_some_and(|fact| fact.kind() != Kind::Quantity)
            || organization::is_head(view, at)
            || organization::is_head_with_article(view, at)
    };
    let nobody = |at: usize| {
        !(at..at + CALLED).any(somebody)
            && !view.has_article(at)
            && vocabulary::is_common(view.words.key(at))
    };
    answered || from.is_some_and(|from| nobody(from + 1))
}

/// "في لقاء مع صحيفة فلانة", "في لقاء على قناة": where somebody is asked; behind one, "هذا اللقاء" is that.
pub(super) fn is_interview(view: &View, facts: &[Fact], trigger: &Trigger, before: bool) -> bool {
    let call = is_call(view, trigger);
    if trigger.row.kind != "meeting" || !(call || is_encounter(view, trigger)) {
        return false;
    }
    let with = trigger.end + usize::from(matches!(view.words.key(trigger.end), "له" | "لها"));
    let of_media = |fact: &Fact| matches!(&fact.detail, Detail::Organization { kind, .. } if kind == "media" || kind == "agency");
    let among = |words: std::ops::Range<usize>| {
        words
            .into_iter()
            .any(|at| fact_at(view, facts, at).is_some_and(of_media))
    };
    // "في اتصال هاتفي أجرته معه صحيفة فلانة", "بإذاعة"
    if call {
        return among(with..with + CALLED) || before && view.has_article(trigger.at);
    }
    let on = with + 1;
    let show = |at: usize| matches!(view.words.key(at), "برنامج" | "حصه" | "بلاتو");
    match view.words.key(with) {
        // "صحيفة الشروق": the noun may stand outside the name.
        "مع" => view.is(on, Class::ForMedia) || among(on..on + 2),
        "في" | "ضمن" | "عبر" | "علي" => show(on) || among(on..on + 2),
        _ => before && view.has_article(trigger.at),
    }
}

/// How far behind a call those may stand who made it to ask, in words.
const CALLED: usize = 4;

/// How far behind an attack in words the one may stand whom it is on, in words.
const ON: usize = 2;

/// How far before an attack in words the verb may stand that one leads it with, in words.
const LEADS: usize = 8;

/// "شن هجوما عنيفا على وزير المالية", "هاجم النائب فلان الحكومة": in words. Rows of more words say
/// that it is with arms.
fn is_criticism(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    let one_word = trigger.end == trigger.at + 1;
    if trigger.row.kind != "attack" || !one_word {
        return false;
    }
    let named = |at| fact_at(view, facts, at).is_some_and(|fact| fact.kind() == Kind::Person);
    let person = |at: usize| {
        let titled = title::title(view, at);
        titled.is_some_and(|title| title.end > at + 1 || named(title.end)) || named(at)
    };
    // "هاجم": somebody alone.
    if trigger.row.conflict {
        return view.is_behind_and(trigger.at, Class::Assails) && person(trigger.end);
    }
    if !trigger.row.unless {
        return false;
    }
    let on = (trigger.end..=trigger.end + ON)
        .take_while(|&at| !view.words.key(at).starts_with('ب'))
        .find(|&at| view.words.key(at) == "علي");
    let led = || {
        let mut before = (trigger.at.saturating_sub(LEADS)..trigger.at).rev();
        let verb = before.find(|&at| view.is_behind_and(at, Class::Assails));
        verb.is_some_and(|verb| person(verb + 1))
    };
    on.is_some_and(|on| person(on + 1) || led())
}

/// The fact that begins with a word.
fn fact_at<'f>(view: &View, facts: &'f [Fact], at: usize) -> Option<&'f Fact> {
    let span = view.words.span(at);
    let first = facts.partition_point(|fact| fact.span.start < span.start);
    facts.get(first).filter(|fact| fact.span.start < span.end)
}
