//! Persons in sentences of our own: who is named how, and what only looks like a name.

use khabar::facts::{self, Detail, Fact, Kind};

use crate::facts_traps::article;

fn of_kind(text: &str, kind: Kind) -> Vec<Fact> {
    let article = article(text, Some("2023-09-20"));
    facts::extract(&article)
        .facts
        .into_iter()
        .filter(|fact| fact.kind() == kind)
        .collect()
}

/// The names of a kind, as they stand.
pub fn words(text: &str, kind: Kind) -> Vec<String> {
    of_kind(text, kind)
        .iter()
        .map(|fact| fact.span.of(text).to_owned())
        .collect()
}

/// `name: title/country` of every person with a role.
fn roles(text: &str) -> Vec<String> {
    of_kind(text, Kind::Person)
        .into_iter()
        .filter_map(|fact| match fact.detail {
            Detail::Person { name, roles, .. } => {
                let role = roles.first()?;
                let country = role.country.as_deref().unwrap_or("-");
                Some(format!("{name}: {}/{country}", role.title))
            }
            _ => None,
        })
        .collect()
}

/// `name type` of the bodies or places.
pub fn typed(text: &str, kind: Kind) -> Vec<String> {
    of_kind(text, kind)
        .into_iter()
        .filter_map(|fact| match fact.detail {
            Detail::Organization { name, kind, .. } | Detail::Place { name, kind, .. } => {
                Some(format!("{name} {kind}"))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn a_product_is_no_person() {
    for text in [
        "كشفت الشركة عن هاتفها فيكسوندو براسكا في معرض برلين.",
        "وصل سعر فيكسوندو براسكا 9 إلى مئة دينار.",
        "قررت الشركة سحب فيكسوندو براسكا 9 واستبداله.",
        "وتتكون المجموعة من شركتين (سكوندبراس هولدينغ وكورديان غروب).",
        "سأقتسم المبلغ بين أبنائي جميعا.",
    ] {
        assert!(words(text, Kind::Person).is_empty(), "{text}");
    }
}

#[test]
fn what_is_named_after_a_person_is_a_place_or_a_body() {
    for (text, kind, wanted) in [
        (
            "احترق محل في شارع الطاهر الحداد أمس.",
            Kind::Place,
            "شارع الطاهر الحداد site",
        ),
        (
            "هبطت الطائرة في مطار الملك خالد الدولي.",
            Kind::Place,
            "مطار الملك خالد الدولي site",
        ),
        (
            "نقل الجريح إلى مستشفى الطاهر المعموري بالضاحية.",
            Kind::Organization,
            "مستشفى الطاهر المعموري other",
        ),
    ] {
        assert!(words(text, Kind::Person).is_empty(), "{text}");
        assert!(
            typed(text, kind).iter().any(|found| found == wanted),
            "{text}: {:?}",
            typed(text, kind)
        );
    }
    // With the article the noun is the office's, and the name its holder's.
    let text = "قال مدير المعهد الطاهر المعموري إن الدروس تعود غدا.";
    assert_eq!(words(text, Kind::Person), ["الطاهر المعموري"]);
}

#[test]
fn a_town_that_is_called_by_a_title_is_no_person() {
    let text = "انطلق السباق بسيدي علوان صباح الأحد.";
    assert!(words(text, Kind::Person).is_empty());
    assert_eq!(words(text, Kind::Place), ["سيدي علوان"]);
}

#[test]
fn a_name_has_all_of_its_parts() {
    for (text, wanted) in [
        (
            "قال الوزير محمد الطاهر الصويلح إن الملف جاهز.",
            "محمد الطاهر الصويلح",
        ),
        (
            "استقبل الوفد (برئيس الوزراء الأرميني نيكول) باشينيان في يريفان.",
            "نيكول) باشينيان",
        ),
    ] {
        assert!(
            words(text, Kind::Person).iter().any(|name| name == wanted),
            "{text}: {:?}",
            words(text, Kind::Person)
        );
    }
}

#[test]
fn a_role_is_the_whole_title() {
    for (text, wanted) in [
        (
            "كلفت الهيئة المدرب المساعد معين الشعباني بالفريق.",
            "معين الشعباني: المدرب المساعد/-",
        ),
        (
            "أكد ذلك مدير الإدارة الجهوية للصحة بنابل سامي الفقيه لمراسلة الإذاعة.",
            "سامي الفقيه: مدير الإدارة الجهوية للصحة بنابل/TN",
        ),
        (
            "كتب المسرحي المغربي الراحل سامي الصويلح نصوصا.",
            "سامي الصويلح: المسرحي المغربي الراحل/MA",
        ),
        (
            "رحل الزعيم الراحل الحبيب الصويلح باكرا.",
            "الحبيب الصويلح: الزعيم الراحل/-",
        ),
        (
            "مدد النادي عقد حارسه الألماني أندري كروغر.",
            "أندري كروغر: حارسه الألماني/DE",
        ),
        (
            "وصرح سامي الفقيه الأمين العام للاتحاد الأوروبي أن العمل مستمر.",
            "سامي الفقيه: الأمين العام للاتحاد الأوروبي/-",
        ),
        (
            "وصل وزير الشؤون الخارجية والتعاون الدولي لجمهورية إيطاليا، باولو ريناتي، إلى تونس.",
            "باولو ريناتي: وزير الشؤون الخارجية والتعاون الدولي لجمهورية إيطاليا/IT",
        ),
    ] {
        assert!(
            roles(text).iter().any(|role| role == wanted),
            "{text}: {:?}",
            roles(text)
        );
    }
    for (text, wanted) in [
        (
            "قال رئيس بلدية ليون جيرار كولومب إن الجسر جاهز.",
            "جيرار كولومب: رئيس بلدية ليون/FR",
        ),
        (
            "سلم والي نابل سامي الورتلي المفاتيح.",
            "سامي الورتلي: والي نابل/TN",
        ),
        (
            "تحدث كمال حداد مؤسس فيسبوك عن المشروع.",
            "كمال حداد: مؤسس فيسبوك/US",
        ),
    ] {
        assert_eq!(roles(text), [wanted], "{text}");
    }
    // The government is his, and not the title.
    let text = "قال فتحي جراي، وزير التربية في حكومة كمال حداد، إن الدروس تعود.";
    assert!(
        roles(text).iter().all(|role| !role.starts_with("كمال")),
        "{:?}",
        roles(text)
    );
    // Another man's title, where the first is the subject of a verb.
    let text = "استقبل سامي الفقيه الرئيس الفرنسي في القصر.";
    assert!(roles(text).is_empty(), "{:?}", roles(text));
}

#[test]
fn a_name_ends_before_the_next() {
    for (text, wanted) in [
        (
            "رد النائب وليد الحمروني لسهام بن سدرين أمس.",
            &["وليد الحمروني", "سهام بن سدرين"][..],
        ),
        ("وذكّر جلاب سهام بن سدرين بالاستقالة.", &["سهام بن سدرين"]),
        (
            "عرضت مسرحية من تأليف للشاذلي العرفاوي.",
            &["لشاذلي العرفاوي"],
        ),
        (
            "أخرجت العمل سيرين الهاني ومجدي بو مطر.",
            &["سيرين الهاني", "مجدي بو مطر"],
        ),
        (
            "فيصل بن بندر أمير منطقة الرياض في زيارة.",
            &["فيصل بن بندر"],
        ),
        ("وأوضح سالم زهران أن الحل قريب.", &["سالم زهران"]),
        ("نال فيلم قصير لمحمد بن عطية الجائزة.", &["محمد بن عطية"]),
        ("صافح الممثل التونسي فؤاد نبلاغ عن قرب.", &["فؤاد نبلاغ"]),
        ("غنى ونور الدين المرابطي الليلة.", &["نور الدين المرابطي"]),
        (
            "كرمت المخرجة ماري كليمونتين في المهرجان.",
            &["ماري كليمونتين"],
        ),
    ] {
        assert_eq!(words(text, Kind::Person), wanted, "{text}");
    }
    for text in [
        "تطبيق لمساعدة المكفوفين وضعاف البصر في المدن.",
        "وصل السعر إلى مئة دينار للكيلوغرام.",
        "قامت بحركة رمزية لتخليد أسماء الشهداء.",
        "اندفعت المياه من سد بن مطير ليلا.",
        "قال الناطق باسم القطب القضائي لمكافحة الإرهاب إن الجلسة تأجلت.",
        "لاعبو النجم الساحلي عازمون على العودة.",
        "يسكن الشابان بحي التحرير وحي ابن خلدون.",
        "أحيا الأهالي الذكرى الأولى لملحمة بن قردان.",
    ] {
        assert!(words(text, Kind::Person).is_empty(), "{text}");
    }
}

#[test]
fn a_mark_inside_a_known_name_leaves_it_its_latin_form() {
    let text = "استقبل رئيس الوزراء الإسباني بيدرو سانشيز الوفد.\n\nوقال المصدر إن الأمر لا يتعلق (برئيس الوزراء الإسباني بيدرو) سانشيز.";
    let latin: Vec<Option<facts::Listed>> = of_kind(text, Kind::Person)
        .into_iter()
        .filter_map(|fact| match fact.detail {
            Detail::Person { name_en, .. } => Some(name_en),
            _ => None,
        })
        .collect();
    let known = Some("Pedro Sanchez".into());
    assert_eq!(latin, [known.clone(), known]);
}

#[test]
fn a_thing_a_deed_and_whose_reporter_are_no_part_of_a_name() {
    for text in [
        "طرحت الشركة هاتف ذكي مزود بشاشة كبيرة.",
        "وأكد مراسلنا أن الطريق مغلقة.",
        "نقل المصاب إلى المستشفى الجامعي الهادي شاكر أمس.",
    ] {
        assert!(words(text, Kind::Person).is_empty(), "{text}");
    }
    for text in [
        "وقدم الأستاذ كمال حداد مداخلة، عرض فيها التجربة.",
        "وأكد مراسلنا كمال حداد أن الطريق مغلقة.",
        "وقال مدير المستشفى الجامعي كمال حداد إن الحالة مستقرة.",
    ] {
        assert_eq!(words(text, Kind::Person), ["كمال حداد"], "{text}");
    }
    assert_eq!(
        typed(
            "نقل المصاب إلى المستشفى الجامعي الهادي شاكر أمس.",
            Kind::Organization
        ),
        ["المستشفى الجامعي الهادي شاكر other"]
    );
    assert_eq!(
        roles("وقال كمال حداد المرشح عن حزب البديل إن الحملة تبدأ غدا."),
        ["كمال حداد: المرشح عن حزب البديل/-"]
    );
}

#[test]
fn an_age_an_adjective_and_a_title_of_a_work_are_no_last_names() {
    for text in [
        "ونقلت إلى المستشفى كمال البالغة 36 سنة.",
        "ونقل إلى المستشفى كمال البالغ 36 سنة.",
        "واتفقوا على حل سلمي ينهي الخلاف.",
        "وافتتح أمس معرض درة المدائن.",
    ] {
        let found = words(text, Kind::Person);
        assert!(
            found.iter().all(|name| !name.contains(' ')),
            "{text}: {found:?}"
        );
    }
    assert_eq!(
        words("وغنى كمال التونسي في الحفل.", Kind::Person),
        ["كمال التونسي"]
    );
}

#[test]
fn the_name_of_a_party_is_no_name_of_its_candidate() {
    let text = "وقالت ليلى حداد إنها مرشحة عن حزب ماكرون في الدائرة.";
    assert_eq!(roles(text), [""; 0]);
}
