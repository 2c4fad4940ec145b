//! Who says what, in sentences of our own: media by their names, those of whom a clause is, and
//! where what is told begins and ends.

use khabar::facts::{self, Detail};

use crate::facts_traps::article;

/// `speaker | words` of every quotation.
fn quotes(text: &str) -> Vec<String> {
    let article = article(text, Some("2023-09-20"));
    facts::extract(&article)
        .facts
        .into_iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Quote { speaker, .. } => {
                let speaker = speaker.as_deref().unwrap_or("-");
                Some(format!("{speaker} | {}", fact.span.of(&article.text)))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn a_medium_speaks_by_its_name() {
    for (text, wanted) in [
        (
            "وذكرت قناة سي إن إن، أن إغلاق المعبر قريب.",
            "قناة سي إن إن | إغلاق المعبر قريب",
        ),
        (
            "وأفاد مراسل موزاييك أف أم أن الطريق مقطوعة.",
            "مراسل موزاييك أف أم | الطريق مقطوعة",
        ),
        (
            "ووفقا لصحيفة هآرتس فإن الاتفاق قريب جدا.",
            "صحيفة هآرتس | الاتفاق قريب جدا",
        ),
        (
            "نزل هاتف جديد، وفق ما ذكر موقع \"فونات\" المختص.\n\nوقال الموقع إن السعر مرتفع.",
            "موقع فونات | السعر مرتفع",
        ),
    ] {
        assert_eq!(quotes(text), [wanted], "{text}");
    }
}

#[test]
fn the_one_of_whom_the_clause_is_speaks() {
    let text = "قال سامي الفقيه إن الجلسة تأجلت. يذكر أن النائب عن الكتلة، فؤاد العرفي، كان صرح \
        أمس بأن الجلسة ملغاة.";
    let found = quotes(text);
    assert!(
        found.contains(&"فؤاد العرفي | الجلسة ملغاة".to_owned()),
        "{found:?}"
    );
    // The ministry's own statement is no longer name of the ministry.
    let text = "وطالبت الجمعية بالرد بحسب بيان أصدرته وزارة الثقافة. وقالت وزارة الثقافة في بيانها \
        إن الحفل باق.";
    assert_eq!(quotes(text), ["وزارة الثقافة | الحفل باق"]);
}

#[test]
fn a_clause_that_and_opens_has_the_subject_of_its_sentence() {
    let text = "وهاجمت مارين لوبان إيمانويل ماكرون ووصفته بالضعيف، وقالت: \"لم تقم بأي جهد في \
        الحكومة\".";
    assert_eq!(quotes(text), ["مارين لوبان | لم تقم بأي جهد في الحكومة"]);
    let text = "أكدت دراسة بريطانية ضرورة الرياضة بعد أن توصلت إلى أن الجلوس خطير.";
    assert_eq!(quotes(text), ["دراسة بريطانية | الجلوس خطير"]);
}

#[test]
fn a_guest_is_the_one_who_was_named() {
    let text = "قال اليوم الثلاثاء الناشط سامي الفقيه إن الحزب ضعيف. وأوضح ضيف \"بوليتيكا\" أن \
        الأزمة قائمة.";
    assert_eq!(
        quotes(text),
        ["سامي الفقيه | الحزب ضعيف", "سامي الفقيه | الأزمة قائمة"]
    );
    let text = "نفى عضو الهيئة السياسية، سامي الفقيه وجود فساد. وأضاف أن التهم باطلة.";
    assert_eq!(quotes(text), ["سامي الفقيه | التهم باطلة"]);
    let text = "وأضاف سامي الفقيه أن الاتحاد تغير، وفق تعبير الفقيه.";
    assert_eq!(quotes(text), ["سامي الفقيه | الاتحاد تغير"]);
}

#[test]
fn who_has_yet_to_say_it_does_not_go_on() {
    let text = "توقع الوزير سامي الفقيه أن تنمو البلاد. ومن المنتظر أن يعلن المعهد النتائج. وقال في \
        تصريح إن النمو قريب.";
    assert_eq!(quotes(text).last().unwrap(), "سامي الفقيه | النمو قريب");
    let text = "وأكد مصدر أمني للجوهرة \"اف ام\" أن السيارة مسروقة.";
    assert_eq!(quotes(text), ["مصدر أمني | السيارة مسروقة"]);
}

#[test]
fn an_adjective_behind_marks_is_no_verb() {
    assert_eq!(quotes("\"عمال\" جدد منتدبين: الورشة توسعت."), [""; 0]);
    assert_eq!(
        quotes("وجدد مسؤولون \"رفضهم القاطع\" للمشروع."),
        ["مسؤولون | رفضهم القاطع"]
    );
}

#[test]
fn nobody_speaks_whom_the_verb_does_not_mean() {
    // One thing does not speak in the plural, "مرة أخرى" is nobody, and a clause of a noun no word
    // of the subject before.
    for text in [
        "أوقف الشبان على ذمة التحقيق، حيث قالوا إن المركب انقلب.",
        "توقف عن الأكل فلاحظ مرة أخرى أن السكر ارتفع.",
        "أعلن المسؤول في الموقع عن تنبيه من جهات يعتقد أنها مدعومة من الخارج.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
}

#[test]
fn what_is_told_ends_where_another_source_or_its_sentence_does() {
    for (text, wanted) in [
        (
            "وأكد الوزير أن الطريق سالكة وفق ما أفادت وكالة أنباء نوفا.",
            &["الوزير | الطريق سالكة"][..],
        ),
        (
            "وحسب ما أكده مخرج الفيلم، للجوهرة أف أم، فقد قبل العمل في المهرجان.",
            &["مخرج الفيلم | فقد قبل العمل في المهرجان"],
        ),
        (
            "وقال سامي الفقيه إن الإنتاج يعد استثمارا واعدا ويوفر العمل.",
            &["سامي الفقيه | الإنتاج يعد استثمارا واعدا ويوفر العمل"],
        ),
        (
            "يقول سامي الفقيه: \"الفطور خطير جدا\" وبعد أعوام اكتشف أن السكر ارتفع.",
            &["سامي الفقيه | الفطور خطير جدا"],
        ),
        (
            "وقالت الناشطة إنه يكفي. وأضافت \"أردت أن تقول كل منهن \"أسكتو\" للمجتمع كله. وانتهى اللقاء مساء.",
            &["الناشطة | أردت أن تقول كل منهن \"أسكتو\" للمجتمع كله"],
        ),
        (
            "وقال الوالي إن \"يده ممدودة للجميع دون استثناء لأي طرف. وعن أولوياته تحدث طويلا.",
            &["الوالي | يده ممدودة للجميع دون استثناء لأي طرف"],
        ),
        (
            "وقالت المنظمة إنه \"رغم غياب النواب الذين \"يستهترون بالثقة التي منحهم إياها الناخبون \
             بدا الهم الأكبر هو المال\".",
            &[
                "المنظمة | رغم غياب النواب الذين \"يستهترون بالثقة التي منحهم إياها الناخبون بدا \
                 الهم الأكبر هو المال",
            ],
        ),
    ] {
        assert_eq!(quotes(text), wanted, "{text}");
    }
}
