//! A TIMEX3 value as a person reads it.

use crate::app::Strings;
use crate::facts::TimeType;

/// The value in digits and words, or `None` where the article's own words say it better:
/// for a length of time and a repetition.
pub(super) fn shown(strings: &Strings, timex: TimeType, value: &str) -> Option<String> {
    match timex {
        TimeType::Duration | TimeType::Set => None,
        TimeType::Date | TimeType::Time => {
            let ends: Vec<String> = value.split('/').map(|end| moment(strings, end)).collect();
            Some(ends.join(" … "))
        }
    }
}

/// "2023-09-20T13:00" is "2023-09-20 13:00", "2023-09-18TEV" has the word for it.
fn moment(strings: &Strings, value: &str) -> String {
    let Some((day, time)) = value.split_once('T') else {
        return value.to_owned();
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
    }
}
