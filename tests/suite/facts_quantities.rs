//! Quantities in sentences of our own, each in the shape of a trap of the news: what is
//! found, as "words = min..max modifier unit category", and what is not.

use khabar::facts::{self, Detail};

use crate::facts_traps::article;

fn quantities(text: &str) -> Vec<String> {
    facts::extract(&article(text, Some("2021-05-05")))
        .facts
        .into_iter()
        .filter_map(|fact| {
            let Detail::Quantity {
                min,
                max,
                modifier,
                unit,
                category,
                ..
            } = &fact.detail
            else {
                return None;
            };
            let value = |value: &Option<f64>| value.map_or("?".to_owned(), |v| v.to_string());
            let value = match (value(min), value(max)) {
                (min, max) if min == max => min,
                (min, max) => format!("{min}..{max}"),
            };
            let modifier = modifier.map_or(String::new(), |m| format!(" {}", m.name()));
            let unit = unit.as_deref().unwrap_or("-");
            let words = fact.span.of(text);
            Some(format!("{words} = {value}{modifier} {unit} {category}"))
        })
        .collect()
}

/// Each sentence with what is to be found in it, and nothing else.
pub fn hold(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, wanted)| {
            let found = quantities(text);
            (found != *wanted).then(|| format!("{text}\n  found  {found:?}\n  wanted {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_range_begins_behind_a_conjunction_too() {
    hold(&[(
        "تراوحت الحرارة بين 19 و23 درجة بالشمال وبين 24 و 27 درجة بالجنوب ومن 28 إلى 30 درجة بالصحراء",
        &[
            "بين 19 و23 درجة = 19..23 Cel temperature",
            "بين 24 و 27 درجة = 24..27 Cel temperature",
            "من 28 إلى 30 درجة = 28..30 Cel temperature",
        ],
    )]);
}

#[test]
fn numbers_glued_to_letters_are_read() {
    hold(&[
        ("تم تسجيل51 حالة جديدة", &["51 حالة = 51 حالة count"]),
        ("سجلت الوزارة 170حالة", &["170حالة = 170 حالة count"]),
        ("قدرت الكلفة بـ616 دولارا", &["616 دولارا = 616 USD money"]),
        ("شارك و3 وزراء في اللقاء", &["3 وزراء = 3 وزير count"]),
        ("دول الاتحاد وعددها 27 دولة", &["27 دولة = 27 دولة count"]),
        (
            "وافقت الدول الـ27 على النص",
            &["الدول الـ27 = 27 دولة count"],
        ),
    ]);
}

#[test]
fn ranges_have_two_ends_and_share_a_scale() {
    hold(&[
        (
            "يتراوح عمقه بين 20 و30 كلم",
            &["بين 20 و30 كلم = 20..30 km distance"],
        ),
        (
            "تكلف بين 20 و30 مليون دولار",
            &["بين 20 و30 مليون دولار = 20000000..30000000 USD money"],
        ),
        (
            "يحتاج من ثلاثة إلى خمسة ملايين دولار",
            &["من ثلاثة إلى خمسة ملايين دولار = 3000000..5000000 USD money"],
        ),
        (
            "سرعة الريح 70-80 كلم في الساعة",
            &["70-80 كلم في الساعة = 70..80 km/h speed"],
        ),
        (
            "وصل ثلاثة أو أربعة جنود",
            &["ثلاثة أو أربعة جنود = 3..4 جندي count"],
        ),
        (
            "ارتفع الإنتاج من 10 إلى 20 مليون طن",
            &["10 = 10000000 t weight", "20 مليون طن = 20000000 t weight"],
        ),
        (
            "زادت النسبة من 3 بالمائة إلى 5 بالمائة",
            &["3 بالمائة = 3 % percent", "5 بالمائة = 5 % percent"],
        ),
    ]);
}

#[test]
fn bounds_stand_before_behind_and_in_verbs() {
    hold(&[
        (
            "شارك ما لا يقل عن 40 لاعبا",
            &["ما لا يقل عن 40 لاعبا = 40..? at_least لاعب count"],
        ),
        (
            "تجاوزت الحصيلة 35 قتيلا",
            &["35 قتيلا = 35..? more_than قتيل killed"],
        ),
        (
            "لم يتعد العدد 12 شخصا",
            &["12 شخصا = ?..12 at_most شخص count"],
        ),
        (
            "ناهز عدد الحضور 300 شخص",
            &["300 شخص = 300 approx شخص count"],
        ),
        ("بلغ عدد الحضور 300 شخص", &["300 شخص = 300 شخص count"]),
        (
            "وصل العدد إلى نحو 300 شخص",
            &["نحو 300 شخص = 300 approx شخص count"],
        ),
        (
            "حضر 20 وزيرا فأكثر",
            &["20 وزيرا فأكثر = 20..? at_least وزير count"],
        ),
        (
            "مقتل 200 شخص على الأقل",
            &["200 شخص على الأقل = 200..? at_least شخص killed"],
        ),
        (
            "ما يربو على 5 آلاف طن",
            &["ما يربو على 5 آلاف طن = 5000..? more_than t weight"],
        ),
    ]);
}

#[test]
fn plurals_without_a_number_are_vague() {
    hold(&[
        ("سقط عشرات القتلى", &["عشرات القتلى = ? vague قتيل killed"]),
        ("زار بضع دول", &["بضع دول = ? vague دولة count"]),
        ("سيطر على عدة قرى", &["عدة قرى = ? vague قرية count"]),
        (
            "مئات الآلاف من المتظاهرين",
            &["مئات الآلاف من المتظاهرين = ? vague متظاهر count"],
        ),
    ]);
}

#[test]
fn plurals_with_the_article_and_behind_their_noun_are_vague_too() {
    hold(&[
        (
            "كافأت الشركة العشرات من موظفيها",
            &["العشرات من موظفيها = ? vague موظف count"],
        ),
        ("صار محل عدة شكاوى", &["عدة شكاوى = ? vague شكوى count"]),
        ("زار مناطق عدة", &["مناطق عدة = ? vague منطقة count"]),
    ]);
}

#[test]
fn a_number_that_is_said_again_in_digits_counts_once() {
    hold(&[
        (
            "درست اللجنة خمسة وستين (65) ملفا",
            &["خمسة وستين (65) ملفا = 65 ملف count"],
        ),
        (
            "كلفت الصيانة ثلاثمئة (300) ألف دولار",
            &["ثلاثمئة (300) ألف دولار = 300000 USD money"],
        ),
    ]);
}

#[test]
fn duals_come_from_the_lexicon() {
    hold(&[
        (
            "دمرت سيارتين وموقعين",
            &["سيارتين = 2 سيارة count", "موقعين = 2 موقع count"],
        ),
        ("قتل جنديان", &["جنديان = 2 جندي killed"]),
        ("التقى شرطيين", &[]),
        ("مقتل شخصين في الحادث", &["شخصين = 2 شخص killed"]),
        ("التقى شرطيَّين", &["شرطيَّين = 2 شرطي count"]),
        ("في لبنان وأفغانستان", &[]),
    ]);
}

#[test]
fn names_references_and_codes_are_no_quantities() {
    let none: &[&str] = &[];
    for text in [
        "تنص المادة 5 من القانون على ذلك",
        "وفق الفصل 12 من الدستور",
        "القانون عدد 52 لسنة 2015",
        "القرار رقم 2334 الصادر عن المجلس",
        "تحديث iOS 15.2 للهواتف",
        "الاتصال على الرقم 71234567 يوميا",
        "العنوان 10.20.30.41 في الشبكة",
        "طائرات إف-16 أمريكية",
        "مقاتلات ميغ 29 روسية",
        "قمة G20 في روما",
        "قمة مجموعة العشرين",
        "قمة مجموعة الـ20 في روما",
        "جائحة كوفيد-19 وآثارها",
        "بثت القناة 2 الخبر",
        "منظومة S-400 الروسية",
        "1. الشركة تعلن النتائج",
        "فاز الفريق 2-1 على ضيفه",
        "صعدت للمرة الأولى وهي الثانية في الترتيب",
        "وحدة الجبهة الداخلية",
        "الرابط https://news.example/list?page=31%25%2040%",
        "في المرحلة الثالثة عشرة من البطولة",
        "البابا بندكت السادس عشر رئيس الكنيسة",
        "العمال ال 16 خرجوا أمس",
        "حملت الدقيقة 35 إصابة لأحدهم",
        "سافر الوفد إلى ميلان أمس",
        "الطبيب الذي ألف قصته الأولى",
        "صار العدو رقم واحد للمدينة",
        "بمعدل طفل من كل 10 أطفال",
        "مباراة الجولة الـ14 من البطولة",
        "مباراة الجولة الـ 14 من البطولة",
        "تأهل إلى نصف النهائي",
    ] {
        assert_eq!(quantities(text), none, "{text}");
    }
}

#[test]
fn measures_and_money_have_codes() {
    hold(&[
        (
            "مساحتها 646.234 هكتار",
            &["646.234 هكتار = 646234 har area"],
        ),
        (
            "بقيمة 3.89 مليار دولار",
            &["3.89 مليار دولار = 3890000000 USD money"],
        ),
        (
            "بسعر 85 دولارا للبرميل",
            &["85 دولارا للبرميل = 85 USD/[bbl_us] money"],
        ),
        (
            "تبلغ 12 ألف دينار تونسي",
            &["12 ألف دينار تونسي = 12000 TND money"],
        ),
        (
            "في تونس كلف الجسر 814 م.د والنفق 3ر207 م د",
            &[
                "814 م.د = 814000000 TND money",
                "3ر207 م د = 207300000 TND money",
            ],
        ),
        (
            "في تونس كلف 50 دينارا و880 مليما",
            &["50 دينارا و880 مليما = 50.88 TND money"],
        ),
        (
            "أعلنت الشركة التونسية أرباحا قدرها 70 مليون دينار",
            &["70 مليون دينار = 70000000 TND money"],
        ),
        ("حرارة الطقس 40 درجة", &["40 درجة = 40 Cel temperature"]),
        ("صور بزاوية 360 درجة", &["360 درجة = 360 درجة count"]),
        ("ذاكرة سعتها 16 جيجا", &["16 جيجا = 16 GB count"]),
        (
            "وزع 20 ألفا من الأغطية",
            &["20 ألفا من الأغطية = 20000 أغطية count"],
        ),
        ("كلف 500 دينار", &["500 دينار = 500 دينار money"]),
        ("في الجزائر كلف 500 دينار", &["500 دينار = 500 DZD money"]),
        (
            "في الرباط 3 ملايير سنتيم",
            &["3 ملايير سنتيم = 30000000 MAD money"],
        ),
        ("دفع 500 د.ت عن كل طالب", &["500 د.ت = 500 TND money"]),
        (
            "دفع $20 و15 €",
            &["$20 = 20 USD money", "15 € = 15 EUR money"],
        ),
        ("بنسبة 5,5% سنويا", &["5,5% = 5.5 % percent"]),
        ("بنسبة %5 سنويا", &["%5 = 5 % percent"]),
        (
            "ارتفع نقطتين ثم 3 نقاط مئوية",
            &["نقطتين = 2 نقطة count", "3 نقاط مئوية = 3 %{point} percent"],
        ),
        ("أنتج 700 ميغاواط", &["700 ميغاواط = 700 MW power"]),
        (
            "الحرارة -5 درجات مئوية",
            &["-5 درجات مئوية = -5 Cel temperature"],
        ),
        (
            "خمس درجات مئوية تحت الصفر",
            &["خمس درجات مئوية تحت الصفر = -5 Cel temperature"],
        ),
        ("نصف السكان في المدينة", &["نصف السكان = 0.5 - count"]),
        (
            "بقيمة 4,275 ملايين دولار",
            &["4,275 ملايين دولار = 4275000 USD money"],
        ),
        ("جمع 200 قنطار من القمح", &["200 قنطار = 200 قنطار weight"]),
    ]);
}

#[test]
fn currencies_take_the_adjective_of_their_state() {
    hold(&[
        (
            "يساوي 15 ألف ليرة لبنانية",
            &["15 ألف ليرة لبنانية = 15000 LBP money"],
        ),
        (
            "دفع 500 دينارا أردنيا",
            &["500 دينارا أردنيا = 500 JOD money"],
        ),
        (
            "خسر ملايين الدولارات",
            &["ملايين الدولارات = ? vague USD money"],
        ),
    ]);
}

#[test]
fn what_looks_like_a_year_may_count() {
    hold(&[
        ("وزعت الهيئة 2000 سلة", &["2000 سلة = 2000 سلة count"]),
        ("شهدت في 2011 ثورة", &[]),
        ("سجلت 11 حالة وفاة", &["11 حالة وفاة = 11 حالة وفاة killed"]),
    ]);
}

#[test]
fn numbers_below_zero_and_two_of_a_unit_are_read() {
    hold(&[
        (
            "تراجع بنسبة سالب خمسة بالمئة",
            &["سالب خمسة بالمئة = -5 % percent"],
        ),
        ("نمو قدره -2,5% هذا العام", &["-2,5% = -2.5 % percent"]),
        ("على بعد كيلومترين من هنا", &["كيلومترين = 2 km distance"]),
        ("في تونس كلف دينارين", &["دينارين = 2 TND money"]),
    ]);
}

#[test]
fn nouns_that_no_list_knows_are_told_by_their_shape() {
    hold(&[
        ("عثر على 15 مخطوطة نادرة", &["15 مخطوطة = 15 مخطوطة count"]),
        (
            "احتجاز 18 متسللا قرب الحدود",
            &["18 متسللا = 18 متسلل captured"],
        ),
        ("صادر 25 مجسما نحاسيا", &["25 مجسما = 25 مجسم count"]),
        ("وزع أربع نافورات", &["أربع نافورات = 4 نافورة count"]),
        ("اشترى 300 مظلة", &["300 مظلة = 300 مظلة count"]),
        ("فاز في 2015 بعد 2010 عندما", &[]),
        ("قال 5 في اليوم", &[]),
    ]);
}

#[test]
fn units_may_be_said_before() {
    hold(&[
        (
            "أسر 5 جنود وإصابة 13 آخرين",
            &["5 جنود = 5 جندي captured", "13 آخرين = 13 جندي injured"],
        ),
        (
            "مقتل 300 شخص وإصابة أكثر من 400",
            &[
                "300 شخص = 300 شخص killed",
                "أكثر من 400 = 400..? more_than شخص injured",
            ],
        ),
    ]);
}

#[test]
fn what_is_counted_stands_with_its_adjectives() {
    for (text, wanted) in [
        ("قتل جندي أرمني واحد", "جندي أرمني"),
        ("خسرت موقعَين عسكريَين", "موقعَين عسكريَين"),
        ("أرسلت 1960 جنديا روسيا إلى", "جنديا روسيا"),
    ] {
        let facts = facts::extract(&article(text, None)).facts;
        let counted = facts.iter().find_map(|fact| match &fact.detail {
            Detail::Quantity { counted, .. } => counted.clone(),
            _ => None,
        });
        assert_eq!(counted.as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn other_languages_count_too() {
    hold(&[
        (
            "حدود ۷۲ کیلومتر از شهر فاصله دارد و گفته می‌شود",
            &["حدود ۷۲ کیلومتر = 72 approx km distance"],
        ),
        (
            "بیش از ۳۰۰ هزار نفر در این کشور زندگی می‌کنند",
            &["بیش از ۳۰۰ هزار نفر = 300000..? more_than نفر count"],
        ),
        (
            "یہ رقم ڈیڑھ ارب ڈالر ہے جو پاکستان کو ملے گی",
            &["ڈیڑھ ارب ڈالر = 1500000000 USD money"],
        ),
        (
            "سیلاب میں ۱۷۰۰ سے زائد افراد ہلاک ہوئے ہیں",
            &["۱۷۰۰ سے زائد افراد = 1700..? more_than فرد killed"],
        ),
        ("המחיר עלה ב-5 אחוזים", &["5 אחוזים = 5 % percent"]),
        (
            "נהרגו יותר מ-100 בני אדם",
            &["יותר מ-100 בני אדם = 100..? more_than אדם killed"],
        ),
    ]);
}

#[test]
fn bad_input_is_read_in_linear_time_and_gives_nothing() {
    let digits = "9".repeat(1_000_000);
    assert!(quantities(&digits).is_empty());
    let chain = "1.".repeat(200_000);
    assert!(quantities(&chain).is_empty());
    let spaced = "1 234 ".repeat(50_000);
    assert!(quantities(&spaced).len() < 100_000);
    let marked: String = "خمسون جنديا "
        .chars()
        .flat_map(|c| [c, '\u{064E}'])
        .collect();
    assert_eq!(quantities(&marked).len(), 1);
    for word in [
        "سالب ",
        "ساڑھے ",
        "بين ",
        "نحو ",
        "واحد ",
        "نصف ",
        "من ",
        "-",
        "5 من ",
    ] {
        assert!(quantities(&word.repeat(20_000)).len() <= 20_000, "{word}");
    }
    let words = "مليون ألف مليون ألف ".repeat(20_000);
    assert!(quantities(&words).len() <= 40_000);
}
