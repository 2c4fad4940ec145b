//! Lengths of time, and how long ago: "نحو ساعتين", "عدة أسابيع", "24 ساعة",
//! "شهر ونصف", "قبل ثلاثة أيام", "منذ سنوات".

use super::day::direction_at;
use super::lexicon::{Noun, Particle, lexicon, particle, weekday};
use super::reading::{Direction, Expression, Reading, Unit};
use crate::facts::grammar::{self, Class};
use crate::facts::modifier;
use crate::facts::number::{number, number_at_stem};
use crate::facts::record::Modifier;
use crate::facts::view::View;

/// The length, or the time ago, at a word.
pub fn length(view: &View, at: usize) -> Option<Expression> {
    if let Some(ago) = ago(view, at) {
        return Some(ago);
    }
    let measure = measure(view, at)?;
    let mut end = measure.end;
    let mut reading = Reading::Length {
        unit: measure.unit,
        count: measure.count,
        modifier: measure.modifier,
    };
    // "الأيام الثلاثة الماضية" and "اليومين الماضيين" are lengths that end now.
    if let Some((Direction::Last | Direction::Next, after)) = direction_at(view, end) {
        end = after;
    }
    if let Reading::Length { modifier, .. } = &mut reading
        && let Some((after, found)) = modifier::after(view, end)
    {
        *modifier = Some(found);
        end = after;
    }
    Some(Expression {
        start: at,
        cut: measure.cut,
        end,
        reading,
        future: false,
        rule: "time.length",
    })
}

/// "قبل ثلاثة أيام", "بعد أسبوعين": a point, counted from the day of publication.
fn ago(view: &View, at: usize) -> Option<Expression> {
    let (sign, found) = match particle(view, at, Particle::Ago) {
        Some(found) if view.words.key(at).ends_with("قبل") => (-1, found),
        _ => return None,
    };
    let measure = measure(view, found.end).filter(|measure| measure.cut == 0)?;
    // "قبل يومين من الانتخابات" counts from something else.
    if view.words.key(measure.end) == "من" {
        return None;
    }
    let count = measure.count.filter(|count| count.fract() == 0.0)?;
    let count = (count.abs() < 10_000.0).then_some(count as i32)?;
    Some(Expression {
        start: at,
        cut: found.cut,
        end: measure.end,
        reading: Reading::Ago {
            unit: measure.unit,
            count: sign * count,
        },
        future: false,
        rule: "time.ago",
    })
}

struct Measure {
    cut: usize,
    end: usize,
    unit: Unit,
    count: Option<f64>,
    modifier: Option<Modifier>,
}

/// A number of units, with the modifier before it.
fn measure(view: &View, at: usize) -> Option<Measure> {
    let words = &view.words;
    let (modifier, cut, start) = match modifier::before(view, at) {
        Some(found) => (Some(found.modifier), found.cut, found.end),
        None => (None, 0, at),
    };
    let inner = modifier.is_some();
    // عدة أسابيع, بضعة أيام
    if let Some(found) = particle(view, start, Particle::Vague)
        && (!inner || found.cut == 0)
        && let Some((Noun::Many, unit)) = unit_at(view, found.end)
    {
        return Some(Measure {
            cut: if inner { cut } else { found.cut },
            end: found.end + 1,
            unit,
            count: None,
            modifier,
        });
    }
    // 24 ساعة, ثلاثة أيام
    let counted = if inner {
        number(words, start).map(|number| (number, 0))
    } else {
        number_at_stem(words, start)
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
        let (count, end) = with_fraction(view, number.end + 1, number.value);
        return Some(Measure {
            cut: if inner { cut } else { number_cut },
            end,
            unit,
            count: (!number.vague).then_some(count),
            modifier,
        });
    }
    let found = if inner {
        lexicon().unit.at(words, start)
    } else {
        lexicon().unit.at_stem(words, start)
    }?;
    let (noun, unit) = *found.value;
    let cut = if inner { cut } else { found.cut };
    let done = |count: Option<f64>, end| {
        Some(Measure {
            cut,
            end,
            unit,
            count,
            modifier,
        })
    };
    let before = at.checked_sub(1).map_or("", |at| words.key(at));
    let framed = inner || grammar::is(before, Class::BeforeLength);
    match noun {
        Noun::Two => {
            let (count, end) = with_fraction(view, found.end, 2.0);
            done(Some(count), end)
        }
        Noun::One => {
            let (count, end) = with_fraction(view, found.end, 1.0);
            if end > found.end {
                return done(Some(count), end);
            }
            if words.key(end) == "واحد" || words.key(end) == "واحده" {
                return done(Some(1.0), end + 1);
            }
            let bare = words.kind(end) != crate::letters::words::WordKind::Digits
                && !matches!(unit, Unit::Second);
            (framed && bare).then(|| done(Some(1.0), end)).flatten()
        }
        Noun::Many => {
            if matches!(words.key(found.end), "عده" | "معدوده" | "قليله") {
                return done(None, found.end + 1);
            }
            let dative =
                found.preposition && words.key(at).trim_start_matches('و').starts_with('ل');
            (framed || dative || before == "بعد")
                .then(|| done(None, found.end))
                .flatten()
        }
        Noun::TheTwo => {
            let (_, end) = direction_at(view, found.end)?;
            done(Some(2.0), end)
        }
        Noun::TheMany => {
            // الأعوام الثلاثة الماضية, الأيام الماضية, الأيام القليلة الماضية
            let counted = definite_number(view, found.end);
            let few = matches!(words.key(found.end), "القليله" | "المعدوده");
            let end = counted.map_or(found.end + usize::from(few), |(_, end)| end);
            let ranged = direction_at(view, end).map(|(_, end)| end);
            match (counted, ranged) {
                (Some((count, _)), _) => done(Some(count), ranged.unwrap_or(end)),
                (None, Some(end)) => done(None, end),
                (None, None) => None,
            }
        }
        Noun::TheOne => None,
    }
}

fn unit_at(view: &View, at: usize) -> Option<(Noun, Unit)> {
    lexicon().unit.at(&view.words, at).map(|found| *found.value)
}

/// "الثلاثة", "الـ24" after a definite noun.
fn definite_number(view: &View, at: usize) -> Option<(f64, usize)> {
    let key = view.words.key(at);
    if key == "ال" && view.words.is_glued(at + 1) {
        let number = number(&view.words, at + 1)?;
        return Some((number.value, number.end));
    }
    let bare = key.strip_prefix("ال")?;
    let words = crate::letters::words::Words::new(bare);
    let number = number(&words, 0)?;
    (number.end == 1 && !number.vague).then_some((number.value, at + 1))
}

/// "ونصف", "ونصف الشهر", "وربع" after a unit.
fn with_fraction(view: &View, end: usize, count: f64) -> (f64, usize) {
    match view.words.key(end) {
        "ونصف" | "والنصف" => (count + 0.5, end + 1),
        "وربع" => (count + 0.25, end + 1),
        _ => (count, end),
    }
}

/// "الساعة 10 دقائق" never; "2020 عاما" never: a year is no count of hours.
fn is_clock_time(view: &View, at: usize, unit: Unit) -> bool {
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    matches!(unit, Unit::Minute) && before == "الساعه"
}
