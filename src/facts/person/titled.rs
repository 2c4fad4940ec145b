//! The name, or the two names, behind a title, and the roles that it gives them.

use super::Mention;
use super::known::known;
use crate::facts::names::{self, Part};
use crate::facts::record::Role;
use crate::facts::title::{self, Class, Title};
use crate::facts::view::View;
use crate::facts::{organization, place, vocabulary};
use crate::letters::Language;
use crate::letters::words::WordKind;

/// The name, or the two names, behind a title.
pub(super) fn titled(view: &View, title: &Title, before: Option<&str>) -> Vec<Mention> {
    // "وزير التربية في حكومة فلان": the government is his, and not the title.
    let last = title.end.wrapping_sub(1);
    if title.complements > 1
        && !title.apart
        && organization::is_head(view, last)
        && matches!(view.words.key(last.wrapping_sub(1)), "في" | "ضمن")
    {
        return Vec::new();
    }
    // "أمين بن عمر": a given name, since somebody's son is.
    let son = title.complements == 0
        && !title.definite
        && view.words.key(title.end) == "بن"
        && names::is_given_form(view.words.key(last));
    if son {
        return Vec::new();
    }
    // "مرشحة عن حزب فلان": the name is the party's.
    let of_body = title.complements > 1
        && !title.apart
        && organization::is_head(view, last)
        && title::head(view, last).is_none()
        && known(view, title.end).is_some();
    if of_body {
        return Vec::new();
    }
    // "مدير معهد \"…\"، فلان": the marks are of the institute's name.
    let marks = view.is_quote_mark(last) && organization::is_head(view, last.wrapping_sub(1));
    if marks {
        return Vec::new();
    }
    let Some(mut first) = name_behind(view, title.end, title) else {
        return Vec::new();
    };
    let role = |nth: usize| match (title.class, before) {
        (Class::Same, Some(before)) => Role {
            title: format!("{before} {}", title.role.title).trim().to_owned(),
            country: title.role.country.clone(),
        },
        (Class::Dual, _) => {
            let (country, said) = match title.countries.get(nth).or(title.countries.first()) {
                Some((country, said)) => (*country, said.as_str()),
                None => (None, ""),
            };
            Role {
                title: format!("{} {said}", title.base).trim().to_owned(),
                country: country.map(Into::into),
            }
        }
        _ => title.role.clone(),
    };
    first.roles = vec![role(0)];
    if title.class == Class::Same && before.is_none() {
        first.roles.clear();
    }
    // "الرئيس بوتين": the office of a person whom everybody knows.
    if title.complements == 0 || title.base.contains("رئيس") {
        for role in first.roles.iter_mut().filter(|role| role.country.is_none()) {
            role.country = first.country.map(Into::into);
        }
    }
    if title.class != Class::Dual {
        return vec![first];
    }
    let second =
        name_behind(view, first.end, title).filter(|_| view.words.key(first.end).starts_with('و'));
    match second {
        Some(mut second) => {
            second.roles = vec![role(1)];
            vec![first, second]
        }
        None => vec![first],
    }
}

fn name_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    if let Some(known) = known(view, at) {
        return Some(known);
    }
    run_behind(view, at, title).or_else(|| single_behind(view, at, title))
}

/// A name of one word: "الرئيس شيراك", "السيدة رايس", "الملك الحسن".
fn single_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    let certain = match names::part(view, at) {
        // "أمين عباس": two names.
        Part::Given => title.definite || title.complements > 0,
        _ if view.language != Language::Arabic => false,
        Part::Foreign => title.definite,
        Part::Weak | Part::Unknown => title.definite && title.personal,
        Part::No => false,
    };
    let apart = at
        .checked_sub(1)
        .is_some_and(|before| view.is_comma(before))
        || view.has_article(at) && names::part(view, at) != Part::Given
        || title.class == Class::Dual
        // "لمساعدة المكفوفين وضعاف البصر"
        || view.words.key(at).starts_with('و') && names::part(view, at) != Part::Given
        // "القطب القضائي لمكافحة الإرهاب"
        || names::part(view, at) != Part::Given
            && view.words.key(at).strip_prefix(['ل', 'ب']).is_some_and(|noun| {
                // "الجمعية التونسية لدارسي اللغة"
                vocabulary::is_verbal_noun(noun)
                    || vocabulary::is_word(noun)
                    || names::is_given_form(noun)
                    || view.has_article(at + 1)
            })
        || place::known(view, at).is_some()
        // "الحاج سعد 2": a boat.
        || view.words.kind(at + 1) == WordKind::Digits
        // "القمر الصناعي عاموس-6": the number of a model.
        || view.words.key(at + 1) == "-"
            && view.words.is_glued(at + 1)
            && view.words.kind(at + 2) == WordKind::Digits
        // "المنتج: تياترو العالم": its first word.
        || title.apart && names::part(view, at) != Part::Given
        // "النفيضة وسيدي سعيد": a town.
        || title.role.title == "سيدي"
        // "للشركة الجهوية بنابل": in the town.
        || place::behind_preposition(view, at).is_some();
    if !certain || apart || view.words.key(at).chars().count() < 3 {
        return None;
    }
    let end = names::regnal(view, at + 1).unwrap_or(at + 1);
    // "(برئيس الوزراء الأرميني نيكول) باشينيان": the bracket closes inside the name.
    if view.words.key(end) == ")" && names::part(view, end + 1) == Part::Foreign {
        let whole = (at, 0, end + 2);
        return Some(Mention::new(view, whole, 0.7, "person.title"));
    }
    // "الممثل التونسي فؤاد نبة عن دوره": a word that is no other ends his name.
    if end == at + 1 && !title.personal && names::is_last_by_place(view, end) {
        return Some(Mention::new(view, (at, 0, end + 1), 0.7, "person.title"));
    }
    let given = matches!(names::part(view, at), Part::Given | Part::Weak);
    let whole = || {
        names::is_last_though_word(view, end, title.personal && is_of_one_name(view, at))
            || names::is_foreign_homonym(view, end)
    };
    // "الفنان \"محسن خلف\"": what stands between the marks is all of his name.
    let marked = at
        .checked_sub(1)
        .is_some_and(|mark| view.is_quote_mark(mark))
        && view.words.kind(at + 1) == WordKind::Letters
        && view.is_quote_mark(at + 2);
    if end == at + 1 && given && marked {
        return Some(Mention::new(view, (at, 0, at + 2), 0.8, "person.title"));
    }
    if end == at + 1
        && given
        && let Some(end) = names::again_behind(view, at)
    {
        return Some(Mention::new(view, (at, 0, end), 0.8, "person.title"));
    }
    if end == at + 1 && given && whole() {
        return Some(Mention::new(view, (at, 0, end + 1), 0.7, "person.title"));
    }
    // "النائب محمد سعيدان الذي": half a name is none.
    if end == at + 1 && !title.personal && names::is_cut(view, end) {
        return None;
    }
    let closed = end > at + 1 || names::closes(view, end);
    closed.then(|| Mention::new(view, (at, 0, end), 0.7, "person.title"))
}

/// "الملك", "الشيخ": behind such a title one name is enough; a doctor has two.
fn is_of_one_name(view: &View, at: usize) -> bool {
    let head = at
        .checked_sub(1)
        .map_or("", |before| view.words.key(before));
    [
        "ملك",
        "امير",
        "شيخ",
        "سلطان",
        "امبراطور",
        "بابا",
        "قديس",
        "حاج",
        "امام",
    ]
    .iter()
    .any(|noun| head.contains(noun))
}

/// A name of more than one word.
fn run_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    // "حقل سيدي الكيلاني النفطي": a place.
    if title.role.title == "سيدي" && view.has_article(at) {
        return None;
    }
    let key = view.words.key(at);
    let cut = usize::from(
        title.class == Class::Dual && key.starts_with('و') && !names::is_given(view, at),
    );
    let run = if cut == 0 {
        names::run(view, at)
    } else {
        names::run_behind_and(view, at)
    }?;
    // "عمر منصور": a given name that is a word too, before one that is none.
    let twice = cut == 0 && names::is_weak(view, at) && names::is_given(view, at + 1);
    let evident = run.given || run.foreign || twice;
    let short = title.complements <= 5;
    let comma = title.apart && view.words.key(at - 1) != ":";
    let enough = if comma {
        evident
    } else {
        evident || short && run.closed && title.class != Class::Dual && title.definite
    };
    enough.then(|| {
        Mention::new(
            view,
            (at, cut, run.end),
            if evident { 0.9 } else { 0.7 },
            "person.title",
        )
    })
}
