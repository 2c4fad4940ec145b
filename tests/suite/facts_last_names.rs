//! Last names in sentences of our own: which word ends a name, and whose a last name is.

use khabar::facts::{self, Detail, Kind};

use crate::facts_traps::article;

/// The persons of a text, as they stand, each with its canonical name where that is another.
fn persons(text: &str) -> Vec<String> {
    let article = article(text, Some("2023-09-20"));
    facts::extract(&article)
        .facts
        .into_iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Person { name, .. } => {
                let words = fact.span.of(&article.text);
                Some(if name == words {
                    words.to_owned()
                } else {
                    format!("{words} = {name}")
                })
            }
            _ => None,
        })
        .collect()
}

#[test]
fn a_last_name_may_be_a_word_or_begin_like_a_particle() {
    for (text, wanted) in [
        (
            "قال المهندس سامي الخطيب إن طول الجسر 400 متر.",
            &["سامي الخطيب"][..],
        ),
        ("وأكد سمير الوكيل، صاحب المصنع، ذلك.", &["سمير الوكيل"]),
        ("وحضر النائب محمد سليمانو الذي استقال.", &["محمد سليمانو"]),
        (
            "حضر سمير صالح ونصاف بن حفصية.",
            &["سمير صالح", "نصاف بن حفصية"],
        ),
        (
            "سيجتمع مع رئيس النادي جوسيب برتليانو بغية مناقشة العرض.",
            &["جوسيب برتليانو"],
        ),
        ("حضر وزير العدل عمر منصور مأدبة إفطار.", &["عمر منصور"]),
        ("أكد كاتب الدولة عمر الباهي، أمس، ذلك.", &["عمر الباهي"]),
        ("الحكم: مجدي بالحاج.", &["مجدي بالحاج"]),
        ("فاز المرشح بنوا هالون بأغلبية الأصوات.", &["بنوا هالون"]),
        (
            "جاءت منيرة الزريبي وعبد العزيز القطي وخالد المنصوري.",
            &["منيرة الزريبي", "عبد العزيز القطي", "خالد المنصوري"],
        ),
        (
            "حضر الوزير ونائباه سمير صالح وعلي بن ناصر.",
            &["سمير صالح", "علي بن ناصر"],
        ),
    ] {
        assert_eq!(persons(text), wanted, "{text}");
    }
}

#[test]
fn a_given_name_that_is_a_word_needs_a_last_name_that_is_none() {
    let text = "وظل مصير المفقود، شاكر البوعزاوي، مجهولا.";
    assert_eq!(persons(text), ["شاكر البوعزاوي"]);
    for text in [
        "قدم العرض لأمير قطر، أمس.",
        "زار الوفد دار شعبان الفهري.",
        "اتخذ قرار سليم اقتصاديا.",
        "سافر الفريق إلى الملعب الإفريقي لمنزل بورقيبة.",
        "وهي رئيسة دير ومديرة مدرسة.",
        "التقى رئيس الجمهورية لإيجاد حل للأزمة.",
        "تمتد الصفقة مع الشركة المسؤولة عن القمر الصناعي عاموس-6 أعواما.",
        "وقع ذلك في مقاطعة لينكولن الريفية.",
        "وزير الخارجية: نعول على الجيران.",
        "أنظمة بلاك بيري Os قديمة.",
        "بلغ عمر الطفل 10 سنوات.",
        "يربط الطريق بين منطقتي النفيضة وسيدي سعيد.",
        "أطلق سراح مركب يحمل اسم الحاج سعد 2 أمس.",
        "الهيكل المنتج: تياترو العالم.",
        "قالت الأم: بجاه ربي اش عملت.",
        "انسحبت جماعة (الحوثي) من الميناء.",
        "وصل المدير العام للشركة الجهوية للنقل بنابل، أمس.",
        "بلغ المنتخب نهائيات أمم آسيا المقررة عام 2007.",
    ] {
        assert!(persons(text).is_empty(), "{text}: {:?}", persons(text));
    }
}

#[test]
fn a_last_name_that_two_share_is_whose_it_was() {
    let text = "غرق ماهر الصويلحي واتصل شقيقه شاكر الصويلحي بالإذاعة.\n\nوقال الصويلحي إن البحث \
        مستمر.";
    assert_eq!(
        persons(text),
        ["ماهر الصويلحي", "شاكر الصويلحي", "الصويلحي = شاكر الصويلحي"]
    );
    let text = "رفيق عبد السلام: الحزب باق.\n\nوأوضح عبد السلام أن المؤتمر قريب.";
    assert_eq!(
        persons(text),
        ["رفيق عبد السلام", "عبد السلام = رفيق عبد السلام"]
    );
    // A well-known last name is another's where he is named in full.
    let text = "استقبل الوزير رياض المالكي وفدا. وقال المالكي إن اللجنة جاهزة.";
    assert_eq!(persons(text).last().unwrap(), "المالكي = رياض المالكي");
    // The one who was named more often, and not his father.
    let text = "جاويد كريموف مهندس. والده، نايمول كريموف، تاجر. درس جاويد كريموف الرياضيات، وقال \
        كريموف إنه سعيد.";
    assert_eq!(persons(text).last().unwrap(), "كريموف = جاويد كريموف");
}

#[test]
fn half_a_name_is_none() {
    let text = "وتحدث المدرب سامي خعبنتل كثيرا.";
    assert_ne!(persons(text), ["سامي"], "{text}");
}

#[test]
fn nobody_is_found_where_a_plural_stands() {
    for text in [
        "أعلنت الوزارة عن إطلاق طلب عروض لاختيار المتعهد.",
        "جرى السباق قبالة نورث ويستن.",
    ] {
        let article = article(text, None);
        let facts = facts::extract(&article).facts;
        let found = facts.iter().find(|fact| fact.kind() == Kind::Person);
        assert!(found.is_none(), "{text}: {found:?}");
    }
}

#[test]
fn a_given_name_may_follow_one_with_the_article() {
    let text = "رحل محمد الفاضل خليل وزير الشؤون الاجتماعية.";
    assert_eq!(persons(text), ["محمد الفاضل خليل"]);
    let text = "التقى محمد الصادق مدير البنك أمس.";
    assert_eq!(persons(text), ["محمد الصادق"]);
}
