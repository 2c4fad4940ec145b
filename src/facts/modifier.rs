//! Bounds and approximations: "أكثر من", "نحو", "ما لا يقل عن" before a number,
//! "في الأقل", "على الأكثر" after it, and verbs in all their forms: "تجاوزت", "لم يتعد".
//! Rows: `assets/facts/modifiers.tsv`.

use super::gazetteer::Phrases;
use super::record::Modifier;
use super::tables::{ByLanguage, alternatives, rows};
use super::view::View;
use crate::letters::Language;
use crate::letters::words::Words;

#[derive(Clone, Copy, Debug)]
struct Bound {
    modifier: Modifier,
    verb: Verb,
}

/// How a verb bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// It is no verb.
    No,
    /// "تجاوز": no part of the expression.
    Outside,
    /// "لا يقل عن": a part of it, where the number follows.
    Inside,
}

struct Modifiers {
    before: Phrases<Bound>,
    after: Phrases<Modifier>,
}

/// A modifier before a number.
pub struct Before {
    /// What it says.
    pub modifier: Modifier,
    /// Letters of its first word that stand outside.
    pub cut: usize,
    /// The word after it.
    pub end: usize,
    /// Whether it is a verb, which bounds also behind its subject.
    pub verb: Verb,
}

/// A form, its place, its modifier and the one when it is negated.
type Row = [&'static str; 4];

fn table(code: &'static str) -> impl Iterator<Item = Row> {
    rows::<5>(include_str!("../../assets/facts/modifiers.tsv"))
        .filter(move |[.., language]| *language == code)
        .flat_map(|[forms, place, modifier, negated, _]| {
            alternatives(forms).map(move |form| [form, place, modifier, negated])
        })
}

impl Modifiers {
    fn new(code: &'static str) -> Self {
        let after = move || {
            table(code)
                .filter(|[_, place, ..]| *place == "after")
                .filter_map(|[form, _, name, _]| Some((form, named(name)?)))
        };
        Self {
            before: Phrases::listed(&format!("modifiers-before.{code}"), move || {
                table(code).flat_map(before_forms)
            }),
            after: Phrases::listed(&format!("modifiers-after.{code}"), after),
        }
    }
}

fn modifiers(language: Language) -> &'static Modifiers {
    static MODIFIERS: ByLanguage<Modifiers> = ByLanguage::new();
    MODIFIERS.get(language, Modifiers::new)
}

/// What a row says that may stand before a number: the row as it is, or the verb with its
/// persons, its future, its negations, and "ما يتجاوز", which is part of the expression.
fn before_forms([form, place, modifier, negated]: Row) -> Vec<(String, Bound)> {
    let Some(modifier) = named(modifier) else {
        return Vec::new();
    };
    let bound = |modifier, verb| Bound { modifier, verb };
    match place {
        "before" => vec![(form.to_owned(), bound(modifier, Verb::No))],
        "perfect" => {
            let (verb, rest) = form.split_once(' ').unwrap_or((form, ""));
            ["", "ت", "وا"]
                .map(|ending| {
                    (
                        format!("{verb}{ending} {rest}"),
                        bound(modifier, Verb::Outside),
                    )
                })
                .into()
        }
        "imperfect" => {
            let stem = form.strip_prefix('ي').unwrap_or(form);
            let mut forms = Vec::new();
            for person in ["ي", "ت"] {
                forms.push((format!("{person}{stem}"), bound(modifier, Verb::Outside)));
                forms.push((format!("س{person}{stem}"), bound(modifier, Verb::Outside)));
                forms.push((format!("ما {person}{stem}"), bound(modifier, Verb::No)));
                if let Some(negated) = named(negated) {
                    for negation in ["لا", "لم", "لن", "ألا"] {
                        let form = format!("{negation} {person}{stem}");
                        forms.push((form, bound(negated, Verb::Inside)));
                    }
                    forms.push((format!("ما لا {person}{stem}"), bound(negated, Verb::No)));
                }
            }
            forms
        }
        _ => Vec::new(),
    }
}

/// Every form of a language (ISO 639-1) that stands before a number, for those who pass
/// words over.
pub fn forms_before(code: &'static str) -> impl Iterator<Item = String> {
    table(code).flat_map(before_forms).map(|(form, _)| form)
}

/// True where the words of a quantity say their bound themselves; a verb outside them may
/// put it there.
#[must_use]
pub fn says_bound(quantity: &str) -> bool {
    let words = Words::new(quantity);
    let languages = [
        Language::Arabic,
        Language::Persian,
        Language::Urdu,
        Language::Hebrew,
    ];
    languages.into_iter().map(modifiers).any(|known| {
        (0..words.len()).any(|at| {
            known.before.at_stem(&words, at).is_some() || known.after.at(&words, at).is_some()
        })
    })
}

fn named(name: &str) -> Option<Modifier> {
    [
        Modifier::MoreThan,
        Modifier::LessThan,
        Modifier::AtLeast,
        Modifier::AtMost,
        Modifier::Approx,
    ]
    .into_iter()
    .find(|modifier| modifier.name() == name)
}

/// The bit of those of a language that stand before a number.
pub fn list(language: Language) -> u64 {
    modifiers(language).before.bit()
}

/// False where no modifier stands before a number, by a look at the word's marks.
#[inline]
pub fn may_stand_before(view: &View, at: usize) -> bool {
    view.language == Language::Hebrew || modifiers(view.language).before.may_begin(&view.words, at)
}

/// The modifier at a word, to stand before a number.
#[inline]
pub fn before(view: &View, at: usize) -> Option<Before> {
    if may_stand_before(view, at) {
        listed_before(view, at)
    } else {
        None
    }
}

fn listed_before(view: &View, at: usize) -> Option<Before> {
    // "לכ-17%": the clitics of Hebrew are not those of `stems`.
    if view.language == Language::Hebrew
        && matches!(view.words.key(at), "לכ" | "בכ" | "שכ" | "מכ" | "וכ")
        && view.words.key(at + 1) == "-"
    {
        return Some(Before {
            modifier: Modifier::Approx,
            cut: 1,
            end: at + 2,
            verb: Verb::No,
        });
    }
    let found = modifiers(view.language).before.at_stem(&view.words, at)?;
    Some(Before {
        modifier: found.value.modifier,
        cut: found.cut,
        end: found.end,
        verb: found.value.verb,
    })
}

/// The modifier at a word, standing after a number: the word after it, and what it says.
pub fn after(view: &View, at: usize) -> Option<(usize, Modifier)> {
    let found = modifiers(view.language).after.at(&view.words, at)?;
    Some((found.end, *found.value))
}

#[cfg(test)]
mod tests {
    use super::{Row, before_forms, named, table};

    #[test]
    fn every_row_has_a_place_and_a_modifier() {
        for row in ["ar", "fa", "ur", "he"].into_iter().flat_map(table) {
            let [_, place, modifier, negated]: Row = row;
            assert!(
                matches!(place, "before" | "after" | "perfect" | "imperfect"),
                "{row:?}"
            );
            assert!(named(modifier).is_some(), "{row:?}");
            assert!(negated.is_empty() || named(negated).is_some(), "{row:?}");
        }
    }

    #[test]
    fn verbs_have_their_forms() {
        let forms = before_forms(["يزيد على", "imperfect", "more_than", "at_most"]);
        for form in ["تزيد على", "سيزيد على", "ما يزيد على", "لا تزيد على"]
        {
            assert!(forms.iter().any(|(made, _)| made == form), "{form}");
        }
    }
}
