//! Datelines: "(outlet / wire - date)", "place - wire", "place (wire) - ", on a line
//! of their own or before the first sentence.

use super::date::{self, Found, Role};
use super::publishers;
use crate::letters::{digit_value, fold};

/// Bytes within which a dateline ends.
const LONGEST: usize = 200;
/// Words of one part: a place, an outlet.
const PART: usize = 4;
/// Words of a line of its own.
const WHOLE: usize = 12;

/// What a dateline states.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::corpus) struct Dateline {
    pub(in crate::corpus) outlet: Option<String>,
    pub(in crate::corpus) agency: Option<String>,
    pub(in crate::corpus) date: Option<Found>,
    /// Byte of the line where the prose begins.
    pub(in crate::corpus) end: usize,
}

/// True for a dateline on a line of its own.
pub(in crate::corpus) fn is_whole(line: &str) -> bool {
    whole(line).is_some()
}

/// The dateline that a line is.
pub(in crate::corpus) fn whole(line: &str) -> Option<Dateline> {
    let ends_a_sentence = line.ends_with(['.', '۔', '؟', '?', '!', ':']);
    let quotes = line.contains(['"', '«', '“', '”']) || line.contains(": ");
    // Words without a sign or a digit among them are one name, or none.
    let plain = !line.contains(SIGNS) && !line.chars().any(|c| digit_value(c).is_some());
    let words = plain && !publishers::is_agency(line);
    if ends_a_sentence
        || quotes
        || words
        || line.len() > LONGEST
        || line.split_whitespace().count() > WHOLE
    {
        return None;
    }
    parse(line, line.len())
}

/// The dateline with which a line of prose begins.
pub(in crate::corpus) fn leading(line: &str) -> Option<Dateline> {
    if let Some(rest) = line.strip_prefix('(') {
        let close = rest.find(')').filter(|close| *close <= LONGEST)?;
        return parse(rest.get(..close)?, close).map(|found| shifted(found, 1, close + 2));
    }
    // The longest beginning that is nothing but a dateline.
    let mut best = None;
    for end in ends(line) {
        let (at, after) = end;
        if let Some(found) = line.get(..at).and_then(|prefix| parse(prefix, after)) {
            best = Some(found);
        }
    }
    best
}

fn shifted(mut found: Dateline, by: usize, end: usize) -> Dateline {
    found.date = found.date.map(|mut date| {
        date.span = date.span.shifted(by);
        date
    });
    found.end = end;
    found
}

/// Where a dateline may end within a line: before and after the sign.
fn ends(line: &str) -> impl Iterator<Item = (usize, usize)> {
    line.char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .filter(|(at, c)| {
            let spaced = |at: usize| {
                line.get(at..)
                    .is_some_and(|rest| rest.starts_with(char::is_whitespace))
            };
            match c {
                '-' | '–' | '—' | '/' => spaced(at + c.len_utf8()),
                ':' => true,
                _ => false,
            }
        })
        .map(|(at, c)| (at, at + c.len_utf8()))
}

/// Reads parts: every one is a date, a wire, an outlet or a place in few words, and
/// there is a date or a wire among them, apart from the rest.
fn parse(text: &str, end: usize) -> Option<Dateline> {
    let reading = date::read(text);
    let mut stated = reading
        .dates
        .iter()
        .filter(|found| found.role != Role::Updated);
    // Of a day in two calendars, the one that is not computed.
    let found = (stated
        .clone()
        .find(|found| is_gregorian(found.span.of(text))))
    .or_else(|| stated.next())
    .copied();
    if found.is_none() && !reading.dates.is_empty() {
        return None;
    }
    // "الرياض 12 ربيع الأول 1445 هـ الموافق 27 سبتمبر 2023 م واس": one day twice.
    let twice = matches!(
        reading.dates.as_slice(),
        [one, other] if one.date.duration_until(other.date).as_hours().abs() <= 48
    );
    let (before, after) = match (found, reading.dates.first(), reading.dates.last()) {
        (Some(_), Some(first), Some(last)) if twice => {
            (text.get(..first.span.start)?, text.get(last.span.end..)?)
        }
        (Some(found), ..) => (text.get(..found.span.start)?, text.get(found.span.end..)?),
        (None, ..) => (text, ""),
    };
    let mut dateline = Dateline {
        outlet: None,
        agency: None,
        date: found,
        end,
    };
    let mut places = 0;
    for part in parts(before).chain(parts(after)) {
        if publishers::is_agency(part) {
            dateline.agency.get_or_insert_with(|| part.to_owned());
        } else if publishers::is_outlet(part) {
            dateline.outlet.get_or_insert_with(|| part.to_owned());
        } else if date::read(part).others > 0 {
            places += 1;
            if part.split_whitespace().count() > PART {
                return None;
            }
        }
    }
    // "رام الله 5-10-2023 وفا": the wire behind the date.
    let signed = parts(after).next().is_some_and(publishers::is_agency);
    let apart = match found {
        // A place runs into its date in a headline; here a sign or "في" parts them.
        Some(_) => {
            let after = after.trim_start();
            twice || signed || is_parted(before) && (after.is_empty() || after.starts_with(SIGNS))
        }
        None => parts(text).count() > 1 || places == 0,
    };
    let named = dateline.agency.is_some() || (found.is_some() && reading.others > 0);
    (apart && named && places <= 2).then_some(dateline)
}

/// True for a date with a year of ours.
fn is_gregorian(date: &str) -> bool {
    let folded = fold(date);
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| number.len() == 4 && number >= "1700")
}

const SIGNS: [char; 12] = ['/', '-', '–', '—', '،', ',', '|', '(', ')', '[', ']', '+'];

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(SIGNS)
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || c == '.' || c == ':'))
        .filter(|part| !part.is_empty())
}

/// True where a sign, or the word "في" and its like, stands between what is before a
/// date and the date, weekdays aside.
fn is_parted(before: &str) -> bool {
    before.trim().is_empty()
        || before.trim_end().ends_with(SIGNS)
        || before
            .rsplit(SIGNS)
            .next()
            .is_some_and(|last| before.contains(SIGNS) && date::read(last).others == 0)
        || before
            .split_whitespace()
            .next_back()
            .is_some_and(|word| word == "في")
}

#[cfg(test)]
mod tests {
    use super::{leading, whole};

    #[test]
    fn a_dateline_in_brackets_states_outlet_wire_and_date() {
        let line = "(صحيفة المدينة / سبوتنيك - 21 نوفمبر 2021ء) قال الوزير إن الجسر جاهز.";
        let found = leading(line).unwrap();
        assert_eq!(found.outlet.as_deref(), Some("صحيفة المدينة"));
        assert_eq!(found.agency.as_deref(), Some("سبوتنيك"));
        let date = found.date.unwrap();
        assert_eq!(date.date.to_string(), "2021-11-21");
        assert_eq!(date.span.of(line), "21 نوفمبر 2021ء");
        assert!(line[found.end..].starts_with(" قال"));
    }

    #[test]
    fn a_place_and_a_wire_stand_before_the_sentence() {
        for (line, agency) in [
            ("تونس - رويترز - قالت البلدية إن المياه عادت.", "رويترز"),
            ("موسكو (تاس) - أعلن المركز نتائجه.", "تاس"),
            ("دبي/ وام/ افتتح المعرض اليوم.", "وام"),
            ("لندن – (د ب أ) – وصل الوفد.", "د ب أ"),
        ] {
            let found = leading(line).expect(line);
            assert_eq!(found.agency.as_deref(), Some(agency), "{line}");
        }
    }

    #[test]
    fn a_line_of_its_own_is_known_in_its_spellings() {
        for line in [
            "أنقرة - الاثنين 6 شباط/فبراير 2023",
            "الرباط، 20 شتنبر 2023",
            "تونس في 16 جويلية 2023",
            "جنیوا (پیر، ۹ جنوری ۲۰۲۳ء)",
            "נאקורה, 27 באוקטובר 2022",
            "باكو - وكالات",
            "12 مارس 2021 - رويترز",
            "(أ ف ب)",
            "الرياض 12 ربيع الأول 1445 هـ الموافق 27 سبتمبر 2023 م واس",
            "رام الله 5-10-2023 وفا",
            "جدة 27 سبتمبر 2023 م الموافق 12 ربيع الأول 1445 هـ واس",
        ] {
            assert!(whole(line).is_some(), "{line}");
        }
    }

    #[test]
    fn prose_and_headlines_are_no_datelines() {
        for line in [
            "أسعار الخضار في السوق 12 مارس 2021",
            "أهم ما جرى الثلاثاء 7 يونيو 2022",
            "بيروت - طرابلس: طريق جديدة",
            "محادثات في المدينة",
        ] {
            assert!(whole(line).is_none(), "{line}");
        }
        assert!(leading("قالت الوزيرة: الجسر جاهز منذ 12 مارس 2021.").is_none());
        assert!(leading("القاهرة - قرر المجلس يوم 7 مايو 2023 أن يجتمع.").is_none());
    }
}
