use super::{WordKind, Words, stems};

fn keys(text: &str) -> Vec<String> {
    let words = Words::new(text);
    (0..words.len()).map(|i| words.key(i).to_owned()).collect()
}

#[test]
fn letters_and_digits_are_cut_apart() {
    assert_eq!(keys("بـ120 ألف"), ["ب", "120", "الف"]);
    assert_eq!(keys("٢١نوفمبر ۲۰۲۱ء"), ["21", "نوفمبر", "2021", "ء"]);
}

#[test]
fn a_space_that_does_not_break_still_parts_words() {
    assert_eq!(keys("الأذري\u{00A0}إلهام"), ["الاذري", "الهام"]);
}

#[test]
fn a_span_takes_marks_along_and_leaves_format_characters() {
    let text = "\u{200F}الكريملِنُ\u{200F}، نعم";
    let words = Words::new(text);
    assert_eq!(words.span(0).of(text), "الكريملِنُ");
    assert_eq!(words.key(0), "الكريملن");
}

#[test]
fn a_fatha_tells_the_dual() {
    let words = Words::new("موقعَين مدنيين مدنيَّين");
    assert!(words.get(0).dual);
    assert!(!words.get(1).dual);
    assert!(
        words.get(2).dual,
        "the shadda after the fatha does not hide it"
    );
}

#[test]
fn past_the_end_stands_a_break() {
    let words = Words::new("");
    assert_eq!(words.kind(7), WordKind::Break);
    assert_eq!(words.key(7), "");
    assert_eq!(keys("\0\u{064E}\u{064B}"), ["\0"]);
}

#[test]
fn stems_are_candidates_only() {
    let of = |key| {
        stems(key)
            .map(|stem| stem.text.into_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("وبباكو"), ["وبباكو", "بباكو", "باكو"]);
    assert_eq!(
        of("للكرملين"),
        ["للكرملين", "لكرملين", "اللكرملين", "الكرملين"]
    );
    assert_eq!(of("وحده"), ["وحده", "حده"]);
    assert_eq!(of(""), [""]);
}
