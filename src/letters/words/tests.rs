use super::{Marks, Memory, WordKind, Words, stems};

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

/// A memory that is told of each word how long its key and how many its readings are.
fn memory() -> Memory {
    Memory::new(|kind, key, stems| Marks {
        lists: key.len() as u64,
        classes: stems.known().count() as u64,
        looks: u64::from(kind == WordKind::Letters),
        ..Marks::default()
    })
}

/// All that is known of the words of a text, but for their marks.
fn told(words: &Words) -> Vec<impl PartialEq + std::fmt::Debug> {
    let told = |at| {
        (
            words.get(at),
            words.key(at).to_owned(),
            words.stems(at).map(|stems| (stems.hashes, stems.buckets)),
        )
    };
    (0..words.len()).map(told).collect()
}

/// Texts of a few letters, marks and digits in every order: words of them come again, and so do
/// slots.
fn texts() -> impl Iterator<Item = String> {
    const PIECES: [&str; 28] = [
        "ا", "ل", "و", "ب", "إ", "ة", "ى", "ن", "ي", "ك", "ـ", "\u{64E}", "\u{651}", "\u{64B}",
        "ש", "ב", "پ", "ک", "a", "7", "٣", "،", "\"", "\u{200F}", "\u{200C}", "\n", " ", " ",
    ];
    let mut state = 7_u64;
    let mut next = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize
    };
    (0..400).map(move |_| {
        let len = next() % 90;
        (0..len).map(|_| PIECES[next() % PIECES.len()]).collect()
    })
}

#[test]
fn a_text_has_the_same_words_whatever_was_read_before() {
    let mut memory = memory();
    for text in texts().chain(texts()) {
        let (plain, remembered) = (Words::new(&text), Words::remembered(&text, &mut memory));
        assert_eq!(told(&remembered), told(&plain), "{text:?}");
    }
}

#[test]
fn each_word_is_told_by_its_kind_its_key_and_its_readings() {
    let mut memory = memory();
    let text = "وبباريس، 7 مدن أخرى. وبباريس أيضا كَتَب الكاتب شيئا";
    for _ in 0..2 {
        let words = Words::remembered(text, &mut memory);
        for at in 0..words.len() {
            let readings = words.stems(at).map_or(1, |stems| stems.known().count());
            let letters = words.kind(at) == WordKind::Letters;
            let told = Marks {
                lists: words.key_len(at) as u64,
                classes: readings as u64,
                looks: u64::from(letters),
                ..Marks::default()
            };
            assert_eq!(words.marks(at), told, "{}", words.key(at));
        }
        assert_eq!(words.marks(words.len()), Marks::default());
    }
    assert_eq!(Words::new(text).marks(0).lists, u64::MAX);
}

#[test]
fn a_memory_forgets_and_finds_again() {
    let mut memory = memory();
    let all: Vec<char> = ('ب'..='ي').collect();
    // More words than it holds.
    let word = |n: usize| [n, n / 26, n / 676].map(|place| all[place % 26]);
    let text = |from: usize| {
        let words = (from..from + 500).map(|n| word(n).into_iter().collect::<String>());
        words.collect::<Vec<_>>().join(" ")
    };
    for from in (0..17_000).step_by(500).chain([0]) {
        let text = text(from);
        let (plain, remembered) = (Words::new(&text), Words::remembered(&text, &mut memory));
        assert_eq!(told(&remembered), told(&plain));
    }
}
