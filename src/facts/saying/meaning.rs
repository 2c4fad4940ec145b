//! Which of its meanings a word of saying has here, by what stands around it.

use super::{Saying, leads_on, opens_statement};
use crate::facts::gazetteer::Found;
use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::facts::{names, organization, place, title, vocabulary};
use crate::letters::words::WordKind;

/// "مع رأي المجلس": a noun, behind a preposition. "أزمة أقر بها الجميع", "كتبت عنها الصحف": what
/// was spoken of stands before, and no statement follows.
pub(super) fn is_no_verb(view: &View, at: usize, found: &Found<'_, Saying>) -> bool {
    let before = view.words.key(at.wrapping_sub(1));
    let noun = found.cut == 0
        && found.end == at + 1
        && matches!(before, "مع" | "في" | "الي" | "علي" | "حول" | "دون" | "بدون");
    let of_it = || {
        let mut told = found.end + 1..found.end + 1 + TOLD;
        !before.ends_with("ما")
            && match view.words.key(found.end) {
                "بها" => true,
                "عنه" | "عنها" | "عنهم" => {
                    !told.any(|word| opens_statement(view, word) || view.is_quote_mark(word))
                }
                _ => false,
            }
    };
    noun || of_it()
}

/// True for a participle in the accusative behind a noun in it, where nothing is said.
pub(super) fn is_adjective(view: &View, at: usize, end: usize) -> bool {
    let noun = at
        .checked_sub(1)
        .and_then(|before| view.words.key(before).strip_suffix('ا'));
    noun.is_some_and(|noun| noun.chars().count() > 2 && vocabulary::is_word(noun))
        && view.words.key(at).ends_with('ا')
        && !(end..end + TOLD).any(|word| {
            opens_statement(view, word) || view.is_quote_mark(word) || view.words.key(word) == ":"
        })
}

/// How far behind a participle that says something its statement begins, in words.
const TOLD: usize = 4;

/// "وأكمل: …", "وواصل سامي قائلا": what is said stands right behind, or behind a name.
/// "عقب" is a verb at the head of a clause, and elsewhere a preposition: "صرح عقب لقائه به أن".
pub(super) fn opens_beside(view: &View, at: usize, from: usize) -> bool {
    if view.is(at, Class::Circumstance) && !leads_on(view, at) {
        return false;
    }
    (from..from + TOLD)
        .take_while(|&at| !view.ends_sentence(at) && !view.is_comma(at))
        .any(|at| opens_statement(view, at) || view.is_quote_mark(at) || view.words.key(at) == ":")
}

/// A noun without the article that nobody is called by.
pub(super) fn is_seen(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    view.words.kind(at) == WordKind::Letters
        && !view.has_article(at)
        && [
            Class::That,
            Class::Unnamed,
            Class::Circumstance,
            Class::BeforePlace,
        ]
        .iter()
        .chain(&[Class::IntoSentence, Class::ForMedia, Class::Document])
        .all(|class| !grammar::is(key, *class))
        && matches!(
            names::part(view, at),
            names::Part::No | names::Part::Unknown
        )
        && vocabulary::is_common(key)
        && title::head(view, at).is_none()
        && !organization::is_head(view, at)
        && place::known(view, at).is_none()
        && !key.ends_with("ون")
        && !(at..at + TOLD)
            .take_while(|&word| !view.is_quote_mark(word))
            .any(|word| opens_statement(view, word))
}
