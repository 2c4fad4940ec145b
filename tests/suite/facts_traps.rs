//! The traps of Arabic news, each in a sentence of our own: what is to be found, and
//! what is not.

use std::sync::Arc;

use khabar::corpus::{
    Article, ArticleId, ContentKey, Head, Label, LabelFrom, Line, LineKind, Locator, StatedDate,
};
use khabar::facts::{self, Detail, Fact, Kind, Modifier, PublishedBy, QuoteForm};
use khabar::letters::{Language, Span};

/// An article of body lines, published on an ISO date.
pub fn article(text: &str, published: Option<&str>) -> Article {
    let mut start = 0;
    let lines = text
        .split('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            let kind = if line.trim().is_empty() {
                LineKind::Blank
            } else {
                LineKind::Body
            };
            Line { span, kind }
        })
        .collect();
    Article {
        head: Arc::new(Head {
            id: ArticleId(0),
            key: ContentKey::of(text),
            locator: Locator {
                file: None,
                member: None,
                path: "-".to_owned(),
                doc: "-".to_owned(),
            },
            label: Label {
                text: String::new(),
                from: LabelFrom::File,
                span: None,
            },
            source: None,
            agency: None,
            url: None,
            published: published.map(|date| StatedDate {
                date: date.parse().unwrap(),
                time: None,
                span: Span::default(),
            }),
            language: Language::of(text),
            words: 0,
        }),
        text: text.to_owned(),
        lines,
    }
}

fn facts_of(text: &str, published: Option<&str>, kind: Kind) -> Vec<(String, Fact)> {
    let article = article(text, published);
    facts::extract(&article)
        .facts
        .into_iter()
        .filter(|fact| fact.kind() == kind)
        .map(|fact| (fact.span.of(text).to_owned(), fact))
        .collect()
}

/// Times as "words = value", published on Wednesday 5 May 2021.
pub fn times(text: &str) -> Vec<String> {
    facts_of(text, Some("2021-05-05"), Kind::Time)
        .into_iter()
        .map(|(words, fact)| match fact.detail {
            Detail::Time { value, .. } => format!("{words} = {}", value.unwrap_or_default()),
            _ => words,
        })
        .collect()
}

#[test]
fn times_are_found_whole_and_resolved() {
    for (text, expected) in [
        (
            "عاد الوفد اليوم الأربعاء 5 مايو/أيار 2021.",
            "اليوم الأربعاء 5 مايو/أيار 2021 = 2021-05-05",
        ),
        (
            "صدر البلاغ في 3 شباط/فبراير 2019.",
            "3 شباط/فبراير 2019 = 2019-02-03",
        ),
        ("صدر البلاغ في ٣ نيسان ٢٠٢٠.", "٣ نيسان ٢٠٢٠ = 2020-04-03"),
        ("وصلوا و11 آذار 2020 موعدهم", "11 آذار 2020 = 2020-03-11"),
        (
            "جلسات يومي 2 و 3 مايو",
            "يومي 2 و 3 مايو = 2021-05-02/2021-05-03",
        ),
        ("وافتتح يوم الاثنين الماضي", "يوم الاثنين الماضي = 2021-05-03"),
        (
            "يلتقي الوفدان الأربعاء المقبل",
            "الأربعاء المقبل = 2021-05-12",
        ),
        ("سيعقد اللقاء يوم الخميس", "يوم الخميس = 2021-05-06"),
        ("انعقد اللقاء يوم الخميس", "يوم الخميس = 2021-04-29"),
        (
            "وقع الحادث مساء أمس الثلاثاء",
            "مساء أمس الثلاثاء = 2021-05-04TEV",
        ),
        (
            "يبدأ اليوم عند الساعة الواحدة ظهرا",
            "اليوم عند الساعة الواحدة ظهرا = 2021-05-05T13:00",
        ),
        ("في أوائل التسعينيات", "أوائل التسعينيات = 199X"),
        ("خلال الأسبوع الماضي", "الأسبوع الماضي = 2021-W17"),
        ("في الشهر المقبل", "الشهر المقبل = 2021-06"),
        ("دامت الأزمة لنحو شهر ونصف", "نحو شهر ونصف = P1M15D"),
        ("استمرت عدة أسابيع", "عدة أسابيع = PXW"),
        ("توقف قبل ثلاثة أيام", "قبل ثلاثة أيام = 2021-05-02"),
        ("بين 1984- 1987", "بين 1984- 1987 = 1984/1987"),
        ("منذ عام 1991", "عام 1991 = 1991"),
        ("في شهر آب الماضي", "شهر آب الماضي = 2020-08"),
        (
            "الحادي والعشرين من مارس 2020",
            "الحادي والعشرين من مارس 2020 = 2020-03-21",
        ),
        ("نشر في 30 فبراير 2021", "30 فبراير 2021 = "),
    ] {
        assert_eq!(times(text), [expected], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    for text in [
        "تعهد بمكافحة الإرهاب ورفض الابتزاز",
        "قال رجب إن الأمر واضح",
        "تحسن الوضع بشكل عام",
        "ناقشوا قضايا الساعة",
        "استمر القصف طوال اليوم",
        "استعادت الفرقة مقرها",
        "مارس الفريق تدريباته",
        "وحدة الصف ضرورة",
    ] {
        assert_eq!(times(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn months_that_contradict_each_other_are_a_conflict_until_another_date_decides() {
    let conflict = |text: &str| match &facts_of(text, None, Kind::Time)[0].1.detail {
        Detail::Time {
            value, conflict, ..
        } => (value.clone(), conflict.clone()),
        _ => unreachable!(),
    };
    let both = vec!["2019-10-04".to_owned(), "2019-11-04".to_owned()];
    let pair = "اتفقوا في 4 تشرين الأول/نوفمبر 2019.";
    assert_eq!(conflict(pair), (None, both.clone()));
    let decided = format!("{pair}\nواجتمعوا في 4 نوفمبر 2019.");
    assert_eq!(conflict(&decided), (Some("2019-11-04".to_owned()), both));
}

#[test]
fn without_a_day_of_publication_relative_times_have_no_value() {
    let found = facts_of("وصل الوفد أمس", None, Kind::Time);
    assert!(matches!(
        &found[0].1.detail,
        Detail::Time { value: None, .. }
    ));
}

#[test]
fn the_day_of_publication_is_solved_from_weekday_day_and_month() {
    let solved = |text| facts::extract(&article(text, None)).published;
    let planned = "وصل الوزير، الأربعاء، إلى المدينة.\nوأعلن عن لقاء مزمع الخميس 21 أيلول الجاري بعد أحداث عام 2021.";
    let published = solved(planned).unwrap();
    assert_eq!(published.date.to_string(), "2023-09-20");
    assert_eq!(published.by, PublishedBy::Solved);
    assert_eq!(solved("وصل الوزير أمس الخميس"), None);
}

#[test]
fn a_title_leads_to_a_name_with_role_and_country() {
    let text = "استقبل رئيس الوزراء الأرميني تيغران مانوكيان وفدا.\nوقال مانوكيان إن اللقاء مفيد، وشكر نظيره الأذري إلدار رستموف.";
    let people = facts_of(text, None, Kind::Person);
    let seen: Vec<(&str, &str, Option<&str>)> = people
        .iter()
        .map(|(words, fact)| {
            let Detail::Person { roles, .. } = &fact.detail else {
                unreachable!()
            };
            let role = roles.first();
            (
                words.as_str(),
                role.map_or("", |role| role.title.as_str()),
                role.and_then(|role| role.country.as_deref()),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("تيغران مانوكيان", "رئيس الوزراء الأرميني", Some("AM")),
            ("مانوكيان", "", None),
            ("إلدار رستموف", "رئيس الوزراء الأذري", Some("AZ")),
        ]
    );
    assert!(
        people
            .iter()
            .all(|(_, fact)| fact.name() != Some("مانوكيان"))
    );
}

#[test]
fn the_day_of_publication_is_taken_from_an_event_that_a_dated_article_shares() {
    let dated = article(
        "اجتمع ممثلو فرنسا وألمانيا وإيطاليا وإسبانيا في جنيف، ظهر الأربعاء، وانتهى الاجتماع.",
        Some("2023-09-21"),
    );
    let undated = article(
        "قالت فرنسا اليوم الجمعة إن ألمانيا وإيطاليا وإسبانيا وقعت في جنيف ظهر الأربعاء.",
        None,
    );
    let unrelated = article("سقط المطر ظهر الأربعاء، والجو صحو اليوم الجمعة.", None);
    let (mut one, mut two) = (facts::extract(&dated), facts::extract(&undated));
    let mut three = facts::extract(&unrelated);
    facts::solve_published(&mut [
        (&dated, &mut one),
        (&undated, &mut two),
        (&unrelated, &mut three),
    ]);
    let published = two.published.unwrap();
    assert_eq!(published.date.to_string(), "2023-09-22");
    assert_eq!(published.by, PublishedBy::Corpus);
    let has_value = two.facts.iter().any(|fact| match &fact.detail {
        Detail::Time { value, .. } => value.as_deref() == Some("2023-09-20TMI"),
        _ => false,
    });
    assert!(has_value, "its times hang on the day");
    assert_eq!(three.published, None, "no names are shared");
}

#[test]
fn what_somebody_calls_a_thing_is_no_quotation() {
    for text in [
        "وقالت الوزارة إن العملية التي سمتها أنقرة \"نبع السلام\" انتهت.",
        "وأعلنت الشركة عن مؤتمر \"سبورت 24\" في باريس.",
        "وقال الوزير إن \"الانفصاليين\" رحلوا.",
    ] {
        let marked = facts_of(text, None, Kind::Quote)
            .into_iter()
            .filter(|(_, fact)| {
                matches!(
                    fact.detail,
                    Detail::Quote {
                        form: QuoteForm::Direct | QuoteForm::Partial,
                        ..
                    }
                )
            })
            .count();
        assert_eq!(marked, 0, "{text}");
    }
    let called = facts_of(
        "بدأ الهجوم رداً على ما وصفته أنقرة بأنه \"استفزازات كبيرة\".",
        None,
        Kind::Quote,
    );
    assert!(matches!(
        &called[0].1.detail,
        Detail::Quote { speaker: Some(speaker), verb: Some(verb), .. }
            if speaker == "أنقرة" && verb == "وصفته"
    ));
}

#[test]
fn a_day_and_its_hours_hang_on_the_date_to_the_left() {
    let text = "وقع الحادث يوم 3 مايو 2021، ووصل الوفد مساء اليوم نفسه. وبدأ البحث الساعة 04:17 بتوقيت غرينتش.";
    let values: Vec<Option<String>> = facts_of(text, Some("2021-05-09"), Kind::Time)
        .into_iter()
        .map(|(_, fact)| match fact.detail {
            Detail::Time { value, .. } => value,
            _ => None,
        })
        .collect();
    let wanted =
        ["2021-05-03", "2021-05-03TEV", "2021-05-03T04:17Z"].map(|value| Some(value.to_owned()));
    assert_eq!(values, wanted);
}

#[test]
fn long_runs_of_one_thing_are_read_once() {
    for unit in [
        "قال بيان ",
        "بن ",
        "ألف ",
        "مئات ",
        "\"",
        "وزير ",
        "9 أكتوبر/نوفمبر ",
        "قال الوزير ",
        "من 1 إلى 2 ",
        "12/12/",
        "1 شهر و",
        "يناير وفبراير ",
        "أول يوم من ",
        "الفترة نفسها من ",
        "نحو ",
        "1,000.",
        "بين 5 و",
    ] {
        let article = article(&unit.repeat(10_000), Some("2021-05-09"));
        let mut facts = facts::extract(&article);
        facts::unite(&mut [&mut facts]);
        for fact in &facts.facts {
            assert!(fact.span.end <= article.text.len(), "{unit}");
        }
    }
}

#[test]
fn a_dual_title_is_shared_out() {
    let text = "اجتمع وزيرا خارجية فرنسا واليونان، جان دوبوا ونيكولاس بابادوبولوس، في أثينا.";
    let countries: Vec<Option<facts::Listed>> = facts_of(text, None, Kind::Person)
        .into_iter()
        .map(|(_, fact)| match fact.detail {
            Detail::Person { roles, .. } => roles[0].country.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(countries, [Some("FR".into()), Some("GR".into())]);
}

#[test]
fn quantities_have_bounds_units_and_categories() {
    for (text, words, min, max, modifier, unit, category) in [
        (
            "مقتل 300 شخص في الأقل",
            "300 شخص في الأقل",
            Some(300.0),
            None,
            Some(Modifier::AtLeast),
            "شخص",
            "killed",
        ),
        (
            "نزوح أكثر من 20 ألف شخص",
            "أكثر من 20 ألف شخص",
            Some(20_000.0),
            None,
            Some(Modifier::MoreThan),
            "شخص",
            "displaced",
        ),
        (
            "وخسروا و5 مناطق",
            "5 مناطق",
            Some(5.0),
            Some(5.0),
            None,
            "منطقة",
            "count",
        ),
        (
            "يقدر عددهم بـ90 ألف نسمة",
            "90 ألف نسمة",
            Some(90_000.0),
            Some(90_000.0),
            None,
            "نسمة",
            "population",
        ),
        (
            "قتل جندي تركي واحد",
            "جندي تركي واحد",
            Some(1.0),
            Some(1.0),
            None,
            "جندي",
            "killed",
        ),
        (
            "رحل آلاف الأشخاص",
            "آلاف الأشخاص",
            None,
            None,
            Some(Modifier::Vague),
            "شخص",
            "count",
        ),
        (
            "خسرت موقعَين عسكريَين",
            "موقعَين عسكريَين",
            Some(2.0),
            Some(2.0),
            None,
            "موقع",
            "count",
        ),
        (
            "ارتفع بنسبة 3,5 في المئة",
            "3,5 في المئة",
            Some(3.5),
            Some(3.5),
            None,
            "%",
            "percent",
        ),
        (
            "بقيمة 12 مليون دولار",
            "12 مليون دولار",
            Some(12e6),
            Some(12e6),
            None,
            "USD",
            "money",
        ),
        (
            "على بعد نحو 80 كلم",
            "نحو 80 كلم",
            Some(80.0),
            Some(80.0),
            Some(Modifier::Approx),
            "km",
            "distance",
        ),
    ] {
        let found = facts_of(text, None, Kind::Quantity);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, words);
        let Detail::Quantity {
            min: low,
            max: high,
            modifier: bound,
            unit: of,
            category: class,
            ..
        } = &found[0].1.detail
        else {
            unreachable!()
        };
        assert_eq!(
            (*low, *high, *bound, of.as_deref(), class.as_ref()),
            (min, max, modifier, Some(unit), category),
            "{text}"
        );
    }
}

#[test]
fn others_take_their_unit_from_the_left() {
    let found = facts_of("قتل 4 جنود وأصيب 9 آخرين", None, Kind::Quantity);
    assert!(
        matches!(&found[1].1.detail, Detail::Quantity { unit: Some(unit), .. } if unit == "جندي")
    );
}

#[test]
fn a_number_inside_a_time_is_a_time_and_a_human_plural_is_no_dual() {
    assert!(facts_of("في 12 مارس 2021 ومنذ 24 ساعة", None, Kind::Quantity).is_empty());
    let found = facts_of("جرح أربعة شرطيين ومدنيين", None, Kind::Quantity);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_place_inside_an_organisation_belongs_to_it_and_a_nisba_is_no_place() {
    let text = "أعلنت حكومة ناغورني قره باغ والجيش التركي";
    assert!(facts_of(text, None, Kind::Place).is_empty());
    let organizations: Vec<String> = facts_of(text, None, Kind::Organization)
        .into_iter()
        .map(|(words, _)| words)
        .collect();
    assert_eq!(organizations, ["حكومة ناغورني قره باغ", "الجيش التركي"]);
}

#[test]
fn a_ministry_that_is_not_said_is_found_by_its_adjective() {
    let found = facts_of("وأكدت الدفاع الأذرية ذلك", None, Kind::Organization);
    assert_eq!(found[0].0, "الدفاع الأذرية");
    assert!(facts_of("أكد وزير الدفاع الروسي ذلك", None, Kind::Organization).is_empty());
}

#[test]
fn quotations_have_speakers_and_names_in_marks_are_none() {
    let quotes = |text: &str| -> Vec<(String, Option<String>, QuoteForm)> {
        facts_of(text, None, Kind::Quote)
            .into_iter()
            .map(|(words, fact)| match fact.detail {
                Detail::Quote { form, speaker, .. } => (words, speaker, form),
                _ => unreachable!(),
            })
            .collect()
    };
    let text = "قال وزير الدفاع الروسي سيرغي إيفانوف \"سنبقى هنا حتى نهاية المهمة\".\nوأضاف: «لن نغادر قبل ذلك أبدا».";
    let speaker = Some("سيرغي إيفانوف".to_owned());
    assert_eq!(
        quotes(text),
        [
            (
                "سنبقى هنا حتى نهاية المهمة".to_owned(),
                speaker.clone(),
                QuoteForm::Direct
            ),
            (
                "لن نغادر قبل ذلك أبدا".to_owned(),
                speaker,
                QuoteForm::Direct
            ),
        ]
    );
    assert_eq!(
        quotes("واتهمت باريس الجماعة بـ\"خرق الهدنة\" مجددا"),
        [(
            "خرق الهدنة".to_owned(),
            Some("باريس".to_owned()),
            QuoteForm::Partial
        )]
    );
    for text in [
        "كتب على منصة \"زاجل\" عن الرحلة",
        "اجتمعوا في \"باكو\" لساعات",
        "انتهت الحملة \"الموسمية\" أمس",
        "\"عودة وأمل\"",
        "بحسب \"البرق الدولية\" انتهى اللقاء",
    ] {
        assert_eq!(quotes(text), [], "{text}");
    }
}

#[test]
fn a_claim_names_its_claimant() {
    let found = facts_of("وبحسب وزارة الصحة التركية قتل 7 جنود", None, Kind::Quantity);
    assert_eq!(found[0].1.said_by.as_deref(), Some("وزارة الصحة التركية"));
}

#[test]
fn hostile_text_is_read_calmly() {
    for text in [
        String::new(),
        "\0\0\u{64e}\u{202e}".to_owned(),
        "9".repeat(10_000_000),
        "99999999999999999999 شخص في 99 مايو 99999".to_owned(),
        "\"".repeat(5000),
        "و".repeat(5000),
        "قال ".repeat(3000),
        "رئيس الوزراء ".repeat(3000),
        "1/1/1/1/1/1 12:99 25:00 31/31/2020 00:00".to_owned(),
        "من إلى بين و الساعة يوم شهر عام نحو أكثر من".to_owned(),
    ] {
        let article = article(&text, Some("2021-05-05"));
        for fact in facts::extract(&article).facts {
            assert!(text.get(fact.span.start..fact.span.end).is_some());
        }
    }
}

#[test]
fn names_are_united_across_articles() {
    let mut first = facts::extract(&article("وصل رمزان توغانوف إلى كاراباخ", None));
    let mut second = facts::extract(&article("تحدث توغانوف عن ناغورني قره باغ", None));
    facts::unite(&mut [&mut first, &mut second]);
    let place = |facts: &facts::Facts| {
        facts
            .facts
            .iter()
            .find(|fact| fact.kind() == Kind::Place)
            .and_then(|fact| fact.name().map(str::to_owned))
    };
    assert_eq!(place(&first), Some("ناغورني قره باغ".to_owned()));
    assert_eq!(place(&first), place(&second));
}

/// Quantities and times as "words: modality by whom".
fn held(text: &str) -> Vec<String> {
    [Kind::Quantity, Kind::Time]
        .into_iter()
        .flat_map(|kind| facts_of(text, Some("2021-05-05"), kind))
        .filter_map(|(words, fact)| {
            let by = fact.said_by.unwrap_or_default();
            Some(format!("{words}: {} {by}", fact.modality?.name()))
        })
        .collect()
}

#[test]
fn numbers_and_times_know_who_holds_them_and_how() {
    for (text, expected) in [
        (
            "نفت وزارة الدفاع التركية مقتل 12 جنديا في الهجوم.",
            "12 جنديا: denied وزارة الدفاع التركية",
        ),
        (
            "أعلنت وزارة الصحة التركية أن الزلزال وقع يوم الاثنين.",
            "يوم الاثنين: claimed وزارة الصحة التركية",
        ),
        (
            "قالت وزارة الصحة التركية إنه سيتم تسليم 3 شحنات.",
            "3 شحنات: planned وزارة الصحة التركية",
        ),
        ("إذا وصل 50 جنديا تبدأ المرحلة.", "50 جنديا: hypothetical "),
    ] {
        assert_eq!(held(text), [expected], "{text}");
    }
    // The day of the saying is the writer's own word.
    assert_eq!(
        held("قالت وزارة الصحة التركية الاثنين إن الوضع مستقر."),
        [""; 0]
    );
}
