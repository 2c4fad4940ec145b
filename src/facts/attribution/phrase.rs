//! A speaker without a name, by the noun phrase that stands for one.

use super::actors::Actors;
use super::speaker::{REACH, Subject};
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Kind};
use crate::facts::view::View;
use crate::facts::{names, organization, place, saying, time, title, vocabulary};
use crate::letters::words::WordKind;

/// Where the clause of the subject ends: أن, a quotation, a comma, a full stop.
pub(super) fn clause_end(view: &View, at: usize) -> usize {
    (at..at + REACH)
        .find(|&word| {
            view.ends_sentence(word)
                || view.is_comma(word)
                || view.is_quote_mark(word)
                || view.is(word, Class::That)
                || view.words.key(word) == ":"
        })
        .unwrap_or(at + REACH)
}

/// A speaker without a name: "الانفصاليون", "مسؤول بوزارة الدفاع التركية".
pub(super) fn noun_phrase(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let words = &view.words;
    let first = words.key(at);
    let named =
        view.has_article(at) || view.is(at, Class::Unnamed) || title::head(view, at).is_some();
    // "الى ان": written without its hamza.
    let preposition = view.is(at, Class::BeforePlace) || view.is(at, Class::IntoSentence);
    let preposition = preposition || view.is(at, Class::Relative);
    // "موقع \"…\"", "قناة فلانة": the noun says what it is, and its name stands behind.
    let medium = view.is(at, Class::ForMedia) || organization::is_head(view, at);
    let behind = words.span(at + 1).start;
    let body = || {
        let fact = actors.from(behind).first();
        fact.is_some_and(|fact| fact.span.start == behind && fact.kind() == Kind::Organization)
    };
    // "وفقا لصحيفة فلانة": without the preposition.
    let cut = usize::from(medium && !named && first.starts_with('ل'));
    let named = named || medium && (view.is_quote_mark(at + 1) || body());
    if !named || preposition || names::is_given(view, at) || time::is_word(view, at) {
        return None;
    }
    let end = clause_end(view, at);
    let mut to = at + 1;
    while to < end.min(at + 6) && words.kind(to) == WordKind::Letters && !time::is_word(view, to) {
        let key = words.key(to);
        // "مراسل الجوهرة أف أم": the whole of the body's name.
        let start = words.span(to).start;
        let whole = actors
            .from(start)
            .first()
            .filter(|fact| medium && fact.span.start == start && fact.kind() == Kind::Organization);
        if let Some(body) = whole {
            to = words.at_byte(body.span.end);
            continue;
        }
        // "المعهد من جهة أخرى"
        if view.is(to + 1, Class::Circumstance) && view.is(to, Class::OfUnnamed) {
            break;
        }
        let of_role = !view.has_article(at) || title::head(view, at).is_some();
        let goes_on = view.has_article(to)
            || of_role
                && ["بال", "بوزاره", "لل"]
                    .iter()
                    .any(|prefix| key.starts_with(prefix))
            || key.starts_with("وال")
            || view.is(to, Class::TitleNoun) && title::head(view, at).is_some()
            || key == "من" && to == at + 1 && view.is(at, Class::Unnamed)
            || view.is(to, Class::OfUnnamed)
                && words.kind(to + 1) == WordKind::Letters
                && !words.key(to + 1).starts_with('ا') | view.has_article(to + 1);
        // "مصدر ديواني", "مسؤولون محليون", "شهود عيان"
        let eyes = to == at + 1 && key == "عيان";
        let described = view.is(at, Class::Unnamed)
            && to <= at + 2
            && key.chars().count() > 3
            && (key.ends_with('ي') || key.ends_with("يه") || key.ends_with("يون"))
            && !names::is_given(view, to)
            && saying::cue(view, to).is_none();
        if is_told(view, actors, to) || view.is(to, Class::Circumstance) {
            break;
        }
        // "عدد من أصحاب السيارات", "أحد أساتذة المعهد"
        let partitive = to == at + 1 && matches!(first, "احد" | "احدي" | "بعض");
        let counted = partitive || to == at + 2 && words.key(at + 1) == "من";
        if !(goes_on || described || counted || eyes)
            || matches!(key, "في" | "الذي" | "التي" | "الذين")
            || key.starts_with("للصحا")
            || key.starts_with("للصحف")
        {
            break;
        }
        to += 1;
    }
    while to > at + 1 && matches!(words.key(to - 1), "من" | "في") {
        to -= 1;
    }
    // "موقع \"فوتبال\"", "مراسل \"الإذاعة\"": the name stands between marks.
    if to == at + 1
        && medium
        && view.is_quote_mark(to)
        && let Some(close) = (to + 2..to + LONGEST).find(|&word| view.is_quote_mark(word))
    {
        let noun = view.span(at, cut, at + 1).of(view.text());
        let name = view.span(to + 1, 0, close).of(view.text()).trim();
        return Some(Subject {
            at,
            end: close + 1,
            named: false,
            name: format!("{noun} {name}"),
        });
    }
    // "رئيس المؤتمر": a title goes as far as it goes, but not into the next clause.
    if let Some(title) = title::title(view, at)
        && title.end > to
        && title.end <= end
        && view.words.kind(title.end - 1) == WordKind::Letters
    {
        to = title.end;
    }
    to = uncut(view, actors, at, to);
    // "القيادة العامة للقوات المسلحة الليبية": the body that it is of.
    let of_body = || {
        let span = words.span(to);
        let fact = actors.from(span.start).first()?;
        let glued = fact.span.start > span.start && fact.span.start < span.end;
        let leads = first == "القياده" || organization::is_head_with_article(view, at);
        let body = glued && leads && to == at + 2 && to < end;
        (body && fact.kind() == Kind::Organization && !is_told(view, actors, to))
            .then(|| words.at_byte(fact.span.end))
    };
    to = of_body().unwrap_or(to);
    // "مندوب أرمينيا", "مسؤول في وزارة الدفاع التركية": the body that he speaks for.
    let joint = usize::from(matches!(words.key(to), "في" | "من" | "عن"));
    let start = words.span(to + joint).start;
    let body = actors.from(start).first().filter(|fact| {
        fact.span.start == start
            && matches!(fact.kind(), Kind::Organization | Kind::Place)
            && (joint == 1 || !view.has_article(at))
    });
    let body = body.filter(|_| to + joint < end);
    let name = match body {
        Some(body) => view
            .text()
            .get(view.span(at, cut, at + 1).start..body.span.end)?,
        None => view.span(at, cut, to).of(view.text()),
    };
    Some(Subject {
        at,
        end: body.map_or(to, |body| words.at_byte(body.span.end)),
        named: false,
        name: name.to_owned(),
    })
}

/// "المدير العام لاتحاد إذاعات العرب": where a phrase ends that cuts no body's name.
fn uncut(view: &View, actors: &Actors, at: usize, end: usize) -> usize {
    let byte = view.words.span(end).start;
    let cut = actors.before(byte).filter(|fact| {
        fact.kind() == Kind::Organization
            && fact.span.start > view.words.span(at).start
            && fact.span.end > byte
    });
    cut.map_or(end, |body| view.words.at_byte(body.span.end))
}

/// "عدد من المواطنين للإذاعة", "شاهدة لرويترز": whom they tell.
pub(super) fn is_told(view: &View, actors: &Actors, at: usize) -> bool {
    let span = view.words.span(at);
    view.words.key(at).starts_with('ل')
        && actors.from(span.start).first().is_some_and(|fact| {
            let inside = fact.span.start > span.start && fact.span.start < span.end
                || fact.span.start == span.start && view.words.key(at).starts_with("لل");
            inside
                && matches!(&fact.detail, Detail::Organization { kind, .. }
                    if matches!(kind.as_ref(), "agency" | "media"))
        })
}

/// The longest phrase between a verb and what it opens, in words.
const LONGEST: usize = 6;

/// "أشارت فلانة الفلانية إلى أن", "أكدت سلطات الإقليم، صباح الأربعاء، أنها": what stands
/// between a verb and the word that opens what it says is its subject, up to a preposition,
/// a time or a comma.
pub(super) fn between(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let titled = title::head(view, at).is_some();
    let longest = if titled { LONGEST + 3 } else { LONGEST };
    let fits = |word: usize| {
        let key = view.words.key(word);
        view.words.kind(word) == WordKind::Letters
            && key.chars().count() > 2
            && !time::is_word(view, word)
            && !view.is(word, Class::That)
            && !view.is(word, Class::Times)
            && !view.is(word, Class::Within)
            // "برر الفتيان ذلك بأن"; not "أوضحت هذه السلطات"
            && (!matches!(key, "ذلك" | "هذا" | "هذه") || view.has_article(word + 1))
            && !view.is(word, Class::Circumstance)
            && !view.is(word, Class::BeforePlace)
            && !view.is(word, Class::IntoSentence)
            && !view.is(word, Class::Relative)
            && (titled && word > at || !key_glued(key))
            // "أكدت دراسة بريطانية ضرورة أن"
            && !(word > at && (view.is(word, Class::BeforeVerbalAn) || is_how(view, word)))
            && !view.words.get(word).tanwin
            && saying::cue(view, word).is_none()
    };
    let mut end = at;
    // "مصدر أمني لمراسل الإذاعة": the one who is told.
    let first = view.words.key(at);
    let told = |word: usize| {
        let key = view.words.key(word);
        // "مصدر أمني مراسل الإذاعة"
        let object = word > at
            && view.is(word, Class::ForMedia)
            && view.is(at, Class::Unnamed)
            && !view.is(at, Class::ForMedia);
        object
            || is_told(view, actors, word)
            || key.strip_prefix('ل').is_some_and(|rest| {
                grammar::is(rest, Class::Unnamed) || grammar::is(rest, Class::ForMedia)
            })
            || key.starts_with('ل')
                && !key.starts_with("لل")
                && (title::head(view, word).is_some() || organization::is_head(view, word))
    };
    // "دراسة أعدتها المنظمة": a clause of the noun.
    let clause = |word: usize| {
        let key = view.words.key(word);
        let bears_pronoun = key.ends_with("ها") && key.chars().count() > 4;
        word > at && bears_pronoun && !view.has_article(word)
    };
    // "اعتبرت حركة \"…\" أن": the name of a body between marks.
    let medium = view.is(at, Class::ForMedia);
    let named = view.is_quote_mark(at + 1) && (medium || organization::is_head(view, at));
    if named && let Some(close) = (at + 2..at + LONGEST).find(|&word| view.is_quote_mark(word)) {
        let head = view.words.span(at).of(view.text());
        let name = view.span(at + 2, 0, close).of(view.text());
        return Some(Subject {
            at,
            end: close + 1,
            named: false,
            name: format!("{head} {name}"),
        });
    }
    while end < at + longest && fits(end) && !clause(end) && !told(end) {
        end += 1;
    }
    // "أكد ضرورة أن": no statement; "أكد حرصه على أن": his own.
    let bears_pronoun = end == at + 1
        && first.ends_with('ه')
        && !view.words.span(at).of(view.text()).ends_with('ة');
    // "الشركة تتوقع تحقيق رقم": what is hoped for.
    let hoped = vocabulary::is_verbal_noun(first) && !names::is_given(view, at);
    if end == at || bears_pronoun || hoped || grammar::is(first, Class::BeforeVerbalAn) {
        return None;
    }
    let end = uncut(view, actors, at, end);
    let mut opener = end;
    while opener < at + REACH && !saying::opens_statement(view, opener) {
        let key = view.words.key(opener);
        if view.ends_sentence(opener) || key == ":" || view.is_quote_mark(opener) {
            break;
        }
        if saying::cue(view, opener).is_some() {
            return None;
        }
        opener += 1;
    }
    let opens = saying::opens_statement(view, opener)
        || view.words.key(opener) == ":"
        || view.is_quote_mark(opener);
    opens.then(|| Subject {
        at,
        end,
        named: false,
        name: view.span(at, 0, end).of(view.text()).to_owned(),
    })
}

/// "رئيس النادي وهو يبتسم", "مدير المدرسة متحدثا إلى الأولياء": how it is said, by a clause or by
/// a participle in the accusative.
fn is_how(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let participle = key.starts_with('م')
        && key.ends_with('ا')
        && (5..=7).contains(&key.chars().count())
        && !names::foreign_look(key)
        && names::part(view, at) != names::Part::Given;
    matches!(key, "وهو" | "وهي" | "وهم") || participle && place::known(view, at).is_none()
}

/// A preposition glued to a definite noun: no name.
fn key_glued(key: &str) -> bool {
    ["بال", "لل", "كال"]
        .iter()
        .any(|prefix| key.starts_with(prefix))
}

/// "وفقا للسلطات المحلية": the noun without its preposition.
pub(super) fn behind_preposition(view: &View, at: usize) -> Option<Subject> {
    if !view.words.key(at).starts_with("لل") {
        return None;
    }
    let mut end = at + 1;
    while end < at + 4 && view.has_article(end) && !time::is_word(view, end) {
        end += 1;
    }
    let raw = view.span(at, 2, end).of(view.text());
    Some(Subject {
        at,
        end,
        named: false,
        name: format!("ال{raw}"),
    })
}

/// "وبحسب سلطات الأرمن المحلية، ": the words up to the comma.
pub(super) fn until_comma(view: &View, at: usize) -> Option<Subject> {
    let end = (at..at + LONGEST).find(|&word| view.words.kind(word) != WordKind::Letters)?;
    // "حسب موقع \"…\" فإن": the name stands between marks.
    if view.is_quote_mark(end) && end > at {
        let close = (end + 1..end + LONGEST).find(|&word| view.is_quote_mark(word))?;
        return Some(Subject {
            at,
            end: close + 1,
            named: false,
            name: view.span(at, 0, close + 1).of(view.text()).to_owned(),
        });
    }
    let plain =
        (at..end).all(|word| !view.is(word, Class::IntoSentence) && !view.is(word, Class::That));
    // "ووفقا لموقع فلان، فإن": without the preposition.
    let cut = view.words.key(at).strip_prefix('ل').is_some_and(|noun| {
        grammar::is(noun, Class::ForMedia)
            || grammar::is(noun, Class::Unnamed)
            || organization::is_head(view, at)
    });
    (end > at && view.is_comma(end) && plain && key_is_noun(view, at)).then(|| Subject {
        at,
        end,
        named: false,
        name: view
            .span(at, usize::from(cut), end)
            .of(view.text())
            .to_owned(),
    })
}

/// "بحسب قوله", "وفق ما": no noun that speaks.
fn key_is_noun(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    key.chars().count() > 3
        && !matches!(
            view.words.span(at).of(view.text()).chars().next_back(),
            Some('ه' | 'ا')
        )
}
