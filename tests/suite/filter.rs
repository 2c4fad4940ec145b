//! The filter: what a query finds, in which order, and what it does with anything typed.

use khabar::corpus::ArticleId;
use khabar::search::{
    Fields, Index, NoFields, Outcome, Query, Row, RowSet, Scope, Tier, Trouble, highlights,
};

/// Labels with their sources and days, in the order of the corpus.
const NEWS: [(&str, &str, &str); 22] = [
    (
        "بوتين يستقبل وفدا تجاريا في موسكو",
        "وكالة الشمال",
        "2023-05-01",
    ),
    ("لقاء بين بوتين ورئيس الوزراء", "وكالة الجنوب", "2023-06-01"),
    ("مكتب بوتين ينفي الخبر", "وكالة الشمال", ""),
    (
        "Putin meets trade delegation",
        "Northern Wire",
        "2023-05-02",
    ),
    ("Cloud Computing prices fall", "Northern Wire", "2023-07-01"),
    ("هدوء حذر في قره باغ", "وكالة الجنوب", "2023-09-20"),
    ("عودة سكان كاراباخ إلى قراهم", "وكالة الشمال", "2023-09-25"),
    ("قرة العين ديوان جديد", "مجلة الأدب", "2022-01-01"),
    ("باغ جديد في المدينة القديمة", "مجلة الأدب", "2022-02-01"),
    (
        "وقف إطلاق النار يدخل حيز التنفيذ",
        "وكالة الجنوب",
        "2023-09-21",
    ),
    (
        "إطلاق مبادرة بعد وقف الدعم عن النار",
        "وكالة الشمال",
        "2023-10-01",
    ),
    ("النار تلتهم مستودعا للأخشاب", "وكالة الشمال", "2023-08-01"),
    ("زلزال يضرب الحوز", "وكالة الجنوب", "2023-09-08"),
    ("هزات خفيفة في الشمال", "وكالة الشمال", "2023-09-09"),
    (
        "Erdoğan visits Ankara factory",
        "Northern Wire",
        "2023-03-01",
    ),
    ("أردوغان يزور مصنعا في أنقرة", "وكالة الجنوب", "2023-03-01"),
    (
        "الرئيس التونسي يستقبل السفراء",
        "وكالة الجنوب",
        "2023-04-03",
    ),
    ("رئيس البلدية يفتتح الحديقة", "وكالة الشمال", "2023-04-02"),
    ("برئيس جديد تبدأ اللجنة عملها", "وكالة الشمال", "2023-04-01"),
    (
        "&quot;بُوتِين&quot; يفتتح المنتدى سنة ٢٠٢١",
        "مجلة الأدب",
        "2021-01-01",
    ),
    (
        "پاکستان و ایران مرز را باز کردند",
        "Northern Wire",
        "2023-01-01",
    ),
    ("جلسة مجلس الأمن الدولي", "وكالة الجنوب", "2023-02-01"),
];

fn index() -> Index {
    Index::build((0..).zip(NEWS).map(|(id, (label, source, day))| Row {
        source: Some(source),
        published: day.parse().ok(),
        ..Row::new(ArticleId(id), label)
    }))
}

fn outcome(typed: &str) -> Outcome {
    index().search(&Query::parse(typed), &|| false)
}

fn found(typed: &str) -> Vec<u32> {
    outcome(typed).hits.iter().map(|hit| hit.id.0).collect()
}

/// What a reader of these labels expects first, for each query: the judged set. What
/// follows after it does not matter.
#[test]
fn what_a_reader_expects_comes_first() {
    for (typed, expected) in [
        ("بوتين", &[1, 0, 19, 2][..]),
        ("putin", &[3, 1, 0, 19, 2]),
        ("PUTIN", &[3, 1, 0, 19, 2]),
        ("«بوتين» مكتب", &[2]),
        ("بوتن", &[1, 0, 19, 2]),
        ("كاراباخ", &[6, 5]),
        ("قره باغ", &[5, 6]),
        ("باغ قره", &[5]),
        ("قرة", &[5, 7]),
        ("وقف اطلاق النار", &[9, 10]),
        ("\"وقف اطلاق\"", &[9]),
        ("زلزل", &[12]),
        ("أردوغان", &[15, 14]),
        ("erdogan", &[14, 15]),
        ("erdgoan", &[14]),
        ("رئيس", &[1, 16, 17, 18]),
        ("الرئيس", &[1, 16, 17, 18]),
        ("باكستان", &[20]),
        ("2021", &[19]),
        ("وقفاطلاق", &[9]),
        ("مجلسامن", &[21]),
        ("وكالة الجنوب زلزال", &[12]),
    ] {
        let found = found(typed);
        let first = &found[..expected.len().min(found.len())];
        assert_eq!(first, expected, "{typed}: {found:?}");
    }
}

#[test]
fn what_leads_the_list_stays_while_a_word_is_typed() {
    for (word, leader) in [("بوتين", 1), ("كاراباخ", 6), ("زلزال", 12), ("putin", 3)]
    {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(3).collect();
        for end in ends.into_iter().chain([word.len()]) {
            assert_eq!(
                found(&word[..end]).first(),
                Some(&leader),
                "{}",
                &word[..end]
            );
        }
    }
}

#[test]
fn exact_always_comes_before_inexact() {
    for typed in [
        "بوتين",
        "putin",
        "قره باغ",
        "رئيس",
        "erdogan",
        "بوت",
        "اردوغن",
    ] {
        let outcome = outcome(typed);
        let tiers: Vec<Tier> = outcome.hits.iter().map(|hit| hit.tier).collect();
        assert!(tiers.is_sorted(), "{typed}");
        assert!(tiers.is_sorted_by_key(|tier| tier.is_loose()), "{typed}");
        let loose = tiers.iter().filter(|tier| tier.is_loose()).count();
        assert_eq!(
            (outcome.exact, outcome.loose),
            (tiers.len() - loose, loose),
            "{typed}"
        );
        assert_eq!(index().all(&outcome).len(), tiers.len());
    }
}

#[test]
fn parts_of_a_query_are_combined() {
    for (typed, expected) in [
        ("بوتين -وفدا", &[1, 2, 19][..]),
        ("بوتين -\"رئيس الوزراء\"", &[0, 2, 19]),
        ("كاراباخ OR زلزال source:الجنوب", &[5, 12]),
        ("زلزال | هزات", &[12, 13]),
        ("مصدر:الأدب", &[7, 8, 19]),
        ("source:\"وكالة الجنوب\" date:2023-09", &[5, 9, 12]),
        ("date:2023-09-18..2023-09-22", &[5, 9]),
        ("تاريخ:٢٠٢٣-٠٩-٢٠", &[5]),
        ("after:2023-09-21", &[6, 10]),
        ("before:2022-02", &[7, 19]),
        ("-source:وكالة -source:wire", &[7, 8, 19]),
        ("title:\"مجلس الأمن\"", &[21]),
        ("title:الجنوب", &[]),
    ] {
        let outcome = outcome(typed);
        // What sounds alike may be there too; it stands behind.
        let first = outcome.exact.max(expected.len());
        let first = outcome.hits.iter().take(first);
        let mut found: Vec<u32> = first.map(|hit| hit.id.0).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_filters() {
    for (typed, part, trouble) in [
        ("زلزال colour:red", "colour:red", Trouble::NotKnown),
        ("زلزال who:بوتين", "who:بوتين", Trouble::NotKnown),
        ("زلزال date:2023-13", "date:2023-13", Trouble::NotUnderstood),
        (
            "زلزال date:2023-02-30",
            "date:2023-02-30",
            Trouble::NotUnderstood,
        ),
        ("زلزال after:أمس", "after:أمس", Trouble::NotUnderstood),
        ("زلزال source:", "source:", Trouble::NoValue),
    ] {
        let outcome = outcome(typed);
        assert_eq!(
            outcome.hits.first().map(|hit| hit.id.0),
            Some(12),
            "{typed}"
        );
        let notes: Vec<_> = outcome
            .notes
            .iter()
            .map(|note| (note.typed.as_str(), note.trouble))
            .collect();
        assert_eq!(notes, [(part, trouble)], "{typed}");
    }
    let everything = outcome("colour:red");
    assert_eq!(
        everything.exact,
        NEWS.len(),
        "nothing understood is no filter"
    );
}

#[test]
fn others_may_know_a_field() {
    struct Marks;
    impl Fields for Marks {
        fn rows(&self, field: &str, value: &str) -> Result<RowSet, Trouble> {
            match (field, value) {
                ("is", "starred") => Ok([2, 5].into_iter().collect()),
                _ => NoFields.rows(field, value),
            }
        }
    }
    let index = index();
    let hidden: RowSet = [5].into_iter().collect();
    let scope = Scope {
        fields: &Marks,
        hidden: Some(&hidden),
    };
    let outcome = index.search_in(&Query::parse("is:starred"), &scope, &|| false);
    assert_eq!(outcome.hits.len(), 1);
    assert_eq!((outcome.hits[0].id.0, outcome.hidden), (2, 1));
    let outcome = index.search_in(&Query::parse("-is:starred بوتين"), &scope, &|| false);
    assert!(outcome.hits.iter().all(|hit| hit.id.0 != 2));
}

/// Each trap as a query, and the label that it has to find.
#[test]
fn every_trap_of_spelling_is_seen_through() {
    for (typed, id) in [
        ("«بوتين»", 0),
        ("“بوتين”", 0),
        ("،بوتين", 0),
        ("بُوتِينُ", 0),
        ("بـــوتين", 0),
        ("ﺑﻮﺗﻴﻦ", 0),
        ("بوتين", 19),
        ("2021", 19),
        ("٢٠٢١", 19),
        ("۲۰۲۱", 19),
        ("ايران", 20),
        ("باكستان", 20),
        ("\u{202B}قره\u{A0}باغ\u{202C}  \n", 5),
        ("باغ قره", 5),
        ("الاخشاب للاخشاب", 11),
        ("ﻻخشاب", 11),
        ("ERDOGAN", 14),
        ("COMPUTING", 4),
        // More letters than the sweep holds against a column.
        ("عودة سكان كاراباخ الي قراهم", 6),
        ("\"عودة سكان كاراباخ إلى قراهم\"", 6),
    ] {
        assert!(found(typed).contains(&id), "{typed:?}");
    }
    for nothing in ["ـ", "\u{64E}", " \u{200F} ", "\"", "««", "-", "OR"] {
        assert_eq!(found(nothing).len(), NEWS.len(), "{nothing:?} is no filter");
    }
}

/// The same traps in labels: each is found by what a reader would type.
#[test]
fn every_trap_in_a_label_is_seen_through() {
    for (label, typed) in [
        ("قال «بوتين» كلمته", "بوتين"),
        ("قال “بوتين” كلمته", "بوتين"),
        ("وفي الختام،بوتين يغادر", "بوتين"),
        ("وصول بُوتِينَ مساء", "بوتين"),
        ("بـــوتين في الصورة", "بوتين"),
        ("ﺑﻮﺗﻴﻦ يلتقي الوفد", "بوتين"),
        ("ﻻجئون على الحدود", "لاجئون"),
        ("حصاد سنة ۲۰۲۱", "2021"),
        ("حصاد سنة ٢٠٢١", "۲۰۲۱"),
        ("حصاد سنة 2021", "٢٠٢١"),
        ("ایران و پاکستان", "ايران باكستان"),
        ("\u{202B}قره\u{A0}باغ\u{202C}", "قره باغ"),
        ("حي قره–باغ القديم", "باغ قره"),
        ("\u{200F}بوتين", "بوت"),
        ("&laquo;بوتين&raquo; و&#1576;اكو", "بوتين باكو"),
        ("الديمقراطية الاجتماعية", "الديمقراطيهالاجتماعيه"),
        ("و7 قتلى في 3مدن", "7 مدن"),
        ("ANKARA TODAY", "ankara"),
    ] {
        let index = Index::build([Row::new(ArticleId(0), label)].into_iter());
        let outcome = index.search(&Query::parse(typed), &|| false);
        assert_eq!(outcome.len(), 1, "{typed} in {label}");
        assert!(
            !highlights(label, &Query::parse(typed)).is_empty(),
            "{typed}"
        );
    }
}

/// A body is met by its words: letters here and there are in nearly all of them.
#[test]
fn letters_that_are_scattered_over_a_body_are_no_match() {
    let mut index = Index::build([Row::new(ArticleId(0), "خبر")].into_iter());
    index.set_text(ArticleId(0), "بعد وقت تبين أن القرار يُلغى");
    for (typed, answers) in [
        ("بوتين", 0),
        ("بوقتي", 0),
        ("قرر", 0),
        ("يلغى", 1),
        ("القرار", 1),
    ] {
        let outcome = index.search(&Query::parse(typed), &|| false);
        assert_eq!(outcome.len(), answers, "{typed}");
    }
}

#[test]
fn nothing_typed_does_harm() {
    let controls: String = ('\0'..' ').collect();
    let index = index();
    let queries = [
        "ق".repeat(10_000),
        "ab".repeat(5_000),
        "7".repeat(10_000),
        "قره ".repeat(2_500),
        "-\"".repeat(5_000),
        "a OR ".repeat(2_500),
        "title:".repeat(2_000),
        format!("date:{}", "9".repeat(10_000)),
        format!("date:2023-{}..", "0".repeat(1_000)),
        format!("title:\"{}", "باغ ".repeat(1_000)),
        controls.clone(),
        format!("{controls}بوتين{controls}"),
        "بوتين\r\n\u{202E}\u{2066}قره\u{2069}\n".repeat(50),
        "\u{FEFF}\u{200B}\"\u{202B}".to_owned(),
        "date:0000-00-00 after:9999-99-99 before:-1".to_owned(),
        "is:is:is has:: :: : source:\" -".to_owned(),
        "الجمهوريهالديمقراطيهالشعبيه".to_owned(),
    ];
    for typed in &queries {
        let query = Query::parse(typed);
        let outcome = index.search(&query, &|| false);
        assert!(!outcome.cancelled);
        assert_eq!(outcome.exact + outcome.loose, index.all(&outcome).len());
        for (label, ..) in NEWS {
            for span in highlights(label, &query) {
                assert!(label.get(span.start..span.end).is_some());
            }
        }
        let _ = query.told().count();
    }
    let with_controls = index.search(&Query::parse(&queries[11]), &|| false);
    assert!(with_controls.hits.iter().any(|hit| hit.id.0 == 0));
}

#[test]
fn a_portable_search_answers_the_same() {
    let index = index();
    for typed in [
        "ب",
        "قر",
        "بوتين",
        "قره باغ",
        "putin",
        "bnd",
        "اردوغن",
        "-بوتين رئيس",
    ] {
        let query = Query::parse(typed);
        let (one, other) = (
            index.search(&query, &|| false),
            index.search_portably(&query, &|| false),
        );
        assert_eq!(one.hits, other.hits, "{typed}");
        assert_eq!((one.exact, one.loose), (other.exact, other.loose));
    }
}
