//! Line kinds read as use: a text on the left, a letter a line on the right.

use super::tagged;
use crate::corpus::LineKind;
use crate::corpus::repeated::Repeated;

/// One letter a line: T title, b body, H heading, C caption, D dateline, M metadata,
/// x boilerplate, `.` blank.
fn kinds(text: &str) -> String {
    tagged(text, &Repeated::default())
        .iter()
        .map(|line| match line.kind {
            LineKind::Title => 'T',
            LineKind::Body => 'b',
            LineKind::Heading => 'H',
            LineKind::Caption => 'C',
            LineKind::Dateline => 'D',
            LineKind::Metadata => 'M',
            LineKind::Boilerplate => 'x',
            LineKind::Blank => '.',
        })
        .collect()
}

fn check(lines: &[(char, &str)]) {
    let text: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
    let expected: String = lines.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds(&text.join("\n")), expected);
}

#[test]
fn a_scraped_article_with_a_switcher_a_date_and_credits() {
    check(&[
        ('x', "Ru En"),
        ('.', ""),
        ('T', "البلدية تفتح جسرا جديدا فوق النهر"),
        ('.', ""),
        ('D', "١٢ مارس ٢٠٢١"),
        ('.', ""),
        (
            'b',
            "فتحت البلدية جسرا جديدا فوق النهر، وعبرته أول السيارات ظهرا.",
        ),
        ('.', "\u{a0}"),
        ('H', "حول الجسر القديم"),
        ('.', ""),
        (
            'b',
            "أغلق الجسر القديم عام 2015 بعد أن ظهرت شقوق في أعمدته.",
        ),
        ('.', ""),
        ('x', "مجموعة الضفتين \"النهر - المدينة\""),
        ('x', "الصورة: موقع البلدية"),
        ('x', "المصدر: تاس"),
    ]);
}

#[test]
fn an_article_without_a_headline_keeps_its_first_sentence() {
    check(&[
        (
            'b',
            "فتحت البلدية جسرا جديدا فوق النهر، وعبرته أول السيارات ظهرا.",
        ),
        ('b', "وقال المهندس إن الأعمال انتهت قبل موعدها."),
        ('x', "المقال التالي"),
    ]);
}

#[test]
fn headings_without_blank_lines_and_a_list_that_is_none() {
    check(&[
        ('T', "المدينة تستعد لموسم الأمطار"),
        ('b', "نظفت فرق البلدية القنوات كلها قبل موسم الأمطار."),
        ('H', "خطة الطوارئ"),
        ('b', "تشمل الخطة ثلاثة أحياء هي:"),
        ('b', "حي الميناء"),
        ('b', "حي السوق"),
        ('b', "حي المحطة"),
        ('b', "وقال رئيس البلدية إن الفرق ستعمل ليلا ونهارا."),
        ('H', "هل تكفي المضخات؟"),
        ('b', "يقول الخبراء إن المضخات الجديدة تكفي."),
    ]);
}

#[test]
fn items_of_a_list_are_no_headings() {
    check(&[
        ('T', "ثلاث نصائح قبل السفر"),
        ('b', "ينصح الخبراء المسافرين بثلاثة أمور."),
        ('b', "* الوصول مبكرا"),
        ('b', "وهو أهمها كما يقول الخبراء في كل عام."),
        ('b', "2- حقيبة خفيفة"),
        ('b', "فالحقيبة الثقيلة تتعب صاحبها."),
        ('H', "2023 عام السفر"),
        ('b', "سافر في هذا العام عدد كبير من الناس."),
    ]);
}

#[test]
fn captions_summaries_and_related_lists() {
    check(&[
        ('x', "Sorry, this page needs a newer browser to be shown."),
        ('T', "المزارعون ينتظرون المطر"),
        ('H', "موسم ثالث من الجفاف يهدد القمح"),
        ('C', "حقل قمح قرب القرية في موسم الجفاف (أ ب)"),
        ('x', "ملخص"),
        (
            'b',
            "قال اتحاد المزارعين إن المحصول تراجع إلى النصف في هذا الموسم بسبب قلة الأمطار وارتفاع ثمن البذور",
        ),
        ('b', "تراجع محصول القمح إلى النصف، بحسب اتحاد المزارعين."),
        ('x', "اقرأ المزيد"),
        (
            'x',
            "يحتوي هذا القسم على مقالات ذات صلة (Related Nodes field)",
        ),
        ('b', "وطلب الاتحاد عونا عاجلا."),
        ('H', "\"ننتظر ونأمل\""),
        ('b', "وقال مزارع: \"ننتظر ونأمل\". (رويترز)"),
        ('x', "المزيد من الأخبار"),
    ]);
}

#[test]
fn rubrics_and_trails_come_before_the_headline() {
    check(&[
        ('x', "الرئيسية / أخبار / العالم"),
        ('x', "اقتصاد"),
        ('x', "عاجـــل"),
        ('T', "البنك المركزي يبقي الفائدة كما هي"),
        ('D', "القاهرة - رويترز"),
        ('M', "كتب: سالم أحمد"),
        ('b', "أبقى البنك المركزي سعر الفائدة كما هو للمرة الثالثة."),
        ('x', "https://example.org/news/1"),
        ('x', "#اقتصاد #بنوك"),
    ]);
}

#[test]
fn prose_without_full_stops_is_not_lost() {
    check(&[
        ('T', "فوز الفريق في مباراة الأمس"),
        (
            'b',
            "فاز الفريق أمس بهدفين في مباراة سريعة حضرها جمهور كبير من المدينة",
        ),
        (
            'b',
            "وقال المدرب إن اللاعبين قدموا أفضل ما عندهم في هذا اللقاء",
        ),
        (
            'b',
            "وتقام المباراة المقبلة بعد أسبوع على ملعب المدينة الكبير",
        ),
    ]);
    check(&[('b', "فاز الفريق أمس بهدفين")]);
}

#[test]
fn a_hard_wrapped_text_has_no_headings_inside_its_paragraphs() {
    check(&[
        ('T', "تجديد محطة القطار"),
        ('.', ""),
        ('b', "بدأت أعمال تجديد محطة القطار القديمة"),
        ('b', "في وسط المدينة وستستمر ستة أشهر على"),
        ('b', "الأقل كما جاء في بيان الشركة أمس."),
        ('.', ""),
        ('b', "وتبقى المحطة مفتوحة للركاب في أثناء"),
        ('b', "الأعمال مع تغيير في بعض المداخل."),
        ('.', ""),
        ('b', "ووعدت الشركة بألا تتأخر القطارات عن"),
        ('b', "مواعيدها."),
    ]);
}

#[test]
fn persian_urdu_hebrew_and_english_sites_are_known() {
    check(&[
        ('T', "کتابخانهٔ تازه‌ای در شهر گشایش یافت"),
        ('D', "جمعه ۱۹ اسفند ۱۴۰۱"),
        ('b', "کتابخانهٔ تازه‌ای با پنج هزار کتاب در شهر گشایش یافت."),
        ('x', "بیشتر بخوانید"),
    ]);
    check(&[
        ('T', "شہر میں نیا کتب خانہ کھل گیا"),
        ('D', "۲۳ اگست ۲۰۲۳ء"),
        ('b', "شہر میں پانچ ہزار کتابوں کا نیا کتب خانہ کھل گیا۔"),
        ('x', "مزید پڑھیے"),
    ]);
    check(&[
        ('T', "ספרייה חדשה נפתחה במרכז העיר"),
        ('D', "חיפה, 27 באוקטובר 2022"),
        ('b', "ספרייה חדשה ובה חמשת אלפים ספרים נפתחה במרכז העיר."),
        ('x', "קראו עוד"),
    ]);
    check(&[
        ('x', "Skip to main content"),
        ('T', "New library opens in the town centre"),
        ('D', "March 12, 2021"),
        (
            'b',
            "A new library with five thousand books opened on Friday.",
        ),
        ('x', "Read more"),
    ]);
}

#[test]
fn the_text_says_how_it_came_about_on_its_last_line_only() {
    check(&[
        ('T', "مكتبة جديدة في المدينة"),
        ('b', "قال صاحب خبر (khabar) إنه زار المكتبة."),
        ('b', "وتضم المكتبة خمسة آلاف كتاب."),
        ('M', "كُتب هذا النص لأجل خبر (khabar)."),
    ]);
}

#[test]
fn spans_are_lines_without_their_ends() {
    let text = "أ\r\n\nب";
    let lines: Vec<&str> = tagged(text, &Repeated::default())
        .iter()
        .map(|line| line.span.of(text))
        .collect();
    assert_eq!(lines, ["أ\r", "", "ب"]);
    assert_eq!(tagged("خبر\n", &Repeated::default()).len(), 1);
}
