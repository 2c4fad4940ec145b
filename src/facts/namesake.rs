//! What was named after a person: "شارع الطاهر الحداد", "معهد ابن خلدون", "مطار الملك خالد". The
//! name is part of the whole, a place or a body, and no mention of the person.
//!
//! Rows: `assets/facts/grammar.tsv` (`named-after`).

use super::extract::fact;
use super::grammar::{self, Class};
use super::record::{Detail, Fact};
use super::view::View;
use super::{names, organization, place};
use crate::letters::words::{WordKind, stems};

/// Takes the persons behind such a noun out of `persons`, and gives what is named after them.
pub fn part(view: &View, persons: &mut Vec<Fact>) -> Vec<Fact> {
    let mut whole = Vec::new();
    persons.retain(|person| match named_after(view, person) {
        Some(found) => {
            whole.push(found);
            false
        }
        None => true,
    });
    drop_last_names(persons, &whole);
    whole
}

/// "روبرت بوش" is a company here, and so is "بوش": the last name alone, where no person bears it.
fn drop_last_names(persons: &mut Vec<Fact>, whole: &[Fact]) {
    if whole.is_empty() {
        return;
    }
    let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    let borne: Vec<String> = persons
        .iter()
        .filter(|fact| fact.rule != "person.last-name")
        .filter_map(|fact| last(fact.name()?))
        .collect();
    persons.retain(|person| {
        let name = person.name().unwrap_or_default();
        let alone = person.rule == "person.last-name" && !name.contains(' ');
        let of_whole = |fact: &Fact| {
            let whole = fact.name().unwrap_or_default();
            whole.split(' ').any(|word| word == name)
        };
        let bearer = borne.iter().any(|bearer| bearer == name);
        !alone || bearer || !whole.iter().any(of_whole)
    });
}

fn named_after(view: &View, person: &Fact) -> Option<Fact> {
    let Detail::Person { roles, .. } = &person.detail else {
        return None;
    };
    let name = view.words.at_byte(person.span.start);
    // "مطار الملك خالد": behind the title.
    let title = roles
        .first()
        .map_or(0, |role| role.title.split(' ').count());
    let (at, cut) = noun_before(view, name.checked_sub(title + 1)?)?;
    // "شركة دايملر": the company itself, and nobody whom it was named after.
    let guessed = matches!(person.rule, "person.speaker" | "person.last-name");
    if guessed && organization::kind_of_noun(view, at) == Some("company") {
        return None;
    }
    // "قال مدير المعهد فلان": with the article it names nothing.
    let end = view.words.at_byte(person.span.end);
    // "مطار الملك خالد الدولي"
    let international = matches!(view.words.key(end), "الدولي" | "الدوليه");
    let end = end + usize::from(international);
    // "مدينة الملك عبد العزيز للعلوم والتقنية": no town, but a body.
    let purpose = organization::purpose(view, end);
    let end = purpose.unwrap_or(end);
    let span = (at, cut, end);
    let kind = organization::kind_of_noun(view, at).or(purpose.map(|_| "other"));
    let detail = match kind {
        Some(kind) => Detail::Organization {
            name: names::joined(view, at, cut, end),
            name_en: None,
            kind: kind.into(),
            country: None,
        },
        None => Detail::Place {
            name: match place::kind_of_noun(view, at) {
                Some("city" | "region") => names::joined(view, at + 1, 0, end),
                _ => names::joined(view, at, cut, end),
            },
            name_en: None,
            kind: place::kind_of_noun(view, at).unwrap_or("site").into(),
            country: None,
            metonym_for: None,
        },
    };
    Some(fact(view, span, detail, 0.75, "namesake"))
}

/// Such a noun at a word, or with the article and an adjective there ("المستشفى الجامعي فلان"), and
/// the letters of a clitic before it.
fn noun_before(view: &View, at: usize) -> Option<(usize, usize)> {
    if let Some(cut) = noun(view, at) {
        return Some((at, cut));
    }
    let described =
        view.has_article(at) && (view.words.last(at) == 'ي' || view.words.key(at).ends_with("يه"));
    let before = at.checked_sub(1).filter(|_| described)?;
    let (_, bare) = view.words.key(before).split_once("ال")?;
    let cut = match view.words.key(before).strip_suffix(bare)? {
        "ال" => 0,
        "وال" | "بال" | "فال" => 1,
        _ => return None,
    };
    grammar::is(bare, Class::NamedAfter).then_some((before, cut))
}

/// The letters of a clitic before such a noun at a word.
fn noun(view: &View, at: usize) -> Option<usize> {
    if view.words.kind(at) != WordKind::Letters {
        return None;
    }
    stems(view.words.key(at))
        .find(|stem| grammar::is(stem.text.as_ref(), Class::NamedAfter))
        .map(|stem| stem.cut)
}
