//! Events, each in a sentence of our own: what happened, who, where, when, how many,
//! how the text holds it and who reports it.

use khabar::facts::{self, Detail, Fact};

use crate::facts_traps::article;

/// The events of a text that was published on Wednesday 5 May 2021.
pub fn events(text: &str) -> Vec<Fact> {
    facts::extract(&article(text, Some("2021-05-05")))
        .facts
        .into_iter()
        .filter(|fact| matches!(fact.detail, Detail::Event { .. }))
        .collect()
}

/// As "type: trigger".
pub fn told(text: &str) -> Vec<String> {
    events(text)
        .iter()
        .map(|fact| match &fact.detail {
            Detail::Event { kind, trigger, .. } => format!("{kind}: {trigger}"),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn every_type_has_its_triggers() {
    for (text, wanted) in [
        ("شنت الطائرات غارات على الميناء.", "attack: غارات"),
        ("وتوصل الطرفان إلى هدنة.", "ceasefire: توصل الطرفان"),
        ("ووقعت تونس واليابان مذكرة تفاهم.", "agreement: وقعت"),
        ("وأمضت الوزارتان اتفاقية.", "agreement: أمضت"),
        ("وأجرى الوزيران محادثات هاتفية.", "meeting: محادثات هاتفية"),
        ("وأسفر الحريق عن مقتل ثلاثة عمال.", "casualties: مقتل"),
        ("ونزحت مئات العائلات من القرية.", "displacement: نزحت"),
        ("ونظم الطلبة وقفة احتجاجية.", "protest: وقفة احتجاجية"),
        ("وأعلن الإقليم استقلاله.", "declaration: أعلن الإقليم استقلاله"),
        ("واعتذرت الشركة للمسافرين.", "apology: اعتذرت"),
        ("ونفت وزارة الدفاع التركية ذلك.", "denial: نفت"),
        ("ورصد المراقبون انتهاكات للاتفاق.", "violation: انتهاكات"),
    ] {
        let found = told(text);
        assert!(found.iter().any(|one| one == wanted), "{text}: {found:?}");
    }
}

#[test]
fn an_event_has_its_actors_place_time_and_numbers() {
    let found = events("واندلعت معارك، الاثنين، بين أرمينيا وأذربيجان قرب مدينة شوشا.");
    let [fact] = found.as_slice() else {
        panic!("{found:?}");
    };
    let Detail::Event {
        who, place, when, ..
    } = &fact.detail
    else {
        panic!("{fact:?}");
    };
    assert_eq!(who, &["أرمينيا", "أذربيجان"]);
    assert_eq!(place.as_deref(), Some("شوشا"));
    assert_eq!(when.as_deref(), Some("2021-05-03"));
    assert_eq!((fact.modality, fact.said_by.as_deref()), (None, None));

    let found =
        events("وقالت وزارة الصحة اللبنانية إن الحريق أدى إلى مقتل 7 أشخاص وإصابة 20 آخرين.");
    let [fact] = found.as_slice() else {
        panic!("one event, not one a number: {found:?}");
    };
    let Detail::Event {
        how_many, source, ..
    } = &fact.detail
    else {
        panic!("{fact:?}");
    };
    assert_eq!(how_many, &["7 أشخاص", "20 آخرين"]);
    assert_eq!(source.as_deref(), Some("وزارة الصحة اللبنانية"));
    assert_eq!(fact.said_by, *source);
}

#[test]
fn an_event_says_how_the_text_holds_it() {
    for (text, wanted) in [
        (
            "وقالت باريس إن الجيش شن هجوما على القاعدة.",
            Some("claimed"),
        ),
        (
            "وشن الجيش هجوما، بحسب وزارة الدفاع التركية.",
            Some("claimed"),
        ),
        (
            "ونفت وزارة الدفاع التركية وقوع غارات على المدينة.",
            Some("denied"),
        ),
        (
            "ونفى الجيش التركي، في بيان، ما قيل عن اشتباكات.",
            Some("denied"),
        ),
        (
            "ودعا الوزير إلى الهدوء، فيما نزح الآلاف بحسب الأمم المتحدة.",
            Some("claimed"),
        ),
        ("وسيعقد وزير النفط اجتماعا في بغداد غدا.", Some("planned")),
        ("وهناك مخاوف من نزوح جماعي.", Some("hypothetical")),
        ("وعوقب اللاعب بعد رفضه الاعتذار.", Some("hypothetical")),
        ("وشن الجيش هجوما على القاعدة.", None),
    ] {
        let found = events(text);
        let last = found.last().unwrap_or_else(|| panic!("none: {text}"));
        assert_eq!(last.modality.map(facts::Modality::name), wanted, "{text}");
    }
    // A quotation's speaker is the source of what is told in it.
    let found = events("وقال كمال حداد: \"ضربوا المدرسة فجرا. سقط 12 قتيلا في غارة واحدة\".");
    let Detail::Event { source, .. } = &found.last().unwrap().detail else {
        panic!("{found:?}");
    };
    assert_eq!(source.as_deref(), Some("كمال حداد"));
}

/// When, where and who of the event that a trigger tells.
fn arguments(text: &str, wanted: &str) -> (Option<String>, Option<String>, Vec<String>) {
    events(text)
        .into_iter()
        .find_map(|fact| match fact.detail {
            Detail::Event {
                trigger,
                when,
                place,
                who,
                ..
            } if trigger == wanted => Some((when, place, who)),
            _ => None,
        })
        .unwrap_or_else(|| panic!("no {wanted}: {text}"))
}

#[test]
fn what_somebody_says_beside_an_event_is_no_claim_of_it() {
    for text in [
        "وأضاف الكيلاني إثر اللقاء الذي جمعه صباح اليوم برئيس البلدية، نادر المانعي أنه لا يمكن تأجيل الأشغال.",
        "وقال كمال حداد عقب لقاء جمعه بالأمين العام للاتحاد: \"نحن لا نناقش حق البلدية في تعديل برنامجها\".",
        "وأكد وزير النقل عماد المانعي خلال اللقاء الذي جمعه بوفد عن البنك الدولي، مواصلة الأشغال.",
    ] {
        let found = events(text);
        let met = found.first().unwrap();
        assert_eq!((met.modality, &met.said_by), (None, &None), "{text}");
    }
    // What he says himself is his claim.
    for text in [
        "وقال كمال حداد إن الحكومة أجلت الأشغال إثر لقاء جمع الوزيرين في باريس.",
        "وأعلن كمال حداد عن تأجيل الأشغال بسبب الإضرابات في باريس.",
    ] {
        let found = events(text);
        assert!(found.iter().any(|event| event.said_by.is_some()), "{text}");
    }
}

#[test]
fn what_another_clause_says_is_not_said_of_an_event() {
    // Beside a meeting he says when something else will be.
    let text = "وأضاف كمال حداد على هامش اجتماع الحزب أن المؤتمر سيعقد في باريس، مشيرا إلى أن القرار سيعلن يوم 20 مارس 2021.";
    let (when, place, _) = arguments(text, "اجتماع");
    assert_eq!((when, place), (None, None));
    let found = events(text);
    assert_eq!(
        found.first().unwrap().modality,
        None,
        "the writer's own word"
    );
    // Two attacks: the time is of the first.
    let text = "وشن الجيش يوم الاثنين غارات في ليبيا على معسكرات لتدريب مسلحين قيل إنهم شاركوا قبل أسابيع طويلة في التخطيط لهجوم المنيا الذي أسفر عن مقتل 29 شخصا.";
    assert_eq!(arguments(text, "غارات").0.as_deref(), Some("2021-05-03"));
    let (when, place, _) = arguments(text, "هجوم");
    assert_eq!((when, place.as_deref()), (None, Some("المنيا")));
    let (when, place, _) = arguments(text, "أسفر عن مقتل");
    assert_eq!(
        (when, place.as_deref()),
        (None, Some("المنيا")),
        "the attack's"
    );
    // What went before has a time of its own.
    let text = "واستقبل الرئيس اليوم وفدا هو الأول منذ اندلاع الحرب في سوريا.";
    assert_eq!(arguments(text, "اندلاع الحرب").0, None);
    let text =
        "وأجلت المحكمة الابتدائية بتونس النظر في قضية اغتيال كمال حداد إلى يوم 23 ماي القادم.";
    let (when, _, who) = arguments(text, "اغتيال");
    assert_eq!((when, who), (None, vec!["كمال حداد".to_owned()]));
    let text = "وتصادف اليوم الذكرى الرابعة لاغتيال كمال حداد.";
    assert_eq!(arguments(text, "اغتيال").0, None);
    // The body of a title does not act.
    let text = "والتقى كمال حداد الوزير السابق وزعيم حزب الشعب الجديد ليون بارو.";
    let (_, _, who) = arguments(text, "التقى");
    assert!(who.iter().all(|who| !who.contains("حزب")), "{who:?}");
}

#[test]
fn a_place_before_the_sentence_and_one_that_is_struck_are_the_events() {
    for (text, trigger, wanted) in [
        (
            "وفي سوريا أحصت وزارة الصحة 20 قتيلا في يوم واحد.",
            "قتيلا",
            Some("سوريا"),
        ),
        (
            "وطال القصف مواقع عدة ومعها مدينة ستيباناكيرت.",
            "القصف",
            Some("ستيباناكيرت"),
        ),
        ("وأبرم بوساطة موسكو اتفاق بين الطرفين.", "أبرم", None),
    ] {
        assert_eq!(arguments(text, trigger).1.as_deref(), wanted, "{text}");
    }
}

#[test]
fn the_head_of_a_phrase_says_what_it_is() {
    assert_eq!(
        told("ورصدت البعثة خمسة انتهاكات لوقف إطلاق النار."),
        ["violation: انتهاكات"]
    );
    assert_eq!(
        told("وتوصلت أرمينيا وأذربيجان إلى اتفاق لوقف إطلاق النار."),
        ["ceasefire: توصلت"]
    );
}

#[test]
fn what_did_not_happen_and_what_only_looks_so_is_none() {
    for text in [
        "ولم يقع هجوم على القاعدة.",
        "ومر اليوم دون اشتباكات.",
        "وعزز الفريق خط الهجوم بلاعبين.",
        "وسجلت البلاد 20 إصابة جديدة بالفيروس.",
        "ووقعت الحادثة صباحا قرب الجسر.",
        "ويحارب الفساد بكل مظاهره.",
        "وتأهل الفريق بعد لقاء الإياب.",
        "وانطلقت التظاهرات الثقافية في المدينة.",
        "وشن قراصنة هجوما واسعا إلكترونيا على البنوك.",
        "واعتذر المدرب أمس عن تولي المنصب.",
        "سجل اللاعب هدف المباراة في آخر اللقاء وفاز الفريق بالكأس.",
        "وقامت البحرية بإجلاء بحار مصاب إلى الميناء.",
        "ويستقبل مركز الفحص يوميا 350 سيارة من تونس.",
        "واستقبلت البلاد ألف سائح، وكان استقبالها سياحا كثيرين دليلا.",
        "وحذر الموقع المستخدمين من قراصنة: الهجمات على الحسابات بالبرمجيات كثيرة.",
        "وتعرض البنك إلى هجوم إلكتروني. وأوقف الهجوم الخدمات.",
        "وحذر فيسبوك مستخدميه من الهجمات على حساباتهم، ودعا إلى حماية كل حساب.",
        "وأعلنت الشركة عن قطع الماء غدا.",
        "وقدمت الوزيرة دعما لعائلات شهداء الثورة.",
        "وموقع \"يقتل\" ثلاثة ملايين مستخدم.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn other_languages_tell_events_too() {
    for (text, wanted) in [
        ("دو کشور بر سر آتش‌بس به توافق رسیدند.", "ceasefire: آتش‌بس"),
        ("در این حادثه سه کارگر کشته شدند.", "casualties: کشته شدند"),
        (
            "دونوں ملکوں نے جنگ بندی کا اعلان کیا۔",
            "ceasefire: جنگ بندی",
        ),
        ("חמישה בני אדם נהרגו בתאונה.", "casualties: נהרגו"),
        ("אלפים השתתפו אתמול בהפגנה בכיכר.", "protest: הפגנה"),
    ] {
        let found = told(text);
        assert!(found.iter().any(|one| one == wanted), "{text}: {found:?}");
    }
}

/// The modalities of the events of a type.
fn held(text: &str, wanted: &str) -> Vec<&'static str> {
    events(text)
        .iter()
        .filter(|fact| matches!(&fact.detail, Detail::Event { kind, .. } if kind == wanted))
        .map(|fact| fact.modality.map_or("asserted", facts::Modality::name))
        .collect()
}

#[test]
fn what_is_asked_for_planned_or_called_off_has_not_happened() {
    for (text, kind) in [
        ("وأبدت باريس تفاؤلا باحتمال التوصل إلى تسوية.", "agreement"),
        ("واعتقل الأمن طالبا بتهمة الإعداد لخطة تفجير قطار.", "attack"),
        ("وأوقف خمسة في مؤامرة لتفجير جسر.", "attack"),
        (
            "ودعا السفير الفرنسي الأطراف المعنية إلى العمل بسرعة لترتيب هدنة.",
            "ceasefire",
        ),
        ("وطالب النواب الحكومة بوقف إطلاق النار.", "ceasefire"),
        ("وطلبت القاهرة عقد اجتماع طارئ.", "meeting"),
        ("وتقرر تأجيل محادثات باريس.", "meeting"),
        ("وتأجل اجتماع مجلس الوزراء.", "meeting"),
        ("وباريس تحذر من \"هجمات\" على السفارات.", "attack"),
        ("وقال الوزير: نتوقع هجمات أخرى.", "attack"),
        ("ولوح الاتحاد العام التونسي للشغل بإضراب عام.", "protest"),
        ("ويتيح النظام عقد اجتماع طارئ للمجلس.", "meeting"),
        ("وفشل الطرفان مجددا في التوصل إلى اتفاق.", "agreement"),
        ("وقال إن وقف إطلاق النار حاليا مرفوض.", "ceasefire"),
        ("وعزز الجيش مواقعه تحسبا لهجوم محتمل.", "attack"),
        ("وأكد الوزير العمل على وقف القتال.", "ceasefire"),
        ("وحذر من الحديث عن أي هجوم.", "attack"),
        ("وأيد السفير الجهود الرامية إلى وقف القتال.", "ceasefire"),
        ("وعبر عن دعمه للجهود المبذولة لوقف القتال.", "ceasefire"),
        ("ويحاول الجانبان الاتفاق على خطة.", "agreement"),
        ("وانتقد فشلها في وقف إطلاق النار.", "ceasefire"),
        ("ووضع الطرفان إطارا لإجراء محادثات.", "meeting"),
        ("وأرسل الجيش تعزيزات لشن غارات.", "attack"),
        ("وطالب الوزير الشركة بأن تبدأ محادثات.", "meeting"),
        ("وقال الوزير: اقترحنا هدنة لأسبوعين.", "ceasefire"),
        ("وأضاف الوزير: طالبناهم بوقف إطلاق النار.", "ceasefire"),
        (
            "وأشاد بالنتائج، متوقعا أن يجتمع مجلس النواب قريبا.",
            "meeting",
        ),
    ] {
        let held = held(text, kind);
        assert_eq!(held, ["hypothetical"], "{text}");
    }
    // What has happened is no less true where something else is asked for.
    for (text, kind) in [
        ("وحذرت الوزارة بعد مقتل عاملين.", "casualties"),
        (
            "ودعا الرئيس بعد لقاء مع نظيره الفرنسي إلى الحوار.",
            "meeting",
        ),
        ("ودعا الحاكم المتظاهرين إلى الهدوء.", "protest"),
        ("وطالب المحتجون بالعمل.", "protest"),
        ("وقد يعود السكان بعد الحرب على أوكرانيا.", "attack"),
        ("وحاول الفرار عندما اندلعت اشتباكات.", "attack"),
        ("وهتف طلبة الكلية خلال مظاهرة.", "protest"),
        ("وليست هناك أي أخبار عن الهجوم على القاعدة.", "attack"),
        (
            "وطالب الأهالي بالحقيقة كاملة في قضية اغتيال كمال حداد.",
            "attack",
        ),
        (
            "ودعا إلى احترام الهدنة، وتوجه إلى جنيف حيث عقد اجتماعا مع الوزير.",
            "meeting",
        ),
    ] {
        assert_eq!(held(text, kind), ["asserted"], "{text}");
    }
}

#[test]
fn a_meeting_to_come_is_planned() {
    for text in [
        "ويستعد الوزير لاجتماع مرتقب مع نظيره الفرنسي.",
        "وتحدثت الصحف عن لقاء منتظر مع الرئيس الروسي.",
        "ويستعد الوزير لاجتماع وزاري مقبل مع نظيره الفرنسي.",
    ] {
        assert_eq!(held(text, "meeting"), ["planned"], "{text}");
    }
    assert_eq!(
        held("وعقد الوزير اجتماعا مع وفد قادم من ليبيا.", "meeting"),
        ["asserted"]
    );
}

#[test]
fn what_begins_tomorrow_is_planned_and_who_declines_is_not_sorry() {
    let text = "بداية من الغد: عمال المناجم في إضراب";
    assert_eq!(held(text, "protest"), ["planned"]);
    let text = "واعتذر المدرب عن الالتحاق بالفريق.";
    assert_eq!(held(text, "apology"), [""; 0]);
    assert_eq!(held("واعتذر المدرب للجمهور.", "apology"), ["asserted"]);
}

#[test]
fn a_body_without_its_name_meets_too() {
    assert_eq!(
        held("واجتمع مجلس إدارة الصندوق أمس.", "meeting"),
        ["asserted"]
    );
}

#[test]
fn words_opinions_and_interviews_are_no_attacks_agreements_and_meetings() {
    for text in [
        "وشن النائب هجوما عنيفا على رئيس الحكومة.",
        "وشن النائب هجوما سياسيا على المعارضة.",
        "وأطلقت الشركة تطبيقا للمحادثات الصوتية.",
        "وأضاف المطورون نافذة للمحادثة الفورية.",
        "وشن النائب كمال حداد هجوما عنيفا على المعارضة.",
        "وهاجم كمال حداد روسيا.",
        "ويتفق كثير من الخبراء على أن الأسعار مرتفعة.",
        "واتفق الأطباء على أن الدواء آمن.",
        "وقد قضى كمال حداد حياته في التدريس.",
        "وقال في لقاء مع صحيفة الشروق إن الموسم صعب.",
        "وظهر كمال حداد في لقاء على قناة الجزيرة. وحضر هذا اللقاء سامي الفقيه.",
        "وتنظم تونس تظاهرات سياحية في الصيف.",
        "وأكد المدرب إصابة المهاجم كمال حداد قبل مباراة الفريق في الدوري على ملعب النادي.",
        "واجتاحت السيول تونس.",
        "ودقت روسيا طبول الحرب.",
        "ونقل الأهالي إلى مركز الإجلاء.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
    for (text, wanted) in [
        ("واتفق الطرفان على أن يعود النازحون.", "agreement: اتفق"),
        ("واتفقت الشركة مع البلدية على البناء.", "agreement: اتفقت"),
        (
            "وشن مسلحون هجوما بالقنابل على وزير الداخلية.",
            "attack: هجوما",
        ),
        ("وقضى ثلاثة عمال في حادث مرور.", "casualties: قضى"),
        ("واجتاحت روسيا البلاد.", "attack: اجتاحت"),
        ("وهاجم الجيش السوري القرية.", "attack: هاجم"),
        ("وأصيب ثلاثة عمال في الحريق.", "casualties: أصيب"),
    ] {
        assert_eq!(told(text), [wanted], "{text}");
    }
}

#[test]
fn who_is_left_is_not_counted_among_the_dead() {
    for (text, wanted) in [
        ("ولقي الفريق مصرعه باستثناء 3 لاعبين في تحطم الطائرة.", 0),
        ("ولقي 3 لاعبين مصرعهم في تحطم الطائرة.", 1),
    ] {
        let article = article(text, Some("2023-09-20"));
        let counted: usize = facts::extract(&article)
            .facts
            .iter()
            .filter_map(|fact| match &fact.detail {
                Detail::Event { how_many, .. } => Some(how_many.len()),
                _ => None,
            })
            .sum();
        assert_eq!(counted, wanted, "{text}");
    }
}
