//! Lengths of time, and how long ago: "نحو ساعتين", "عدة أسابيع", "24 ساعة",
//! "شهر ونصف", "3 ساعات و17 دقيقة", "قبل ثلاثة أيام", "منذ سنوات".

mod noun;

use super::day::direction_at;
use super::future;
use super::lexicon::{Noun, Particle, lexicon, particle, weekday};
use super::reading::{Amount, Direction, Expression, Reading, Unit};
use super::year::stands_free;
use crate::facts::grammar::{self, Class};
use crate::facts::modifier::{self, Verb};
use crate::facts::record::Modifier;
use crate::facts::time::numerals::{number, number_at_stem};
use crate::facts::view::View;
use crate::letters::Language;
use noun::{Frame, by_noun};

/// Units that one length may name: years, months, days, hours, minutes.
const UNITS: usize = 5;

/// Words of the longest verb that bounds: "لا تزيد على".
const VERB: usize = 3;

/// The length, or the time ago, at a word.
pub fn length(view: &View, at: usize) -> Option<Expression> {
    if let Some(ago) = ago(view, at) {
        return Some(ago);
    }
    let Measure {
        cut,
        mut end,
        amount,
        mut modifier,
    } = measure(view, at)?;
    if let Some(found) = particle(view, end, Particle::FromNow) {
        // "شهر و21 يوما من الآن": back, unless what is said is still to come.
        let past = !future::is_ahead(view, at);
        let reading = Reading::Ago {
            amount,
            past,
            exact: true,
            modifier,
        };
        return Some(Expression::new(at, cut, found.end, reading, "time.ago"));
    }
    // "سه روز پیش", "تین دن پہلے": the other languages say it behind.
    if view.language != Language::Arabic
        && amount.first.1.is_some()
        && let Some(found) = particle(view, end, Particle::AgoBehind).filter(|found| found.cut == 0)
    {
        let reading = Reading::Ago {
            amount,
            past: true,
            exact: false,
            modifier,
        };
        return Some(Expression::new(at, cut, found.end, reading, "time.ago"));
    }
    // "الأيام الثلاثة الماضية" and "اليومين الماضيين" are lengths that end now.
    if let Some((Direction::Last | Direction::Next, after)) = direction_at(view, end) {
        end = after;
    }
    if let Some((after, found)) = modifier::after(view, end) {
        modifier = Some(found);
        end = after;
    }
    let reading = Reading::Length { amount, modifier };
    Some(Expression::new(at, cut, end, reading, "time.length"))
}

/// "قبل ثلاثة أيام", "بعد أسبوعين من الآن": a point, counted from the day of publication.
fn ago(view: &View, at: usize) -> Option<Expression> {
    let past = particle(view, at, Particle::Ago);
    let (past, found) = match past {
        Some(found) => (true, found),
        None => (false, particle(view, at, Particle::Hence)?),
    };
    let measure = measure(view, found.end).filter(|measure| measure.cut == 0)?;
    let from_now = particle(view, measure.end, Particle::FromNow);
    // "قبل يومين من الانتخابات" counts from something else, and "بعد شهر" from what was
    // told before it, unless it is still to come.
    let elsewhere = view.words.key(measure.end) == "من" && from_now.is_none();
    let since = !view.words.key(at).ends_with("قبل") && past;
    let ahead = past || future::is_ahead(view, at);
    if elsewhere || from_now.is_none() && (since || !ahead) {
        return None;
    }
    let whole = |count: f64| count.fract() == 0.0 && count.abs() < 10_000.0;
    let known = measure.amount.first.1.is_some_and(whole)
        && measure.amount.more.iter().all(|(_, count)| whole(*count));
    if !known {
        return None;
    }
    let reading = Reading::Ago {
        amount: measure.amount,
        past,
        exact: from_now.is_some(),
        modifier: measure.modifier,
    };
    let end = from_now.map_or(measure.end, |found| found.end);
    Some(Expression::new(at, found.cut, end, reading, "time.ago"))
}

struct Measure {
    cut: usize,
    end: usize,
    amount: Amount,
    modifier: Option<Modifier>,
}

/// A number of units, the finer ones joined to it: "3 ساعات و17 دقيقة".
fn measure(view: &View, at: usize) -> Option<Measure> {
    let (first, cut, modifier) = leading(view, at)?;
    let mut measure = Measure {
        cut,
        end: first.end,
        amount: Amount {
            first: (first.unit, first.count),
            more: Vec::new(),
        },
        modifier,
    };
    let mut last = first.unit;
    while measure.amount.first.1.is_some() && measure.amount.more.len() + 1 < UNITS {
        let Some(next) = joined(view, measure.end) else {
            break;
        };
        // "شهر و2 سنة": any order, but each unit once, and none before the first day.
        let Some(count) = next.count.filter(|_| next.unit != last) else {
            break;
        };
        measure.amount.more.push((next.unit, count));
        measure.end = next.end;
        last = next.unit;
    }
    Some(measure)
}

/// The amount of "كل ثلاثة أيام" at a word, without clitics.
pub fn amount_at(view: &View, at: usize) -> Option<(Amount, usize)> {
    let one = lexicon(view).unit.at(&view.words, at);
    if let Some(found) = one
        && found.value.0 == Noun::One
        && view.is(found.end, Class::BehindYear)
    {
        let first = (found.value.1, Some(1.0));
        let more = Vec::new();
        return Some((Amount { first, more }, found.end));
    }
    let measure = measure(view, at).filter(|measure| measure.cut == 0)?;
    measure.amount.first.1?;
    Some((measure.amount, measure.end))
}

/// One number with its unit.
struct Counted {
    unit: Unit,
    count: Option<f64>,
    end: usize,
}

/// "و17 دقيقة", "ويومان", "، 21 يوما": a unit behind an "and".
fn joined(view: &View, at: usize) -> Option<Counted> {
    let words = &view.words;
    let apart = words.key(at) == "و" || view.is_comma(at);
    let start = at + usize::from(apart);
    let glued = usize::from(!apart && words.key(at).starts_with('و'));
    if !apart && glued == 0 {
        return None;
    }
    if let Some((number, cut)) = number_at_stem(view, start)
        && cut == glued
        && !number.vague
    {
        let (noun, unit) = unit_at(view, number.end)?;
        return matches!(noun, Noun::One | Noun::Many).then_some(Counted {
            unit,
            count: Some(number.value),
            end: number.end + 1,
        });
    }
    let found = lexicon(view).unit.at_stem(words, start)?;
    let (noun, unit) = *found.value;
    let count = match noun {
        Noun::One => 1.0,
        Noun::Two => 2.0,
        _ => return None,
    };
    // "سنة ويوم" would do; "عام وشهر آذار" would not.
    let alone = noun == Noun::Two || weekday(view, found.end).is_none();
    let finer = !matches!(unit, Unit::Decade | Unit::Century | Unit::Year) || noun == Noun::Two;
    (found.cut == glued && !found.preposition && alone && finer && !comma_alone(view, at))
        .then_some(Counted {
            unit,
            count: Some(count),
            end: found.end,
        })
}

fn comma_alone(view: &View, at: usize) -> bool {
    view.is_comma(at)
}

/// The first number with its unit, the letters cut from it, and the modifier before it.
fn leading(view: &View, at: usize) -> Option<(Counted, usize, Option<Modifier>)> {
    let words = &view.words;
    let (modifier, cut, start) = match modifier::before(view, at) {
        // A verb bounds the length behind it, and stands outside.
        Some(found) if found.verb == Verb::Outside => return None,
        Some(found) => (Some(found.modifier), found.cut, found.end),
        None => (None, 0, at),
    };
    let inner = modifier.is_some();
    let modifier = modifier.or_else(|| bound_by_verb(view, at));
    // عدة أسابيع, بضعة أيام
    if let Some(found) = particle(view, start, Particle::Vague)
        && (!inner || found.cut == 0)
        && let Some((Noun::Many, unit)) = unit_at(view, found.end)
    {
        let counted = Counted {
            unit,
            count: None,
            end: found.end + 1,
        };
        return Some((counted, if inner { cut } else { found.cut }, modifier));
    }
    // 24 ساعة, ثلاثة أيام
    let counted = if inner {
        number(view, start).map(|number| (number, 0))
    } else {
        number_at_stem(view, start)
    };
    if let Some((number, number_cut)) = counted {
        let (noun, unit) = unit_at(view, number.end)?;
        // "2862 يوم الاثنين": a number, and then a day.
        if unit == Unit::Day && weekday(view, number.end + 1).is_some() {
            return None;
        }
        let fits =
            matches!(noun, Noun::One | Noun::Many) || number.vague && matches!(noun, Noun::TheMany);
        if !fits || is_clock_time(view, start, unit) {
            return None;
        }
        let (count, end) = with_fraction(view, unit, number.end + 1, number.value);
        let counted = Counted {
            unit,
            count: (!number.vague).then_some(count),
            end,
        };
        return Some((counted, if inner { cut } else { number_cut }, modifier));
    }
    let found = if inner {
        lexicon(view).unit.at(words, start)
    } else {
        lexicon(view).unit.at_stem(words, start)
    }?;
    let outside = if inner { cut } else { found.cut };
    let before = at.checked_sub(1).map_or("", |at| words.key(at));
    let framed = inner || grammar::is(before, Class::BeforeLength);
    let dative = found.preposition && words.key(at).trim_start_matches('و').starts_with('ل');
    let noun = *found.value;
    let frame = Frame {
        framed,
        // "لأيام قرطاج" is no length: a name hangs on it.
        plural: framed || dative && stands_free(view, found.end) || before == "بعد",
    };
    let (count, end) = by_noun(view, noun, found.end, &frame)?;
    let counted = Counted {
        unit: noun.1,
        count,
        end,
    };
    Some((counted, outside, modifier))
}

/// "تجاوزت 10 سنوات", "لا تتعدى شهرين": the bound of a verb that ends before a word.
fn bound_by_verb(view: &View, at: usize) -> Option<Modifier> {
    (1..=VERB)
        .filter_map(|back| modifier::before(view, at.checked_sub(back)?))
        .find(|found| found.verb == Verb::Outside && found.end == at)
        .map(|found| found.modifier)
}

fn unit_at(view: &View, at: usize) -> Option<(Noun, Unit)> {
    lexicon(view)
        .unit
        .at(&view.words, at)
        .map(|found| *found.value)
}

/// "ونصف", "ونصف الشهر", "وربع" after a unit.
fn with_fraction(view: &View, unit: Unit, end: usize, count: f64) -> (f64, usize) {
    let key = view.words.key(end).strip_prefix('و');
    let minutes = key.and_then(|key| lexicon(view).minutes.get(key));
    let Some(minutes) = minutes.filter(|minutes| **minutes % 15 == 0) else {
        return (count, end);
    };
    let part = f64::from(*minutes) / 60.0;
    let named = unit_at(view, end + 1).is_some_and(|found| found == (Noun::TheOne, unit));
    (count + part, end + 1 + usize::from(named))
}

/// "الساعة 10 دقائق" never; "2020 عاما" never: a year is no count of hours.
fn is_clock_time(view: &View, at: usize, unit: Unit) -> bool {
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    matches!(unit, Unit::Minute) && before == "الساعه"
}
