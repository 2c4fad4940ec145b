use super::{number_at_stem, ordinal};
use crate::letters::words::Words;

fn value(text: &str) -> Option<(f64, bool)> {
    let words = Words::new(text);
    number_at_stem(&words, 0).map(|(number, _)| (number.value, number.vague))
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (text, expected) in [
        ("295", 295.0),
        ("1,250 طنا", 1250.0),
        ("٣٫٥", 3.5),
        ("3.2 مليون", 3_200_000.0),
        ("120 ألف نسمة", 120_000.0),
        ("خمسة آلاف", 5000.0),
        ("ثلاثة ملايين و200 ألف", 3_200_000.0),
        ("مليون ونصف", 1_500_000.0),
        ("نصف مليون", 500_000.0),
        ("مائة شخص", 100.0),
        ("مئة وخمسة وعشرون", 125.0),
        ("خمسة وعشرين", 25.0),
        ("أحد عشر", 11.0),
        ("أحد وعشرون", 21.0),
        ("ثلاثة عشر", 13.0),
        ("ثلاثمائة", 300.0),
        ("خمس مئة", 500.0),
        ("ألف وخمسمئة", 1500.0),
        ("مئتي ألف", 200_000.0),
        ("خمسة وعشرين ألفا", 25_000.0),
        ("وسبعة", 7.0),
    ] {
        assert_eq!(value(text), Some((expected, false)), "{text}");
    }
    assert_eq!(value("7 و8 مناطق"), Some((7.0, false)));
}

#[test]
fn a_plural_alone_is_no_number() {
    assert_eq!(value("آلاف الأشخاص"), Some((1000.0, true)));
    assert_eq!(value("مئات الآلاف"), Some((100.0, true)));
}

#[test]
fn nothing_is_read_inside_words() {
    for text in [
        "استعادت",
        "وحدة",
        "أحد",
        "الألفية",
        "سبعيني",
        "99999999999999999999",
    ] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn ordinals_to_the_thirty_first() {
    let of = |text| ordinal(&Words::new(text), 0).map(|(value, _)| value);
    assert_eq!(of("الحادي والعشرين من"), Some(21));
    assert_eq!(of("الخامس عشر"), Some(15));
    assert_eq!(of("الأول"), Some(1));
    assert_eq!(of("الحادي والثلاثين"), Some(31));
}
