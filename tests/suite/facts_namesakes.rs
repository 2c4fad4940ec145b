//! Bodies and places that are called like others: the words beside them say which.

use khabar::facts::{self, Detail, Kind};

use crate::facts_traps::article;

/// `words country` of the bodies or places of a text.
fn countries(text: &str, kind: Kind) -> Vec<String> {
    let article = article(text, Some("2023-09-20"));
    facts::extract(&article)
        .facts
        .into_iter()
        .filter(|fact| fact.kind() == kind)
        .map(|fact| {
            let (Detail::Organization { country, .. } | Detail::Place { country, .. }) =
                &fact.detail
            else {
                unreachable!("only bodies and places are asked for")
            };
            let words = fact.span.of(&article.text);
            format!("{words} {}", country.as_deref().unwrap_or("-"))
        })
        .collect()
}

#[test]
fn a_club_is_of_the_country_that_the_article_gives_it() {
    let text = "فاز النادي الأهلي البحريني في مباراة اليوم. ويستعد النادي الأهلي للموسم.";
    assert_eq!(
        countries(text, Kind::Organization),
        ["النادي الأهلي البحريني BH", "النادي الأهلي BH"]
    );
    let text = "فاز النادي الأهلي في مباراة اليوم.";
    assert_eq!(countries(text, Kind::Organization), ["النادي الأهلي EG"]);
}

#[test]
fn a_company_that_is_called_like_a_person_is_one_everywhere() {
    let text = "تتجه شركة دايملر الشركة الأم نحو شراكة مع شركة روبرت بوشر للتوريد. وتقول دايملر إن \
        النظام جاهز. والتحالف مع بوشر قريب.";
    let article = article(text, None);
    let persons: Vec<_> = facts::extract(&article)
        .facts
        .into_iter()
        .filter(|fact| fact.kind() == Kind::Person)
        .collect();
    assert!(persons.is_empty(), "{persons:?}");
    assert!(countries("ثلاث وفيات في حادث.", Kind::Organization).is_empty());
}

#[test]
fn oman_is_a_state_and_amman_a_capital() {
    for (text, wanted) in [
        ("شاركت الكويت واليمن وعمان في الدورة.", "عمان OM"),
        ("زار الوزير العماني مسقط ثم عاد إلى عمان أمس.", "عمان OM"),
        ("وصل الوفد إلى العاصمة عمان مساء.", "عمان JO"),
        ("التقى الملك الأردني ضيفه في عمان.", "عمان JO"),
    ] {
        let found = countries(text, Kind::Place);
        assert!(
            found.iter().any(|place| place == wanted),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn the_region_behind_a_body_says_whose_its_town_is() {
    for (text, wanted) in [
        (
            "قالت شرطة ليما في ولاية أوهايو إن السارق فر.",
            "شرطة ليما US",
        ),
        (
            "قضت محكمة سان خوسيه بولاية كاليفورنيا بالتعويض.",
            "محكمة سان خوسيه US",
        ),
        ("قالت شرطة ليما إن السارق فر.", "شرطة ليما PE"),
    ] {
        assert_eq!(countries(text, Kind::Organization), [wanted], "{text}");
    }
}

#[test]
fn the_adjective_behind_a_town_says_whose_it_is() {
    let text = "افتتح المطعم في مدينة طرابلس اللبنانية.";
    assert_eq!(countries(text, Kind::Place), ["مدينة طرابلس LB"]);
}

#[test]
fn the_side_behind_a_town_belongs_to_its_name() {
    assert_eq!(
        countries("اندلع حريق بمعتمدية تطاوين الشمالية.", Kind::Place),
        ["تطاوين الشمالية TN"]
    );
    // The houses of another name, and what was done to a passage, are no places.
    for text in [
        "وقع ذلك في منطقة مساكن الضباط.",
        "سار على طول ممر مفروش.",
        "مدينة وحيدة تبحث عن سكان.",
    ] {
        assert!(countries(text, Kind::Place).is_empty(), "{text}");
    }
    // A quarter may be of any town.
    assert_eq!(
        countries("وقع ذلك في حي الرياض.", Kind::Place),
        ["حي الرياض -"]
    );
    // Of several states none has the capital.
    let text = "جاء فنانون من فرنسا وكندا واحتفلوا خارج العاصمة.";
    assert_eq!(countries(text, Kind::Place), ["فرنسا FR", "كندا CA"]);
}

#[test]
fn an_adjective_in_the_accusative_is_no_state() {
    assert!(countries("سقط مواطنا بريطانيا آخر أمس.", Kind::Place).is_empty());
    let text = "وقعها رئيسا روسيا وأذربيجان.";
    assert_eq!(countries(text, Kind::Place), ["روسيا RU", "أذربيجان AZ"]);
}

#[test]
fn korea_has_two_sides() {
    let text = "أعلنت وزارة الخارجية الكورية الجنوبية ذلك.";
    assert_eq!(
        countries(text, Kind::Organization),
        ["وزارة الخارجية الكورية الجنوبية KR"]
    );
}

#[test]
fn a_word_that_is_a_town_too_needs_its_noun() {
    assert!(countries("في مشهد غريب، توقفت المباراة.", Kind::Place).is_empty());
    let text = "انطلقت الرحلة من مدينة مشهد.";
    assert_eq!(countries(text, Kind::Place), ["مدينة مشهد IR"]);
}

#[test]
fn what_is_done_or_described_is_no_body() {
    for text in [
        "الحديث عن تنظيم بطولة كأس الخليج سابق لأوانه.",
        "لن يؤثر ذلك على تنظيم قطر للمونديال.",
        "يشعر بنشاط وقوة بعد تناول وجبة الإفطار.",
        "نجحت شركة أمريكية صغيرة في ذلك.",
        "تدعو الدول إلى وحدة ليبيا.",
        "قالت مؤسسة الشركة ذلك.",
        "تمكنت الشركة الوطنية من ذلك.",
        "شغلت الجريمة الرأي العام طويلا.",
        "أقيل المدرب من رئاسة فرع كرة اليد.",
    ] {
        let found = countries(text, Kind::Organization);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_body_by_what_it_is_has_no_name() {
    for text in [
        "وأوقفت شرطة الإمارة سائقا.",
        "وعقد مجلس إدارة الصندوق جلسة.",
        "ونقلت وكالة الأنباء الرسمية الخبر.",
        "وتحدث أمس للإذاعة الخاصة.",
        "ورفضت الدائرة الدستورية للحركة الطلب.",
        "وتراجعت أرباح شركة صناعة الدراجات الألمانية.",
        "وعلق المكتب السياسي للحزب الجلسة.",
        "وتأهل إلى بطولة الرابطة الوطنية.",
    ] {
        let found = countries(text, Kind::Organization);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    for (text, body) in [
        ("وقالت وزارة الدفاع ذلك.", "وزارة الدفاع -"),
        ("وأوقفت شرطة دبي سائقا.", "شرطة دبي AE"),
        ("ووافق مجلس الحكومة على النص.", "مجلس الحكومة -"),
        (
            "وأعلنت وزارة التنمية المحلية ذلك.",
            "وزارة التنمية المحلية -",
        ),
        ("واحتج الاتحاد العام للجامعات.", "الاتحاد العام للجامعات -"),
        ("ونقلت وكالة الأنباء الرسمية سانا الخبر.", "سانا SY"),
        ("وقررت الرابطة الوطنية ذلك.", "الرابطة الوطنية -"),
    ] {
        assert_eq!(countries(text, Kind::Organization), [body], "{text}");
    }
}

#[test]
fn a_ball_has_its_adjective() {
    for (text, body) in [
        (
            "وخسر المنتخب الوطني للكرة الطائرة المباراة.",
            "المنتخب الوطني للكرة الطائرة -",
        ),
        (
            "وأعلن الاتحاد التونسي للكرة الطائرة القرعة.",
            "الاتحاد التونسي للكرة الطائرة TN",
        ),
        (
            "وخسر المنتخب المغربي لكرة السلة المباراة.",
            "المنتخب المغربي لكرة السلة MA",
        ),
        ("وخسر منتخب بورتو ريكو المباراة.", "منتخب بورتو ريكو PR"),
    ] {
        assert_eq!(countries(text, Kind::Organization), [body], "{text}");
    }
}

#[test]
fn a_body_ends_before_the_name_of_who_speaks_for_it() {
    let text =
        "قال رئيس الهيئة العليا المستقلة للاتصال السمعي البصري النوري اللجمي إن القرار نهائي.";
    assert_eq!(
        countries(text, Kind::Organization),
        ["الهيئة العليا المستقلة للاتصال السمعي البصري -"]
    );
}

#[test]
fn a_saint_without_his_name_is_no_town() {
    assert!(countries("توجه السكان إلى منطقة سيدي أمس.", Kind::Place).is_empty());
}
