//! A TIMEX3 value as a person reads it.

use crate::app::Strings;
use crate::facts::TimeType;

/// The value in digits and words, or `None` where the article's own words say it better:
/// for a length of time and a repetition.
pub(super) fn shown(strings: &Strings, timex: TimeType, value: &str) -> Option<String> {
    match timex {
        TimeType::Duration | TimeType::Set => None,
        TimeType::Date | TimeType::Time => Some(dates(strings, value)),
    }
}

/// A date, a time of a date, or the two between which something lies.
pub(super) fn dates(strings: &Strings, value: &str) -> String {
    let ends: Vec<String> = value.split('/').map(|end| moment(strings, end)).collect();
    ends.join(" … ")
}

/// "2023-09-20T13:00" is "2023-09-20 13:00", "2023-09-18TEV" has the word for it.
fn moment(strings: &Strings, value: &str) -> String {
    let Some((day, time)) = value.split_once('T') else {
        return long_stretch(strings, value).unwrap_or_else(|| value.to_owned());
    };
    let key = match time {
        "MO" => "part.morning",
        "MI" => "part.midday",
        "AF" => "part.afternoon",
        "EV" => "part.evening",
        "NI" => "part.night",
        "DT" => "part.daytime",
        _ => return format!("{day} {time}").trim().to_owned(),
    };
    format!("{day} {}", strings.get(key)).trim().to_owned()
}

/// "2020-FA" is a season of a year, "199X" a decade.
fn long_stretch(strings: &Strings, value: &str) -> Option<String> {
    let say = |key: &str, value: &str| strings.get(key).replacen("{}", value, 1);
    if let Some(years) = value.strip_suffix('X') {
        let digits = years.len() == 3 && years.bytes().all(|b| b.is_ascii_digit());
        return digits.then(|| say("part.decade", &format!("{years}0")));
    }
    let (year, season) = value.rsplit_once('-')?;
    let key = match season {
        "SP" => "part.spring",
        "SU" => "part.summer",
        "FA" => "part.autumn",
        "WI" => "part.winter",
        _ => return None,
    };
    Some(say(key, year))
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::app::{Interface, Strings};
    use crate::facts::TimeType;

    #[test]
    fn a_time_of_day_is_said_in_words() {
        let strings = Strings::of(Interface::English);
        let time = |value| shown(&strings, TimeType::Time, value).unwrap();
        assert_eq!(time("2023-09-18TEV"), "2023-09-18 evening");
        assert_eq!(time("2023-09-20T13:00"), "2023-09-20 13:00");
        let date = shown(&strings, TimeType::Date, "2023-09-11/2023-09-12");
        assert_eq!(date.unwrap(), "2023-09-11 … 2023-09-12");
        assert_eq!(shown(&strings, TimeType::Duration, "PT2H"), None);
        for (value, words) in [
            ("199X", "1990s"),
            ("19XX", "19XX"),
            ("2020-FA", "autumn 2020"),
            ("2020-Q1", "2020-Q1"),
            ("2023-W38", "2023-W38"),
        ] {
            assert_eq!(shown(&strings, TimeType::Date, value).unwrap(), words);
        }
    }
}
