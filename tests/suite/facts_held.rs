//! How the text holds an event, and who acts in it: what is decided, foiled or only an aim.

use khabar::facts::Detail;

use crate::facts_events::{events, told};

/// The modality of each event of a text, as "trigger: modality".
fn held(text: &str) -> Vec<String> {
    events(text)
        .iter()
        .map(|fact| {
            let trigger = match &fact.detail {
                Detail::Event { trigger, .. } => trigger.as_str(),
                _ => "",
            };
            format!("{trigger}: {:?}", fact.modality)
        })
        .collect()
}

#[test]
fn what_is_decided_or_lies_ahead_is_planned() {
    for text in [
        "قررت نقابة التعليم تنفيذ إضراب في المعاهد.",
        "تقرر الدخول في إضراب مفتوح بالمصنع.",
        "أقرت الهيئة الإدارية للاتحاد العام التونسي للشغل تنفيذ إضراب في قطاع النقل.",
        "أعلنت النقابة عن إضراب يوم 12 ماي 2021.",
        "قررت الهيئة أمس الإضراب عن العمل.",
        "قرر الأعوان التصعيد وتنفيذ مسيرة احتجاجية.",
        "ينفذ الأساتذة اعتصاما يوم الاثنين القادم.",
        "يعقد مجلس الوزراء اجتماعا يوم 10 ماي 2021.",
        "سيلتقي رئيس الحكومة التونسية وفدا من البنك الدولي.",
        "يناقش وزير النقل الملف في اجتماع غد.",
    ] {
        let found = held(text);
        assert!(
            found.iter().all(|one| one.ends_with("Some(Planned)")) && !found.is_empty(),
            "{text}: {found:?}"
        );
    }
    // What came before a decision has happened.
    for text in [
        "تقرر تأجيل العرض المقرر غدا نظرا للاحتجاجات في الجهة.",
        "تقرر عقد لقاء غدا بعد عدة هجمات على الحدود.",
        "عقد مجلس الوزراء اجتماعا يوم 3 ماي 2021.",
        "قرر المعتصمون فك الاعتصام.",
        "انطلقت في العاصمة مشاورات بين تونس وليبيا تنتهي بحلول 20 ماي 2021.",
    ] {
        let found = held(text);
        assert!(
            found.iter().any(|one| one.ends_with("None")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_is_foiled_a_right_or_an_aim_against_has_not_happened() {
    for text in [
        "أحبطت وحدات الحرس الوطني صباح أمس في القصرين هجوما على مركز حدودي.",
        "إحباط محاولة تفجير جسر في المدينة.",
        "حق التظاهر والإضراب مضمون في الدستور.",
        "يوم وطني لمناهضة الإرهاب والاغتيال.",
        "تتوقع المنظمة وفاة آلاف الأطفال جوعا.",
        "إشاعة وفاة الفنان كمال حداد تثير الجدل.",
        "كاد الحريق يتسبب في مقتل طفل.",
        "وعدت بجائزة لمن يجد الذي يقتل كمال حداد.",
    ] {
        let found = held(text);
        assert!(
            found.iter().all(|one| one.ends_with("Some(Hypothetical)")) && !found.is_empty(),
            "{text}: {found:?}"
        );
    }
    for text in [
        "كتاب جديد يجتاح مكتبات ألمانيا.",
        "كرم عالم الاجتماع كمال حداد وزير الثقافة.",
        "أعلنت الحكومة الحرب على الفساد.",
        "حجزت الشرطة سيارة مفخخة.",
        "ويقتل الجوع ما يصل إلى ثلاثة ملايين شخص في بلدان كثيرة كل عام.",
        "كتب عن اغتيال الأحلام في المدينة.",
        "تتواصل ظاهرة نزوح النواب نحو كتلة جديدة.",
        "يقلل المشي من إصابة الإنسان بالأمراض المزمنة.",
        "كتب عن الفقر والجوع والحرب، وعن ألمانيا.",
        "أكد الوزير ذلك في اللقاء الصحفي.",
        "تدخين التبغ يقتل سبعة ملايين شخص سنويا.",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}

#[test]
fn a_time_of_something_else_is_not_that_of_the_event() {
    for text in [
        "وأسفر الحادث عن وفاة شاب من مواليد سنة 1987.",
        "وخلصت إلى توقيع اتفاقيات لحضور مهرجان سنة 2023.",
        "وتواصلت المفاوضات التي تنتهي بحلول 20 ماي 2021.",
    ] {
        let found = events(text);
        let Some(Detail::Event { when, .. }) = found.first().map(|fact| &fact.detail) else {
            panic!("{text}: {found:?}");
        };
        assert_eq!(when.as_deref(), None, "{text}");
    }
}

#[test]
fn who_was_told_or_is_protested_against_does_not_act() {
    for (text, wanted) in [
        (
            "وقال أحد المحتجين في تصريح لإذاعة موزاييك إن الحوار متوقف.",
            &[][..],
        ),
        (
            "نفذ الأولياء وقفة احتجاجية للتنديد بقرار النقابة العامة للتعليم الثانوي.",
            &[],
        ),
        (
            "في ذكرى اغتيال كمال حداد : حركة النهضة تدعو إلى الحوار.",
            &["كمال حداد"],
        ),
        (
            "وأضاف كمال حداد في تصريح لوكالة رويترز أنه تم الاتفاق على الحل.",
            &[],
        ),
        (
            "وأكدت وزيرة المالية ليلى حداد، على هامش اجتماع المديرين، أن القرض جاهز.",
            &[],
        ),
        (
            "وقالت ليلى حداد إثر لقاء جمعها أمس برئيس الحكومة إن القرض جاهز.",
            &["ليلى حداد"],
        ),
        ("وتعاطف كمال حداد مع ضحايا الهجوم على المدينة.", &[]),
    ] {
        let found = events(text);
        let Some(Detail::Event { who, .. }) = found.first().map(|fact| &fact.detail) else {
            panic!("{text}: {found:?}");
        };
        assert_eq!(who, wanted, "{text}");
    }
}

#[test]
fn what_is_denied_or_rumoured_says_so() {
    for (text, wanted) in [
        ("القائد ينفي مقتل جنوده.", "مقتل: Some(Denied)"),
        ("نفت الوزارة وقوع هجوم على المدينة.", "هجوم: Some(Denied)"),
        (
            "وصلت أنباء عن سقوط ضحايا في المدينة.",
            "سقوط ضحايا: Some(Claimed)",
        ),
        ("يرجح وقوع هجوم آخر.", "هجوم: Some(Hypothetical)"),
        (
            "دعينا أعضاء المجلس إلى عقد جلسة.",
            "عقد جلسة: Some(Hypothetical)",
        ),
        // It was carried out.
        (
            "خطط المتهم لهجوم المرفأ الذي أسفر عن مقتل عاملين.",
            "هجوم: None",
        ),
        // What somebody has no part in has happened.
        (
            "نفى المتهم صلته بالهجوم على المرفأ.",
            "الهجوم: Some(Claimed)",
        ),
    ] {
        let found = held(text);
        assert!(found.iter().any(|one| one == wanted), "{text}: {found:?}");
    }
}

#[test]
fn what_was_told_before_is_not_to_come() {
    let text = "تشارك أحزاب تونس في مشاورات حول الميزانية. وستعمل على فتح المجال أمام المشاورات.";
    assert_eq!(held(text), ["مشاورات: None", "المشاورات: None"]);
    // What goes on has begun.
    let text = "سيواصل أعوان النقل الإضراب.";
    assert_eq!(held(text), ["الإضراب: None"]);
    let text = "ستتواصل المفاوضات بين تونس وليبيا.";
    assert_eq!(held(text), ["المفاوضات: None"]);
}
