//! Numbers that are no quantities: of articles and laws, versions and models, channels
//! and pages, list marks, scores. Rows: `assets/facts/uncounted.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::facts::gazetteer::{ByWord, Phrases};
use crate::facts::tables::rows;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

/// A class of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// المادة 5
    Name,
    /// القانون عدد 52
    Law,
    /// مجموعة 20, but not مجموعة 20 جنديا
    NameUnless,
    /// نصف النهائي
    OfName,
    /// Never counted
    Never,
    /// ارتفع من … إلى
    Change,
    /// أن between a verb and a number
    Joint,
    /// بينهم, منهم: what follows is a part of what was counted
    Among,
    /// مقابل: what follows is of the same noun
    Against,
}

impl Class {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Name, "name"),
        (Self::Law, "law"),
        (Self::NameUnless, "name-unless"),
        (Self::OfName, "of-name"),
        (Self::Never, "never"),
        (Self::Change, "change"),
        (Self::Joint, "joint"),
        (Self::Among, "among"),
        (Self::Against, "against"),
    ];
}

fn table() -> &'static Phrases<u16> {
    static TABLE: OnceLock<Phrases<u16>> = OnceLock::new();
    TABLE.get_or_init(|| Phrases::listed("uncounted", entries))
}

fn entries() -> Vec<(&'static str, u16)> {
    // A word may be of several classes: they are joined, and the first phrase holds.
    let mut places: HashMap<&'static str, usize, ByWord> = HashMap::default();
    let mut classes: Vec<(&'static str, u16)> = Vec::new();
    for [form, name] in rows::<2>(include_str!("../../../assets/facts/uncounted.tsv")) {
        let class = Class::ALL.iter().find(|(_, known)| *known == name);
        let Some((class, _)) = class else { continue };
        let bit = 1_u16 << *class as u8;
        let place = *places.entry(form).or_insert(classes.len());
        match classes.get_mut(place) {
            Some((_, bits)) => *bits |= bit,
            None => classes.push((form, bit)),
        }
    }
    classes
}

/// True where the word is of the class, behind glued letters too.
pub fn is(view: &View, at: usize, class: Class) -> bool {
    table()
        .at_stem(&view.words, at)
        .is_some_and(|found| found.value & (1_u16 << class as u8) != 0)
}

/// True where the word as it stands is of the class.
pub fn is_bare(view: &View, at: usize, class: Class) -> bool {
    table()
        .at(&view.words, at)
        .is_some_and(|found| found.value & (1_u16 << class as u8) != 0)
}

/// Why a number is none that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Whatever follows.
    Always,
    /// Unless what it counts follows.
    Unless,
}

/// Whether the number of the words `at..end` is a name, a code or a mark.
pub fn why(view: &View, at: usize, end: usize) -> Option<Why> {
    let words = &view.words;
    let digits = words.kind(at) == WordKind::Digits;
    if digits && (is_code(view, at, end) || is_list_mark(view, at, end)) {
        return Some(Why::Always);
    }
    let before = at.checked_sub(1)?;
    if view.language != Language::Arabic {
        return None;
    }
    // "الـ20": the article stands between, "G-20", "إف-16" a hyphen.
    let article = digits && words.key(before) == "ال";
    let named = if article {
        before.checked_sub(1)?
    } else {
        before
    };
    if is(view, named, Class::Name) || is(view, named, Class::Law) {
        return Some(Why::Always);
    }
    if matches!(words.key(named), "رقم" | "عدد" | "ذات" | "المرقم")
        && (1..4).any(|back| {
            named
                .checked_sub(back)
                .is_some_and(|at| is(view, at, Class::Law))
        })
    {
        return Some(Why::Always);
    }
    let latin = digits && words.kind(before) == WordKind::Letters && words.key(before).is_ascii();
    (is(view, named, Class::NameUnless) || latin || article).then_some(Why::Unless)
}

/// Digits inside codes, clock times, dates: glued to a sign or to Latin letters.
fn is_code(view: &View, at: usize, end: usize) -> bool {
    let words = &view.words;
    if words.is_glued(at) {
        let before = words.key(at - 1);
        let sign = words.kind(at - 1) == WordKind::Mark
            && matches!(
                before,
                "/" | ":" | "." | "_" | "#" | "@" | "-" | "–" | "+" | "=" | "&" | "?"
            );
        let address = before == "%" && at > 1 && words.is_glued(at - 1);
        // "-5" and "بـ-5" are numbers, "10-20", "إف-16", "S-400" are not.
        let dash = matches!(before, "-" | "–");
        let open = dash
            && (!words.is_glued(at - 1)
                || matches!(
                    words.key(at.wrapping_sub(2)),
                    "ال" | "ب" | "ل" | "و" | "ك" | "ב" | "ל" | "מ" | "ה" | "ו" | "כ" | "ש"
                ));
        let latin = words.kind(at - 1) == WordKind::Letters && before.is_ascii();
        if latin || address || sign && !open {
            return true;
        }
    }
    if words.is_glued(end) {
        let sign = matches!(words.key(end), "/" | ":" | "-" | "–" | "_" | "@")
            && words.is_glued(end + 1)
            && words.kind(end + 1) != WordKind::Break;
        let part = words.key(end) == "."
            && words.is_glued(end + 1)
            && words.kind(end + 1) == WordKind::Digits;
        let latin = words.kind(end) == WordKind::Letters
            && words.key(end).is_ascii()
            && super::lexicon::units(view.language)
                .at(words, end)
                .is_none();
        let address = words.key(end) == "%"
            && words.is_glued(end + 1)
            && (words.kind(end + 1) == WordKind::Digits || words.key(end + 1).is_ascii())
            && words.kind(end + 1) != WordKind::Mark
            && words.kind(end + 1) != WordKind::Break;
        return sign || part || latin || address;
    }
    false
}

/// "1." and "2)" where a line begins.
fn is_list_mark(view: &View, at: usize, end: usize) -> bool {
    let words = &view.words;
    let begins = at == 0 || words.kind(at - 1) == WordKind::Break;
    let opens =
        at > 0 && words.key(at - 1) == "(" && (at == 1 || words.kind(at - 2) == WordKind::Break);
    (begins || opens)
        && (matches!(words.key(end), ")" | "-" | "–" | "_" | ".")
            && words.kind(end + 1) == WordKind::Letters)
}

#[cfg(test)]
mod tests {
    use super::Class;
    use crate::facts::tables::rows;

    #[test]
    fn every_row_is_of_a_class() {
        for row in rows::<2>(include_str!("../../../assets/facts/uncounted.tsv")) {
            let known = Class::ALL.iter().any(|(_, name)| *name == row[1]);
            assert!(known, "{row:?}");
        }
    }
}
