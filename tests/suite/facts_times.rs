//! Times against the public specifications of others: Microsoft Recognizers-Text (MIT) and
//! Duckling (BSD-3), read from beside the project. Skipped, and said so, where they are
//! not there; `MISSES=1` prints what is missed.
//!
//! News looks back where an assistant looks ahead: "الخميس" is the last Thursday here and
//! the next one there. Both resolutions of a specification count, as Recognizers-Text
//! itself gives both; for Duckling the one before counts too (a week, a year).

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate};
use khabar::facts::{self, Detail, Modifier, Published, PublishedBy};
use serde_json::Value;

use crate::facts_traps::article;

/// A sentence, and what one of its times shall be.
struct Case {
    text: String,
    today: Date,
    /// Values, any of which is right; a value may be cut short behind a whole field.
    accepted: Vec<String>,
    /// Right where the text gives no value.
    none: bool,
}

/// A time of a sentence: its words, its value with the modifier that it has.
fn times(case: &Case) -> Vec<(String, Option<String>, Option<Modifier>)> {
    let article = article(&case.text, None);
    let published = Published {
        date: case.today,
        by: PublishedBy::Stated,
    };
    facts::extract_on(&article, Some(published))
        .facts
        .into_iter()
        .filter_map(|fact| match fact.detail {
            Detail::Time {
                value, modifier, ..
            } => Some((fact.span.of(&case.text).to_owned(), value, modifier)),
            _ => None,
        })
        .collect()
}

fn is_right(case: &Case) -> bool {
    let found = times(case);
    if case.none {
        return found.iter().all(|(_, value, _)| value.is_none());
    }
    found.iter().any(|(_, value, modifier)| {
        let Some(value) = value else { return false };
        case.accepted.iter().any(|accepted| {
            accepted == value
                // "منتصف آذار" is March with `mid`, where others say the fifteenth.
                || (modifier.is_some() && value.len() >= 4 && accepted.starts_with(value.as_str()))
        })
    })
}

/// Counts, and prints what is missed where asked to.
fn score(name: &str, cases: &[Case]) -> f64 {
    let mut right = 0;
    for case in cases {
        if is_right(case) {
            right += 1;
        } else if std::env::var_os("MISSES").is_some() {
            eprintln!(
                "  {} ({}): wants {:?}, has {:?}",
                case.text,
                case.today,
                case.accepted,
                times(case)
            );
        }
    }
    let share = f64::from(right) / cases.len() as f64;
    eprintln!("{name}: {right} of {} ({share:.3})", cases.len());
    share
}

fn data(name: &str) -> Option<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    let read = fs::read_to_string(&path).ok();
    if read.is_none() {
        eprintln!("skipped: no {}", path.display());
    }
    read
}

/// The cases of a specification of Recognizers-Text.
fn recognizers(name: &str) -> Option<Vec<Case>> {
    let cases: Value =
        serde_json::from_str(&data(&format!("recognizers-text/{name}.json"))?).unwrap();
    let mut read = Vec::new();
    for case in cases.as_array().unwrap() {
        let today = case["Context"]["ReferenceDateTime"]
            .as_str()
            .map_or("2016-11-07", |at| &at[..10]);
        for result in case["Results"].as_array().unwrap() {
            let value = &result["Value"];
            let mut accepted: Vec<String> = vec![value["Timex"].as_str().unwrap_or("").to_owned()];
            for resolution in ["FutureResolution", "PastResolution"] {
                let Some(fields) = value[resolution].as_object() else {
                    continue;
                };
                let mut fields: Vec<&str> = fields.values().filter_map(Value::as_str).collect();
                fields.sort_unstable();
                accepted.extend(fields.iter().map(|&field| iso(field, today)));
                if let [start, end] = fields[..] {
                    accepted.push(format!("{start}/{end}"));
                    // Their ranges are open at the end.
                    if let Ok(day) = Date::from_str(end) {
                        let last = day.yesterday().unwrap();
                        accepted.push(format!("{start}/{last}"));
                        let first = Date::from_str(start).unwrap();
                        accepted.extend(whole(first, last));
                    }
                }
            }
            let none = accepted.iter().any(|value| value == "0001-01-01");
            read.push(Case {
                text: case["Input"].as_str().unwrap().to_owned(),
                today: today.parse().unwrap(),
                accepted,
                none,
            });
        }
    }
    Some(read)
}

/// "2016-11-07 08:00:00" and "08:00:00" as TIMEX3 writes them.
fn iso(field: &str, today: &str) -> String {
    let short = |time: &str| time.strip_suffix(":00").unwrap_or(time).to_owned();
    match field.split_once(' ') {
        Some((day, time)) => format!("{day}T{}", short(time)),
        None if field.contains(':') => format!("{today}T{}", short(field)),
        None => field.to_owned(),
    }
}

/// The year, month or week that two days enclose.
fn whole(first: Date, last: Date) -> Option<String> {
    let days = (last - first).get_days();
    if first.day() == 1 && last == first.last_of_month() {
        Some(format!("{:04}-{:02}", first.year(), first.month()))
    } else if first.day() == 1 && first.month() == 1 && last == first.last_of_year() {
        Some(format!("{:04}", first.year()))
    } else if days == 6 {
        let week: ISOWeekDate = first.iso_week_date();
        Some(format!("{:04}-W{:02}", week.year(), week.week()))
    } else {
        None
    }
}

/// The values that stand for a point of Duckling's with its grain.
fn point(at: DateTime, grain: &str) -> Vec<String> {
    let day = at.date();
    match grain {
        "Year" => vec![format!("{:04}", day.year())],
        "Month" => vec![format!("{:04}-{:02}", day.year(), day.month())],
        "Week" => {
            let week = day.iso_week_date();
            vec![format!("{:04}-W{:02}", week.year(), week.week())]
        }
        "Day" => vec![
            day.to_string(),
            day.checked_sub(7.days()).unwrap().to_string(),
            day.checked_sub(1.year()).unwrap().to_string(),
        ],
        "Second" if at.second() != 0 => vec![at.to_string()],
        _ => vec![
            format!("{day}T{:02}:{:02}", at.hour(), at.minute()),
            format!("{day}T{:02}", at.hour()),
        ],
    }
}

/// The cases of Duckling's Arabic corpus of times, spoken on 12 February 2013 at 4:30.
fn duckling() -> Option<Vec<Case>> {
    let text = data("duckling/Time.AR.Corpus.hs")?;
    let today = Date::constant(2013, 2, 12);
    let body = text.split("allExamples = concat").nth(1).unwrap();
    let mut read = Vec::new();
    for block in body.split("examples (").skip(1) {
        let (wanted, list) = block.split_once('[').unwrap();
        let list = list.split(']').next().unwrap();
        let fields: Vec<i16> = wanted
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|field| field.parse().ok())
            .collect();
        let at = |fields: &[i16]| {
            let field = |n: usize| i8::try_from(fields[n]).unwrap();
            DateTime::constant(
                fields[0],
                field(1),
                field(2),
                field(3),
                field(4),
                field(5),
                0,
            )
        };
        let grain = ["Second", "Minute", "Hour", "Day", "Week", "Month", "Year"]
            .into_iter()
            .find(|grain| wanted.contains(&format!(") {grain}")))
            .unwrap();
        let mut accepted = Vec::new();
        if fields.len() >= 12 {
            let (first, end) = (at(&fields[..6]), at(&fields[6..12]));
            for start in point(first, grain) {
                for (last, open) in [(end, false), (end, true)] {
                    let last = if open && grain == "Day" {
                        last.checked_sub(1.day()).unwrap()
                    } else if open && grain == "Hour" {
                        last.checked_sub(1.hour()).unwrap()
                    } else {
                        last
                    };
                    accepted.extend(
                        point(last, grain)
                            .iter()
                            .map(|end| format!("{start}/{end}")),
                    );
                }
            }
            // A bound alone: "until two o'clock", "within two weeks", "tonight".
            accepted.extend(point(end, if grain == "Second" { "Minute" } else { grain }));
            accepted.push(format!("{}TNI", first.date()));
            let first = first.date();
            accepted.extend(whole(first, end.date().yesterday().unwrap()));
            accepted.push(first.strftime("%Y-%m-XX").to_string());
        } else {
            accepted.extend(point(at(&fields[..6]), grain));
            if wanted.contains("4, 30, 0) Second") {
                accepted.push("PRESENT_REF".to_owned());
            }
        }
        for text in list.split('"').skip(1).step_by(2) {
            read.push(Case {
                text: text.to_owned(),
                today,
                accepted: accepted.clone(),
                none: false,
            });
        }
    }
    Some(read)
}

#[test]
fn dates_of_recognizers_text() {
    let Some(cases) = recognizers("DateParser") else {
        return;
    };
    let share = score("Recognizers-Text DateParser", &cases);
    for name in [
        "DatePeriodParser",
        "DateTimeParser",
        "TimeParser",
        "DurationParser",
        "SetParser",
    ] {
        score(name, &recognizers(name).unwrap());
    }
    assert!(share >= 0.75, "{share}");
}

#[test]
fn times_of_duckling() {
    let Some(cases) = duckling() else { return };
    let share = score("Duckling times", &cases);
    assert!(share >= 0.80, "{share}");
}
