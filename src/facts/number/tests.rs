use super::{Style, lexicon, numbers};
use crate::facts::number::Reader;
use crate::letters::Language;
use crate::letters::words::Words;

fn value(text: &str) -> Option<(f64, bool)> {
    value_in(text, Language::Arabic)
}

fn value_in(text: &str, language: Language) -> Option<(f64, bool)> {
    let words = Words::new(text);
    let reader = Reader {
        words: &words,
        lexicon: lexicon(language),
        style: Style::of(&words),
        fractions: true,
        arithmetic: false,
    };
    reader
        .number_at_stem(0)
        .map(|(number, _)| (number.value, number.vague))
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (text, expected) in [
        ("295", 295.0),
        ("1,250 طنا", 1250.0),
        ("٣٫٥", 3.5),
        ("3.2 مليون", 3_200_000.0),
        ("3.89 مليار", 3_890_000_000.0),
        ("120 ألف نسمة", 120_000.0),
        ("خمسة آلاف", 5000.0),
        ("ثلاثة ملايين و200 ألف", 3_200_000.0),
        ("مليون ونصف", 1_500_000.0),
        ("نصف مليون", 500_000.0),
        ("مليون و نصف المليون", 1_500_000.0),
        ("ثلاثة ملايين ونصف المليون", 3_500_000.0),
        ("ثلاثة أرباع المليون", 750_000.0),
        ("ربع مليار", 250_000_000.0),
        ("خمسة ونصف مليون", 5_500_000.0),
        ("مائة شخص", 100.0),
        ("مئة وخمسة وعشرون", 125.0),
        ("مئة وعشرة", 110.0),
        ("خمسة وعشرين", 25.0),
        ("خمسة و عشرين", 25.0),
        ("أحد عشر", 11.0),
        ("إثنتى عشر", 12.0),
        ("اثنتا عشرة", 12.0),
        ("ثمان عشرة", 18.0),
        ("أحد وعشرون", 21.0),
        ("ثلاثة عشر", 13.0),
        ("ثلاثمائة", 300.0),
        ("ثلاث ميه", 300.0),
        ("خمس مئة", 500.0),
        ("ألف وخمسمئة", 1500.0),
        ("ألف ست مائة", 1600.0),
        ("مئتي ألف", 200_000.0),
        ("ثلاثمئة وسبعة آلاف", 307_000.0),
        ("مليارين و300 مليون", 2_300_000_000.0),
        ("بليون", 1e9),
        ("2 ترليون", 2e12),
        ("خمسة وعشرين ألفا", 25_000.0),
        ("وسبعة", 7.0),
        ("ثلثا السكان", 2.0 / 3.0),
        ("سبعة أعشار", 0.7),
        ("خمس الناتج", 0.2),
        ("خمس دول", 5.0),
        ("أربعون وثلاثة أرباع", 40.75),
        ("اثنان فاصلة خمسة", 2.5),
        ("ثلاثة فاصل صفر خمسة", 3.05),
        ("صفر", 0.0),
    ] {
        let found = value(text).unwrap_or_else(|| panic!("{text}"));
        assert!(
            (found.0 - expected).abs() < 1e-9 && !found.1,
            "{text}: {found:?}"
        );
    }
    assert_eq!(value("7 و8 مناطق"), Some((7.0, false)));
}

#[test]
fn thousands_and_decimals_are_told_by_their_shape() {
    for (text, expected) in [
        ("646.234 طناً", 646_234.0),
        ("3.125 مليار", 3_125_000_000.0),
        ("1.200 مليون", 1_200_000_000.0),
        ("4ر712 مليون", 712_400_000.0),
        ("7ر18 بالمائة", 18.7),
        ("4,275 ملايين", 4_275_000.0),
        ("0.125", 0.125),
        ("1.234.567", 1_234_567.0),
        ("1,234,567.5", 1_234_567.5),
        ("12.345,67", 12_345.67),
        ("١٬٢٣٤٬٥٦٧", 1_234_567.0),
        ("١،٢٣٤،٥٦٧", 1_234_567.0),
        ("2 306 115 400 نسمة", 2_306_115_400.0),
        ("40 000 شخص", 40_000.0),
        ("414,1 ملم", 414.1),
        ("1,250 مليار بعد 3,5", 1_250_000_000.0),
        ("5,733 إصابة بنسبة 16,22%", 5733.0),
    ] {
        assert_eq!(value(text), Some((expected, false)), "{text}");
    }
    assert_eq!(value("512 0000"), Some((512.0, false)));
    assert_eq!(value("10.20.30.41"), None, "an address is no number");
}

#[test]
fn a_plural_alone_is_no_number() {
    assert_eq!(value("آلاف الأشخاص"), Some((1000.0, true)));
    assert_eq!(value("مئات الآلاف"), Some((100.0, true)));
    assert_eq!(value("بضعة آلاف"), Some((0.0, true)));
}

#[test]
fn nothing_is_read_inside_words() {
    for text in [
        "استعادت",
        "وحدة",
        "أحد",
        "الألفية",
        "سبعيني",
        "99999999999999999999",
        "1.99999999999999999999",
        "99,999,999,999,999,999,999,999",
    ] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn the_other_languages_have_their_grammar() {
    for (language, text, expected) in [
        (Language::Persian, "صد و بیست و سه", 123.0),
        (Language::Persian, "۳۰۰ هزار", 300_000.0),
        (Language::Persian, "دو میلیون و پانصد هزار", 2_500_000.0),
        (Language::Persian, "دو میلیارد", 2e9),
        (Language::Urdu, "آٹھ اعشاریہ ستاون ارب", 8.57e9),
        (Language::Urdu, "ڈیڑھ ارب", 1.5e9),
        (Language::Urdu, "ساڑھے سات کروڑ", 75e6),
        (Language::Urdu, "۳ کروڑ ۳۰ لاکھ", 33e6),
        (Language::Urdu, "تین سو پچیس", 325.0),
        (Language::Hebrew, "מאה עשרים וחמישה", 125.0),
        (Language::Hebrew, "שלוש מאות", 300.0),
        (Language::Hebrew, "חמישה עשר", 15.0),
        (Language::Hebrew, "2.5 מיליון", 2.5e6),
        (Language::Hebrew, "אלפיים", 2000.0),
        (Language::Hebrew, "חצי מיליון", 500_000.0),
    ] {
        assert_eq!(value_in(text, language), Some((expected, false)), "{text}");
    }
}

#[test]
fn every_number_of_a_text_is_found_with_its_operators() {
    let all = |text: &str| -> Vec<f64> {
        numbers(text, Language::Arabic)
            .iter()
            .map(|number| number.value)
            .collect()
    };
    assert_eq!(all("تسجيل51 حالة و170حالة"), [51.0, 170.0]);
    assert_eq!(all("الصفحة ال١٩٢ بـ616"), [192.0, 616.0]);
    assert_eq!(all("4, 321, 765"), [4.0, 321.0, 765.0]);
    assert_eq!(all("10.20.30.41"), [10.0, 20.0, 30.0, 41.0]);
    assert_eq!(all("في 3/9/2019"), [3.0, 9.0, 2019.0]);
    assert_eq!(all("3 1/2 و1/4 ثم -2 3/4 ثم .25"), [3.5, 0.25, -2.75, 0.25]);
    assert_eq!(all("3e4 ثم 0.5^-1"), [3e4, 2.0]);
    assert_eq!(all("واحد على خمسين"), [0.02]);
    assert_eq!(all("صار الرصيد سالب سبعة"), [-7.0]);
    assert_eq!(all("لا عدد هنا"), [0.0; 0]);
}

#[test]
fn ordinals_to_the_thirty_first() {
    let ordinals = &lexicon(Language::Arabic).ordinals;
    let of = |text| {
        ordinals
            .at_stem(&Words::new(text), 0)
            .map(|found| *found.value)
    };
    assert_eq!(of("الحادي والعشرين من"), Some(21));
    assert_eq!(of("الخامس عشر"), Some(15));
    assert_eq!(of("الأول"), Some(1));
    assert_eq!(of("الحادي والثلاثين"), Some(31));
}
