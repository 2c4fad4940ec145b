//! Whose word an event is: a source behind it, a frame that the writer adds, a charge, and what a
//! meeting or those who protest say themselves.

use khabar::facts::Detail;

use crate::facts_events::events;

/// "type modality source" of every event of a text.
fn told(text: &str) -> Vec<String> {
    events(text)
        .iter()
        .map(|fact| match &fact.detail {
            Detail::Event { kind, source, .. } => {
                let held = fact
                    .modality
                    .map_or("-".to_owned(), |held| format!("{held:?}"));
                format!("{kind} {held} {}", source.as_deref().unwrap_or("-"))
            }
            _ => String::new(),
        })
        .collect()
}

fn each(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        assert_eq!(told(text), *wanted, "{text}");
    }
}

#[test]
fn a_source_behind_the_event_claims_it_whatever_stands_between_it_and_the_full_stop() {
    each(&[
        (
            "قتل خمسة عمال في انهيار جدار بحسب تقارير إعلامية اليوم الأربعاء.",
            &["casualties Claimed تقارير إعلامية"],
        ),
        (
            "جد إطلاق نار على مقهى بالمدينة حسب ما ذكرته قناة \"الشاطئ\" التونسية، مساء أمس.",
            &["attack Claimed قناة الشاطئ"],
        ),
        (
            "قتل خمسة عمال في انهيار جدار وفق ما أكدته وزارة الداخلية في بلاغ لها.",
            &["casualties Claimed وزارة الداخلية"],
        ),
        (
            "قتل خمسة عمال في انهيار جدار، بحسب منشور وزعته وزارة الداخلية على صفحتها.",
            &["casualties Claimed وزارة الداخلية"],
        ),
        (
            "تم توقيع اتفاقية بين البلدين بحسب ما جاء في بيان لوزارة الخارجية.",
            &["agreement Claimed وزارة الخارجية"],
        ),
        (
            "وقع انفجار سيارة مفخخة وسط المدينة بحسب الشرطة التي طوقت المكان.",
            &["attack Claimed الشرطة"],
        ),
        (
            "وكانت مصادر إعلامية أفادت، أمس بمقتل اثنين من المسافرين.",
            &["casualties Claimed مصادر إعلامية"],
        ),
    ]);
}

#[test]
fn where_something_was_said_is_the_writer_s_own_word() {
    each(&[
        (
            "توقع وزير النقل سامي الفقيه أن يفتح الميناء قريبا، وذلك في كلمة له خلال اجتماع للمجلس البلدي.",
            &["meeting - -"],
        ),
        (
            "وكان وزير النقل سامي الفقيه صرح عقب لقائه نظيره الليبي أن الميناء سيفتح.",
            &["meeting - -"],
        ),
    ]);
}

#[test]
fn what_somebody_says_or_does_himself_he_does_not_report() {
    each(&[
        ("وهدد المتظاهرون بنصب خيام أمام المقر.", &["protest - -"]),
        ("وأكد المتظاهرون أن مطالبهم مشروعة.", &["protest - -"]),
        (
            "ودعا الاجتماع جامعة الدول العربية إلى التنسيق مع الدول الأعضاء.",
            &["meeting - -"],
        ),
    ]);
}

#[test]
fn a_charge_is_claimed_and_what_is_known_is_not() {
    each(&[
        (
            "يحاكم الرئيس السابق على اتهامات بارتكاب إبادة جماعية في الشمال.",
            &["violation Claimed -"],
        ),
        (
            "وجهت لهم تهمة الانتماء لخلية والهجوم على مكاتب الوزارة.",
            &["attack Claimed -"],
        ),
        (
            "اعتقلت الشرطة المتهم الوحيد في هجمات المرفأ.",
            &["attack - -"],
        ),
    ]);
}

#[test]
fn what_a_plan_sets_or_somebody_declines_has_not_happened() {
    each(&[
        (
            "عرض الأمين العام خطة مفصلة تنص على وقف لإطلاق النار بين الطرفين.",
            &["ceasefire Hypothetical -"],
        ),
        (
            "رفض جناح من الحركة مع جماعة تدعى حركة العدل توقيع الاتفاق مع الحكومة.",
            &["agreement Hypothetical -"],
        ),
        (
            "بحثت الحكومة التونسية معارضة الأحزاب لعقد جولة جديدة من المحادثات مع ليبيا.",
            &["meeting Hypothetical -"],
        ),
        (
            "نشرت الدول قوة لضمان وقف المعارك في ليبيا.",
            &["ceasefire Hypothetical -"],
        ),
    ]);
}

#[test]
fn what_lies_ahead_is_told_by_its_own_verb_or_time() {
    each(&[
        (
            "قال المتحدث إن محادثات تونس وليبيا ستتناول ملف الطاقة.",
            &["meeting Planned المتحدث"],
        ),
        (
            "ويعقد في تونس يوم الجمعة المقبل اجتماع لوزراء خارجية ليبيا والجزائر.",
            &["meeting Planned -"],
        ),
        (
            "واتفق وزير النقل التونسي ونظيره الليبي على اللقاء مجددا نهاية الأسبوع.",
            &["agreement - -", "meeting Planned -"],
        ),
        // Not by the verb of another clause.
        (
            "ستناقش الحكومة غدا البنود التي اتفق المشاركون عليها في تونس.",
            &["agreement - -"],
        ),
        (
            "سيرأس القاضي المحاكمة وذلك بعد استقالة القاضي الأول ومقتل ثلاثة محامين.",
            &["casualties - -"],
        ),
        (
            "تنفيذا لقرار القمة بين تونس وليبيا بدأ المجلس هيكلته الجديدة.",
            &["meeting - -"],
        ),
    ]);
}

#[test]
fn calls_for_help_interviews_names_and_hills_are_no_meetings() {
    for text in [
        "تلقت الشرطة اتصالا هاتفيا من سكان الحي بعد سماع صراخ.",
        "تلقى المركز مكالمة من امرأة مجهولة.",
        "وقال خالد في اتصال هاتفي أجرته معه صحيفة الشروق إنه عاد إلى لندن.",
        "قال سامي الفقيه رئيس كتلة اللقاء الديمقراطي إن الوضع صعب.",
        "بني القصر على قمة تل قرب مدينة تستور في تونس.",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
    assert_eq!(
        told("تلقى الرئيس قيس سعيد اتصالا هاتفيا من دولة السيد نبيه بري رئيس مجلس النواب اللبناني."),
        ["meeting - -"]
    );
}

#[test]
fn who_did_it_and_what_stands_in_the_margin_are_the_writer_s_own_words() {
    each(&[
        (
            "كشفت الشرطة البريطانية عن هويتي اثنين من منفذي هجوم لندن الذي وقع أمس وأودى بحياة 7 أشخاص.",
            &["attack - -", "casualties - -"],
        ),
        (
            "أكد والي القيروان سامي الفقيه في تصريح ل\"موجة أف أم\" وعلى هامش الوقفة الاحتجاجية عودة العمل.",
            &["protest - -"],
        ),
        (
            "قال النائب إن فشل الحكومة سيقود إلى اندلاع الاحتجاجات.",
            &["protest Hypothetical النائب"],
        ),
    ]);
}

#[test]
fn what_is_played_and_an_invitation_declined_are_no_events() {
    for text in [
        "قال لاعب الفريق إن مثل هذه التظاهرات ستتواصل مع بقية الفرق في الملاعب. وقال المدرب إنه سعيد بهذا اللقاء بين قدماء اللاعبين.",
        "يعود اعتذار الرئيس سامي الفقيه وأعضاء الوفد عن تناول الغداء إلى ضيق الوقت.",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}

#[test]
fn to_decide_on_a_break_is_to_declare_it() {
    each(&[
        (
            "قررت الحكومة الليبية قطع العلاقات مع الجزائر.",
            &["declaration - -"],
        ),
        (
            "استقال من منصبه أمس وزير النقل سامي الفقيه.",
            &["declaration - -"],
        ),
        ("نجا الوزير سامي الفقيه من محاولة اغتياله.", &["attack - -"]),
    ]);
}
