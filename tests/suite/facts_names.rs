//! Persons, their roles, places and organisations of the two worked examples. Skipped, and
//! said so, where the examples are not there. `MISSES=1` names every difference.

use std::fs;

use khabar::facts::{self, Detail, Fact, Kind};
use khabar::letters::Span;
use serde_json::Value;

use crate::facts_gold::{bytes, shared};
use crate::facts_traps::article;

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    fn f1(&self) -> f64 {
        (2 * self.right) as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Spans of the mentions under `key`, apart from those in lines that give no facts.
fn mentions(gold: &Value, key: &str, text: &str, hidden: &[usize]) -> Vec<Span> {
    gold[key]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|entity| entity["mentions"].as_array().unwrap())
        .map(|mention| bytes(text, mention))
        .filter(|span| !hidden.contains(&line_of(text, span.start)))
        .collect()
}

/// Counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

#[test]
fn names_of_the_worked_examples_are_found_with_their_roles() {
    let folder = shared().join("gold");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let verbose = std::env::var("MISSES").is_ok();
    let mut scores = [Score::default(), Score::default(), Score::default()];
    let mut roles = Score::default();
    for entry in entries {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let file = shared().join("seeds").join(gold["file"].as_str().unwrap());
        let text = fs::read_to_string(file).unwrap();
        let found = facts::extract(&article(&text, gold["publication_date"]["value"].as_str()));
        // The article of the tests has no boilerplate: its lines are left out of the count.
        let hidden: Vec<usize> = gold["boilerplate"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| usize::try_from(line["line"].as_u64().unwrap()).unwrap())
            .collect();
        let kinds = [
            (Kind::Person, "people"),
            (Kind::Place, "places"),
            (Kind::Organization, "orgs"),
        ];
        for ((kind, key), score) in kinds.into_iter().zip(&mut scores) {
            let wanted = mentions(&gold, key, &text, &hidden);
            let own: Vec<&Fact> = found
                .facts
                .iter()
                .filter(|fact| fact.kind() == kind)
                .filter(|fact| !hidden.contains(&line_of(&text, fact.span.start)))
                .collect();
            score.wanted += wanted.len();
            score.found += own.len();
            score.right += own
                .iter()
                .filter(|fact| wanted.contains(&fact.span))
                .count();
            if verbose {
                for fact in own.iter().filter(|fact| !wanted.contains(&fact.span)) {
                    eprintln!("false\t{key}\t{}\t{}", fact.span.of(&text), fact.rule);
                }
                for span in wanted
                    .iter()
                    .filter(|span| own.iter().all(|f| f.span != **span))
                {
                    eprintln!("missed\t{key}\t{}", span.of(&text));
                }
            }
        }
        for person in gold["people"].as_array().unwrap() {
            let Some(country) = person["country"].as_str() else {
                continue;
            };
            let spans: Vec<Span> = person["mentions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|mention| bytes(&text, mention))
                .collect();
            let stated: Vec<_> = found
                .facts
                .iter()
                .filter(|fact| spans.contains(&fact.span))
                .filter_map(|fact| match &fact.detail {
                    Detail::Person { roles, .. } => roles.first(),
                    _ => None,
                })
                .collect();
            roles.wanted += 1;
            roles.found += 1;
            let right = stated.first().is_some_and(|role| {
                role.country.as_deref() == Some(country) && !role.title.is_empty()
            });
            roles.right += usize::from(right);
            if verbose && !right {
                eprintln!("role\t{}\t{stated:?}", person["canonical"]);
            }
        }
    }
    for (name, score) in ["persons", "places", "organisations"].iter().zip(&scores) {
        eprintln!(
            "{name}\tP {:.2}\tR {:.2}\tF1 {:.2}\tof {}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.wanted
        );
    }
    eprintln!("roles\t{} of {}", roles.right, roles.wanted);
    let [persons, places, organizations] = &scores;
    assert!(persons.precision() >= 0.95 && persons.recall() >= 0.90);
    assert!(places.f1() >= 0.92, "places {:.2}", places.f1());
    assert!(
        organizations.f1() >= 0.75,
        "organisations {:.2}",
        organizations.f1()
    );
}

/// Facts of a kind, each as its words and its name where that is another, in their order.
fn found(text: &str, kind: Kind) -> Vec<String> {
    facts::extract(&article(text, None))
        .facts
        .iter()
        .filter(|fact| fact.kind() == kind)
        .map(|fact| fact.span.of(text).to_owned())
        .collect()
}

/// Roles of the persons, as "name: title (country)".
fn roles(text: &str) -> Vec<String> {
    facts::extract(&article(text, None))
        .facts
        .iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Person { name, roles, .. } => Some((name, roles)),
            _ => None,
        })
        .flat_map(|(name, roles)| {
            roles.iter().map(move |role| {
                let country = role.country.as_deref().unwrap_or("-");
                format!("{name}: {} ({country})", role.title)
            })
        })
        .collect()
}

#[test]
fn persons_are_found_by_what_stands_around_them() {
    for (text, expected) in [
        // A form of address before one word.
        ("استقبل الوزير السيدة تمارغوفا في مكتبه.", &["تمارغوفا"][..]),
        // A word of kin, an adjective of nationality after it.
        (
            "تغلب على مواطنه الألماني لودفيك براندمور بصعوبة.",
            &["لودفيك براندمور"],
        ),
        // Two words that have the shape of foreign names.
        (
            "وتقدم بعده كورنيفيل ماكدرموند إلى الصف الأول.",
            &["كورنيفيل ماكدرموند"],
        ),
        // Somebody's son, whatever his own name.
        (
            "وكان طريفة بن سالم الوهيبي حاضرا.",
            &["طريفة بن سالم الوهيبي"],
        ),
        // Given names of two words, and a family.
        (
            "قال الدكتور محيي الدين الزبيري إن النتائج جيدة.",
            &["محيي الدين الزبيري"],
        ),
        (
            "حضر الشيخ راشد بن حمد آل نعيمي الحفل.",
            &["راشد بن حمد آل نعيمي"],
        ),
        // A king's number.
        (
            "عاد الملك فيليب الخامس عشر إلى قصره.",
            &["فيليب الخامس عشر"],
        ),
        // A name goes on neither with the next name nor with a verb.
        (
            "حضر كريستوفر براندمور وهيلين كارستون الحفل.",
            &["كريستوفر براندمور", "هيلين كارستون"],
        ),
        (
            "أكد الوزير أنطوان بيلمونت ستزور لجنته المدينة.",
            &["أنطوان بيلمونت"],
        ),
    ] {
        assert_eq!(found(text, Kind::Person), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    for text in [
        // ي for ى, as Egyptian papers write it.
        "حصلوا علي موافقة المجلس ثم عادوا الي القاعة.",
        // "Now", "since", "for": words that are spelled like foreign names.
        "الآن بدأت المرحلة الجديدة، فإن الوقت ضيق.",
        // Things and contracts have foreign names too.
        "وقعت معاهدة فيرنستاد بين الجانبين وركبوا سيارة كلارمونت بريستول.",
        // A dual and its genitive.
        "انفجرت قذيفتا هاون قرب السوق.",
        "وصفوا لغات البرمجة بأنها آمنة الذاكرة.",
    ] {
        assert_eq!(found(text, Kind::Person), [""; 0], "{text}");
    }
}

#[test]
fn roles_stand_where_the_text_states_them() {
    for (text, expected) in [
        ("المدرب: سليم البوعزيزي.", "سليم البوعزيزي: المدرب (-)"),
        (
            "قال مستشار الرئيس المصري للشؤون العربية، حازم البدراوي، إن القمة قريبة.",
            "حازم البدراوي: مستشار الرئيس المصري للشؤون العربية (EG)",
        ),
        (
            "أعلنت قطر على لسان المتحدث باسم خارجيتها سامر البدراوي موقفها.",
            "سامر البدراوي: المتحدث باسم خارجيتها (QA)",
        ),
        (
            "قال كريم البدراوي، وهو يعمل مستشاراً للوزير، إن الأمر انتهى.",
            "كريم البدراوي: مستشاراً للوزير (-)",
        ),
        ("التقى الرئيس بوتين ضيوفه.", "بوتين: الرئيس (RU)"),
    ] {
        assert_eq!(roles(text), [expected], "{text}");
    }
}

#[test]
fn a_name_is_found_again_and_a_typo_is_the_same_person() {
    let text = "زار الوفد بلدة كفرنيسا صباحا. وفي كفرنيسا أقيم الحفل.";
    assert_eq!(found(text, Kind::Place), ["بلدة كفرنيسا", "كفرنيسا"]);
    let text = "قال الوزير هشام البرقاوي ذلك. وأضاف هشام البرقاوي أمرا. وختم هشام البرقاري كلامه.";
    let facts = facts::extract(&article(text, None)).facts;
    let names: Vec<&str> = facts
        .iter()
        .filter(|f| f.kind() == Kind::Person)
        .filter_map(Fact::name)
        .collect();
    assert_eq!(names, ["هشام البرقاوي"; 3]);
}

#[test]
fn organisations_are_named_behind_their_noun() {
    for (text, expected) in [
        ("نشرت صحيفة فرانكنبورغ تقريرا.", "فرانكنبورغ"),
        ("أعلنت شركة \"نوفاتيك بلس\" أرباحها.", "نوفاتيك بلس"),
        ("أعدت وزارة التربية والتعليم خطة.", "وزارة التربية والتعليم"),
        ("وزارة التجهيز والهدف واضح", "وزارة التجهيز"),
        ("وصلت قوات كندية لحفظ السلام.", "قوات كندية لحفظ السلام"),
        (
            "أنشئ مركز مراقبة وقف إطلاق النار.",
            "مركز مراقبة وقف إطلاق النار",
        ),
        ("نقلت الأناضول عن مصدر أن الطريق مفتوح.", "الأناضول"),
        ("اجتمع مجلس الأمن لوقف القتال.", "مجلس الأمن"),
    ] {
        assert_eq!(found(text, Kind::Organization), [expected], "{text}");
    }
}

#[test]
fn places_in_a_list_are_of_the_kind_that_the_noun_before_them_says() {
    let text = "شملت الأضرار أقاليم الحوز وتارودانت وورزازات.";
    let kinds: Vec<String> = facts::extract(&article(text, None))
        .facts
        .iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Place { name, kind, .. } => Some(format!("{name} {kind}")),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, ["الحوز region", "تارودانت region", "ورزازات region"]);
    assert_eq!(
        found("الطريق بين صفاقس/قابس مغلقة.", Kind::Place),
        ["صفاقس", "قابس"]
    );
    // A word that is a city too is none without a noun of place.
    assert_eq!(found("ألم في العين والأذن.", Kind::Place), [""; 0]);
}

#[test]
fn other_languages_have_their_own_gazetteers() {
    for (text, kind, expected) in [
        (
            "رئیس جمهور ایران، حسن روحانی، دیروز به پکن رفت و گفت که مذاکرات با چین ادامه دارد.",
            Kind::Place,
            &["ایران", "پکن", "چین"][..],
        ),
        (
            "وزیر اعظم شہباز شریف نے کہا کہ پاکستان اور چین کے تعلقات اچھے ہیں اور وہ جلد جنیوا جائیں گے۔",
            Kind::Person,
            &["شہباز شریف"],
        ),
        (
            "ראש הממשלה יאיר לפיד אמר אתמול בירושלים כי ההסכם עם לבנון ייחתם השבוע.",
            Kind::Person,
            &["יאיר לפיד"],
        ),
        (
            "ראש הממשלה יאיר לפיד אמר אתמול בירושלים כי ההסכם עם לבנון ייחתם השבוע.",
            Kind::Place,
            &["ירושלים", "לבנון"],
        ),
    ] {
        assert_eq!(found(text, kind), expected, "{text}");
    }
}

#[test]
fn a_word_that_begins_with_lam_is_found_behind_the_preposition() {
    let text = "زيارة للبنان وللبيرو ووصل للندن، وشكر للجنة الدولية للصليب الأحمر.";
    assert_eq!(found(text, Kind::Place), ["لبنان", "لبيرو", "لندن"]);
    let text = "قدم الشكر للجنة الدولية للصليب الأحمر.";
    let facts = facts::extract(&article(text, None)).facts;
    let names: Vec<&str> = facts.iter().filter_map(Fact::name).collect();
    assert_eq!(names, ["اللجنة الدولية للصليب الأحمر"]);
}
