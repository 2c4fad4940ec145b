//! Quotations against the worked examples, and each trap in a sentence of our own: who
//! said it, in which form, and what between marks nobody said.

use std::fs;
use std::path::{Path, PathBuf};

use khabar::corpus;
use khabar::corpus::Articles as _;
use khabar::facts::{self, Detail, QuoteForm};
use khabar::letters::{Span, fold, spelling};

use serde_json::Value;

use crate::facts_traps::article;

/// What was right, found and wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn percent(part: usize, whole: usize) -> usize {
        (part * 100).checked_div(whole).unwrap_or(100)
    }

    fn precision(self) -> usize {
        Self::percent(self.right, self.found)
    }

    fn recall(self) -> usize {
        Self::percent(self.right, self.wanted)
    }
}

#[derive(Debug, Default)]
struct Table {
    marked: Score,
    clauses: Score,
    speaker: Score,
    speaker_of_clause: Score,
    rejected: Score,
}

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn miss(what: &str, words: &str) {
    if misses() {
        eprintln!("{what}\t{words}");
    }
}

/// Two spellings of one speaker, or the same one named at more length.
fn same_speaker(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one == other
        || one.contains(&other)
        || other.contains(&one)
        || spelling::key(&one) == spelling::key(&other)
}

/// Folders of worked examples: those beside the project, or the one that `GOLD` names.
fn folder() -> PathBuf {
    std::env::var_os("GOLD").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold"),
        PathBuf::from,
    )
}

fn compare(table: &mut Table, text: &str, gold: &Value, found: &[facts::Fact]) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |scalar: &Value| {
        let scalar = usize::try_from(scalar.as_u64().unwrap()).unwrap();
        starts.get(scalar).copied().unwrap_or(text.len())
    };
    let quotes: Vec<_> = found
        .iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Quote { form, speaker, .. } => Some((fact.span, *form, speaker.as_deref())),
            _ => None,
        })
        .collect();
    let is_marked = |form| matches!(form, QuoteForm::Direct | QuoteForm::Partial);
    let mut matched: Vec<Span> = Vec::new();
    let mut marked_spans: Vec<Span> = Vec::new();
    for quote in gold["quotes"].as_array().unwrap() {
        let span = Span::new(byte(&quote["span"][0]), byte(&quote["span"][1]));
        let marked = quote["type"].as_str().unwrap().starts_with("direct");
        if marked {
            marked_spans.push(span);
        }
        let hit = quotes.iter().find(|(found, form, _)| {
            // Marks say where a quotation ends; a clause may end at a comma or go on.
            let common = found
                .end
                .min(span.end)
                .saturating_sub(found.start.max(span.start));
            is_marked(*form) == marked
                && if marked {
                    *found == span
                } else {
                    common * 10 >= span.len().max(found.len()) * 7
                }
        });
        let score = if marked {
            &mut table.marked
        } else {
            &mut table.clauses
        };
        score.wanted += 1;
        let Some((found, _, speaker)) = hit else {
            miss("missed", &quote.to_string());
            continue;
        };
        score.right += 1;
        matched.push(*found);
        let wanted = quote["speaker"].as_str().unwrap();
        let right = speaker.is_some_and(|speaker| same_speaker(speaker, wanted));
        let table = if marked {
            &mut table.speaker
        } else {
            &mut table.speaker_of_clause
        };
        table.found += 1;
        table.wanted += 1;
        table.right += usize::from(right);
        if !right {
            miss(
                "speaker",
                &format!("{speaker:?}, wanted {wanted}: {}", found.of(text)),
            );
        }
    }
    for (span, form, speaker) in &quotes {
        let score = if is_marked(*form) {
            &mut table.marked
        } else {
            &mut table.clauses
        };
        score.found += 1;
        if !matched.contains(span) {
            miss(
                "spurious",
                &format!("{form:?} {speaker:?}: {}", span.of(text)),
            );
        }
    }
    // Whatever else stands between marks is no quotation.
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\n', _) => open = None,
            ('"' | '“' | '”' | '«' | '»', None) => open = Some(at + c.len_utf8()),
            ('"' | '“' | '”' | '«' | '»', Some(start)) => {
                open = None;
                let span = Span::new(start, at);
                if marked_spans.iter().any(|marked| marked.overlaps(span)) {
                    continue;
                }
                table.rejected.wanted += 1;
                table.rejected.found += 1;
                let taken = quotes
                    .iter()
                    .any(|(found, form, _)| is_marked(*form) && found.overlaps(span));
                table.rejected.right += usize::from(!taken);
                if taken {
                    miss("not rejected", span.of(text));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn quotations_of_the_worked_examples_are_found_and_nothing_else_is() {
    let folder = folder();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let opened = corpus::open(&[seeds.clone().into()]);
    let mut table = Table::default();
    for entry in entries {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let file = gold["file"].as_str().unwrap();
        let id = (0..opened.store.count())
            .map(|row| opened.store.page(row, 1)[0])
            .find(|id| opened.store.head(*id).unwrap().locator.doc == file)
            .unwrap();
        let article = opened.store.article(id).unwrap();
        let found = facts::extract(&article).facts;
        compare(&mut table, &article.text, &gold, &found);
    }
    let row = |name: &str, score: Score| {
        let (precision, recall) = (score.precision(), score.recall());
        eprintln!(
            "{name}\tprecision {precision}\trecall {recall}\tof {}",
            score.wanted
        );
    };
    row("direct and partial", table.marked);
    row("their speakers", table.speaker);
    row("indirect, relayed, headline", table.clauses);
    row("their speakers", table.speaker_of_clause);
    row("marks rejected", table.rejected);
    assert!(table.marked.wanted > 0, "no worked example was read");
    assert!(table.marked.precision() >= 93 && table.marked.recall() >= 88);
    assert!(table.speaker.recall() >= 85);
    assert!(table.rejected.recall() >= 89);
}

/// Quotations as "form | speaker | words"; `?` for no speaker.
fn quotes(text: &str) -> Vec<String> {
    quotes_of(&article(text, None))
}

fn quotes_of(article: &corpus::Article) -> Vec<String> {
    facts::extract(article)
        .facts
        .iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Quote { form, speaker, .. } => Some(format!(
                "{} | {} | {}",
                form.name(),
                speaker.as_deref().unwrap_or("?"),
                fact.span.of(&article.text)
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn marks_are_paired_by_the_spaces_around_them() {
    // Nested, and with a name inside.
    assert_eq!(
        quotes(
            "وشددت الوزارة على أن \"إغلاق مصنع \"نوارة\" ومعمل \"الأمل\"، إن حصل، سيكلف الجهة ألف وظيفة\"."
        ),
        ["direct | الوزارة | إغلاق مصنع \"نوارة\" ومعمل \"الأمل\"، إن حصل، سيكلف الجهة ألف وظيفة"]
    );
    // Unclosed: as far as the next word of saying.
    assert_eq!(
        quotes("وقالت الوزيرة \"نعمل على خفض الأسعار قبل نهاية السنة مضيفة أن الدعم باق."),
        [
            "direct | الوزيرة | نعمل على خفض الأسعار قبل نهاية السنة",
            "indirect | الوزيرة | الدعم باق",
        ]
    );
    // Stray single marks are none, paired ones are.
    assert_eq!(
        quotes("وقال الوزير 'سنفتح الطريق الجديد غدا صباحا' أمام الصحافيين' كلهم."),
        ["direct | الوزير | سنفتح الطريق الجديد غدا صباحا"]
    );
    // Reversed curls, and a space inside.
    assert_eq!(
        quotes("وقالت الناطقة ”لن نغادر قبل أن نجد الجميع“، وأضافت: « البحث مستمر ليلا ونهارا »."),
        [
            "direct | الناطقة | لن نغادر قبل أن نجد الجميع",
            "direct | الناطقة | البحث مستمر ليلا ونهارا",
        ]
    );
    // A preposition glued to the mark.
    assert_eq!(
        quotes("ووصف الناطق الاتهامات بـ\"الباطلة\"، وندد ب\"حملة منظمة\"."),
        [
            "partial | الناطق | الباطلة",
            "partial | الناطق | حملة منظمة",
        ]
    );
}

#[test]
fn the_speaker_stands_before_behind_or_in_the_middle() {
    assert_eq!(
        quotes(
            "\"لن نتراجع عن مطالبنا قبل تحقيقها كاملة\"، قالت رئيسة النقابة سعاد الكبيري أمام المعتصمين."
        ),
        ["direct | سعاد الكبيري | لن نتراجع عن مطالبنا قبل تحقيقها كاملة"]
    );
    assert_eq!(
        quotes(
            "\"هذه أزمة غير مسبوقة في بلادنا\"، يقول الخبير رشيد أوراز، \"ولا حل لها سوى الحوار\"."
        ),
        [
            "direct | رشيد أوراز | هذه أزمة غير مسبوقة في بلادنا",
            "direct | رشيد أوراز | ولا حل لها سوى الحوار",
        ]
    );
    // The one who is told is not the one who speaks.
    assert_eq!(
        quotes(
            "وقال لوكالة فرانس برس المتحدث باسم الإسعاف محمود بصل \"لم نعد نملك وقودا لسياراتنا\"."
        ),
        ["direct | محمود بصل | لم نعد نملك وقودا لسياراتنا"]
    );
    // The name stands behind the comma.
    assert_eq!(
        quotes("وقالت وزيرة الصناعة والطاقة، هالة الشيخ، الاثنين، إن الأسعار لن ترتفع."),
        ["indirect | هالة الشيخ | الأسعار لن ترتفع"]
    );
    // The name of the body stands between marks.
    assert_eq!(
        quotes("واعتبرت حركة \"الوفاق\" أن الاتفاق لم يعد قائما."),
        ["indirect | حركة الوفاق | الاتفاق لم يعد قائما"]
    );
    // "بين" is a preposition, and "متابعة" a noun, where no statement is theirs.
    assert_eq!(
        quotes("وقال الوزير إن ملف المفقودين محل متابعة من قبل الوزارة."),
        ["indirect | الوزير | ملف المفقودين محل متابعة من قبل الوزارة"]
    );
    // What the relative clause accuses does not speak.
    assert_eq!(
        quotes(
            "وقالت الإدارة إن الحملة التي تتهم فنانيها ظالمة، معربة عن رفضها \"أوصافا مهينة وقاسية\"."
        ),
        [
            "indirect | الإدارة | الحملة التي تتهم فنانيها ظالمة",
            "partial | الإدارة | أوصافا مهينة وقاسية"
        ]
    );
    // A statement may begin with a name in marks, and nobody says what "is recalled".
    assert_eq!(
        quotes("وقال المهندس إن \"نسر 1\" مجهزة بنظام جديد. يذكر أنها صنعت هذا العام."),
        ["indirect | المهندس | \"نسر 1\" مجهزة بنظام جديد"]
    );
    // The subject of the sentence, behind what leads on to its verb.
    assert_eq!(
        quotes("ولكن سرعان ما اعتذرت سامسونغ عن الخلل، وقالت \"كان هذا خطأ كبيرا منا جميعا\"."),
        ["direct | سامسونغ | كان هذا خطأ كبيرا منا جميعا"]
    );
    // Whom the brackets name does not speak, nor does one person in the plural.
    assert_eq!(
        quotes("وأكد الممثل القانوني للحركة (شق كمال حداد) أن الخبر كاذب."),
        ["indirect | الممثل القانوني للحركة | الخبر كاذب"]
    );
    assert_eq!(
        quotes("وقال كمال حداد إن ستة ناجين وصلوا إلى القرية حيث قالوا إن الماء نفد."),
        ["indirect | كمال حداد | ستة ناجين وصلوا إلى القرية"]
    );
    assert_eq!(
        quotes("وانتقدت الصحافة الجزائرية ما اعتبرته \"تجاهلا\" من الوزارة."),
        ["partial | الصحافة الجزائرية | تجاهلا"]
    );
    // One of several, and a reporter with the whole name of the medium.
    assert_eq!(
        quotes(
            "وأضاف أحد أساتذة المعهد أن الدروس توقفت. وأفاد مراسل الجوهرة أف أم أن التلاميذ عادوا."
        ),
        [
            "indirect | أحد أساتذة المعهد | الدروس توقفت",
            "indirect | مراسل الجوهرة أف أم | التلاميذ عادوا",
        ]
    );
    // Who is named in a relative clause does not go on.
    assert_eq!(
        quotes("وقالت منظمة \"الأمل\" إن الغياب كثير، وذكرت أرقام منظمة \"البوصلة\" التي تشير إلى أن النسبة ضعيفة.\nوتابعت المنظمة أن القانون واضح.").last().map(String::as_str),
        Some("indirect | منظمة الأمل | القانون واضح")
    );
    // A contract says nothing.
    assert_eq!(
        quotes("وأوضح الوزير أنه سيتم التعامل وفق عقود برامج على مدار السنة."),
        ["indirect | الوزير | سيتم التعامل وفق عقود برامج على مدار السنة"]
    );
    // The medium that speaks has its name between marks.
    assert_eq!(
        quotes("وذكر موقع \"ملاعب\" أن الصفقة تمت. وأكد مراسل \"الإذاعة\" أن اللاعب وصل."),
        [
            "indirect | موقع ملاعب | الصفقة تمت",
            "indirect | مراسل الإذاعة | اللاعب وصل",
        ]
    );
    // What one announces is no statement of the next clause.
    assert_eq!(
        quotes("وأعلن الموقع عن أرقام جديدة، وفي هذه الحالة فإن اللاعب مهدد بالعقاب."),
        [""; 0]
    );
    // Inside what is said nobody else speaks.
    assert_eq!(
        quotes(
            "وقال المدير خلال جلسة الاثنين، ان الشركة تتوقع تحقيق أرباح كبيرة على ان يصل الرقم الى مليون."
        ),
        ["indirect | المدير | الشركة تتوقع تحقيق أرباح كبيرة على ان يصل الرقم الى مليون"]
    );
    // Another's name behind the title is another's.
    assert_eq!(
        quotes("وقال وزير الداخلية خلال لقائه مع الرئيس كمال حداد إن الحدود آمنة."),
        ["indirect | وزير الداخلية | الحدود آمنة"]
    );
}

#[test]
fn a_speaker_is_carried_on_and_called_by_a_role() {
    assert_eq!(
        quotes(
            "وقالت مصادر أمنية إن الطريق مغلق.\nوأضافت المصادر ذاتها أن الجسر انهار.\nوتابعت: \"لا نعرف متى يفتح الطريق\"."
        ),
        [
            "indirect | مصادر أمنية | الطريق مغلق",
            "indirect | مصادر أمنية | الجسر انهار",
            "direct | مصادر أمنية | لا نعرف متى يفتح الطريق",
        ]
    );
    // A feminine verb does not go on with a man who spoke in between.
    assert_eq!(
        quotes(
            "وقالت الوزيرة سامية عبو إن الملف جاهز. وقال المدير نبيل معلول إن الوقت ضيق. وأضافت أن التوقيع قريب جدا."
        )
        .last()
        .unwrap(),
        "indirect | سامية عبو | التوقيع قريب جدا"
    );
    // Whose role it was.
    assert_eq!(
        quotes(
            "وقالت سفيرة الهند في تونس ناجيا خان إن التجارة تنمو. وزارت المصنع. وأوضحت السفيرة أن الاستثمار سيتضاعف."
        ),
        [
            "indirect | ناجيا خان | التجارة تنمو",
            "indirect | ناجيا خان | الاستثمار سيتضاعف",
        ]
    );
    // "سموه" of whom the sentence before was.
    assert_eq!(
        quotes(
            "استقبل الأمير سلمان بن خالد اليوم وفدا من التجار. وقال سموه: \"نريد سوقا مفتوحة للجميع\"."
        ),
        ["direct | سلمان بن خالد | نريد سوقا مفتوحة للجميع"]
    );
    // The one of whom a relative clause is.
    assert_eq!(
        quotes("واجتمعت روسيا، التي تعتبر أن الملف كله اليوم \"شأن داخلي لجارتها\"، بالوسطاء."),
        [
            "indirect | روسيا | الملف كله اليوم \"شأن داخلي لجارتها\"",
            "partial | روسيا | شأن داخلي لجارتها",
        ]
    );
}

#[test]
fn what_is_told_without_marks_ends_with_its_clause() {
    assert_eq!(
        quotes("وأكدت سلطات الإقليم، صباح الأربعاء، أنها قبلت الشروط، مشيرة إلى أن التسليم بدأ."),
        [
            "indirect | سلطات الإقليم | قبلت الشروط",
            "indirect | سلطات الإقليم | التسليم بدأ",
        ]
    );
    assert_eq!(
        quotes("وأفادت وزارة الصحة اللبنانية الأحد بمقتل ستة عمال في انهيار مبنى."),
        ["indirect | وزارة الصحة اللبنانية | بمقتل ستة عمال في انهيار مبنى"]
    );
    assert_eq!(
        quotes("وبحسب الكرملين، فقد ناقش الجانبان سبل التهدئة."),
        ["indirect | الكرملين | فقد ناقش الجانبان سبل التهدئة"]
    );
    assert_eq!(
        quotes("ونقلت وكالة الأناضول عن وزير التجارة كمال حداد قوله إن الصادرات ارتفعت."),
        ["relayed | كمال حداد | الصادرات ارتفعت"]
    );
    // No statement: what may happen, what went before.
    for text in [
        "ويمكن أن يعود الوفد قبل أن تغلق المكاتب.",
        "ودعا الوزير إلى أن تتوقف الحرب.",
        "ويعتبر إنتاج هذا العام الأفضل، نظرا إلى أن المطر كان غزيرا.",
    ] {
        assert_eq!(quotes(text), [""; 0], "{text}");
    }
}

#[test]
fn a_headline_quotes_who_can_speak() {
    let headline = |text: &str| {
        let mut article = article(text, None);
        article.lines[0].kind = corpus::LineKind::Title;
        quotes_of(&article)
    };
    assert_eq!(
        headline("غوتيريش: العالم لا يحتمل حربا أخرى\nخبر."),
        ["headline | غوتيريش | العالم لا يحتمل حربا أخرى"]
    );
    assert_eq!(
        headline("وزير الصحة المغربي: اللقاح متوفر للجميع\nخبر."),
        ["headline | وزير الصحة المغربي | اللقاح متوفر للجميع"]
    );
    assert_eq!(
        headline("تركيا: لن نسمح بإغلاق المعبر\nخبر."),
        ["headline | تركيا | لن نسمح بإغلاق المعبر"]
    );
    for text in [
        "صفاقس: حجز كمية من البضائع المهربة\nخبر.",
        "تونس: ارتفاع عدد السياح في الصيف\nخبر.",
        "بعد الفيضانات: طرقات مقطوعة ومدارس مغلقة\nخبر.",
        "النجم الساحلي: الوضعية الصحية لحارسين\nخبر.",
    ] {
        assert_eq!(headline(text), [""; 0], "{text}");
    }
}

#[test]
fn names_mottos_and_whom_one_tells_are_no_quotations() {
    let marked = |text: &str| {
        quotes(text)
            .into_iter()
            .filter(|quote| quote.starts_with("direct") || quote.starts_with("partial"))
            .collect::<Vec<_>>()
    };
    for text in [
        "وقال مصدر أمني لمراسل \"راديو الأمل\" إن الحادث عرضي.",
        "وأعلنت \"حركة الوفاق\" أن مؤتمرها تأجل.",
        "وقالت وكالة التصنيف \"نجم القارات\"، في تقريرها، إن النمو تراجع.",
        "وأضاف، على هامش ندوة تحت شعار \"معا من أجل بحر نظيف وشواطئ للجميع\"، أن الخطة جاهزة.",
        "وقال الكاتب إن \"المسافر\" نفدت. وتصدرت \"المسافر\" المبيعات.",
        "وتدرس الشركة ملف مطار \"الأمل\" بحسب الوزارة.",
        "وعبرت الفنانة في حوار مع \"الفجر نيوز\" عن فرحها بالجائزة.",
        "وأضاف المخرج أن مسرحيته \"ليلة طويلة\" تعود قريبا.",
        "وأعلن الموقع أنه يوقف خدمة التراسل \"ماسنجر\" قريبا.",
        "وأعلن القصر عن اسم الوظيفة الشاغرة الجديدة \"ملين الحذاء الملكي\".",
        "وتحدث الوزير السابق عن حزبه الجديد \"بني وطني\".",
        "وأعلنت الشركة أن الأحجام هي \"16 جيجا، 64 جيجا ، 128 جيجا \".",
        "ووصف النائب العملين \"برج النسور\" لفريدة المنصوري و\"ليس إلا\" لسميرة الصالحي.",
        "وقال المخرج إن العمل جاهز. يشار إلى أن الجائزة لقصة قصيرة اسمها فيها \"صوت بلا صدى\".",
        "ووصف الناقد العملين \"برج النسور\" و\"ليل\" بأنهما ضعيفان.",
        "وقال المدير إن الأرقام تشير إلى تقدم \"إيماندول ماكرون\" على منافسته.",
    ] {
        assert_eq!(marked(text), [""; 0], "{text}");
    }
}

#[test]
fn the_writer_goes_on_where_no_mark_parts_him_from_what_is_said() {
    for (text, wanted) in [
        (
            "وتقول الوزيرة إن المتحف فتح أبوابه هذا و لم تتوقف الأشغال حوله.",
            &["indirect | الوزيرة | المتحف فتح أبوابه"][..],
        ),
        (
            "أكدت الوزارة أن الحريق ليس مدبرا وكان تنظيم داعش قد أعلن عكس ذلك.",
            &["indirect | الوزارة | الحريق ليس مدبرا"],
        ),
        (
            "أفاد الوزير أن رواية البحر التي نشرت سنة 2013، وكتبت عنها عديد الصحف، سرقت كاملة.",
            &[
                "indirect | الوزير | رواية البحر التي نشرت سنة 2013، وكتبت عنها عديد الصحف، سرقت كاملة",
            ],
        ),
        (
            "أكدت الوزارة أن الإجراء يخص القروض، وتطابقا مع رأي مجلس نواب الشعب، سيبقى.",
            &["indirect | الوزارة | الإجراء يخص القروض، وتطابقا مع رأي مجلس نواب الشعب، سيبقى"],
        ),
        (
            "وأشار المسؤول الى ان المعهد جديد.",
            &["indirect | المسؤول | المعهد جديد"],
        ),
        (
            "قال الوزير \"نستعد للبرد في الجبال. تساقطت الثلوج في قرى \" السند\" و \" الرديف \" أمس.",
            &["direct | الوزير | نستعد للبرد في الجبال"],
        ),
    ] {
        assert_eq!(quotes(text), wanted, "{text}");
    }
}

#[test]
fn what_nobody_says_is_no_quotation() {
    for text in [
        "وكتبت عنها سنة 2012 عديد الصحف مع العلم أن الطبعة نفدت.",
        "عرض المخرج في المهرجان لشريطه السينمائي الطويل الجديد \"قلب الصحراء\"، وفق ما ذكرت وسائل إعلام.",
        "رسالة الطفلة إلى \"مدير غوغل\"    رد المدير التنفيذي لشركة غوغل",
        "وأشار الوزير إلى المواطن ينتظر من الحكومة اليوم أن تقوم بعملها.",
        "على خلفية أزمة أقر بها الجميع كان عليها أن تترجم النقاط.",
        "وشركة \"غوغل \". و تقنية \"ستريت\" تستخدم في بيان لها.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
    assert_eq!(
        quotes("قال متحدث باسم الشركة إن الهاتف سليم. والغلاف ضعيف والذي قد يُرجَّح أنه قديم."),
        ["indirect | متحدث باسم الشركة | الهاتف سليم"]
    );
}

#[test]
fn other_languages_quote_with_their_own_verbs() {
    assert_eq!(
        quotes(
            "رئیس جمهور ایران روز شنبه گفت: «این توافق به سود هر دو کشور است». او افزود که مذاکرات ادامه دارد."
        ),
        [
            "direct | رئیس جمهور ایران | این توافق به سود هر دو کشور است",
            "indirect | رئیس جمهور ایران | مذاکرات ادامه دارد",
        ]
    );
    assert_eq!(
        quotes(
            "وزیر خزانہ نے کہا کہ \"بجٹ میں کوئی نیا ٹیکس نہیں ہوگا\"۔ انہوں نے مزید کہا کہ قیمتیں کم ہوں گی۔"
        ),
        [
            "direct | وزیر خزانہ | بجٹ میں کوئی نیا ٹیکس نہیں ہوگا",
            "indirect | وزیر خزانہ | قیمتیں کم ہوں گی",
        ]
    );
    assert_eq!(
        quotes(
            "שר האוצר אמר כי \"התקציב יאושר עד סוף החודש\". הממשלה הודיעה כי צה\"ל פתח את הכביש."
        ),
        [
            "direct | שר האוצר | התקציב יאושר עד סוף החודש",
            "indirect | הממשלה | צה\"ל פתח את הכביש",
        ]
    );
}

/// What a hostile article may repeat is read in a time that grows with its length.
#[test]
fn long_runs_are_read_once() {
    for run in [
        "قال \"نعم\" ",
        "\"نعم\" و\"لا\" ",
        "وأكد الوزير أن ",
        "قال \"",
        "نفى الوزير هجوما. ",
        "وقالت الوزيرة، ",
        "'كلمة ",
        "بحسب الوزارة، ",
    ] {
        let text = run.repeat(8_000);
        let _ = facts::extract(&article(&text, None));
    }
}
