//! What the letters of a word tell by themselves, found once for each form: news repeat their
//! words, and a thread remembers those of the articles before.

use std::cell::RefCell;

use super::gazetteer::lists_knowing;
use super::tables::ByLanguage;
use super::{grammar, look};
use crate::letters::Language;
use crate::letters::words::{Marks, Memory, Stems, WordKind, Words};

thread_local! {
    /// A memory a language, since their lists differ.
    static MEMORIES: ByLanguage<RefCell<Memory>> = const { ByLanguage::new() };
}

/// The words of a text, each with its marks.
pub fn words(text: &str, language: Language) -> Words {
    MEMORIES.with(|memories| {
        let memory = memories.get(language, |_| RefCell::new(Memory::new(teller(language))));
        Words::remembered(text, &mut memory.borrow_mut())
    })
}

/// Tells the marks of a word in a language.
fn teller(language: Language) -> impl Fn(WordKind, &str, &Stems) -> Marks {
    let lists_knowing = lists_knowing(language);
    move |kind, key, stems| {
        let lists = lists_knowing(stems);
        let classes = if lists & grammar::bit() == 0 {
            0
        } else {
            grammar::classes_of(key).bits()
        };
        let bare = key.strip_prefix(['و', 'ف']);
        let behind_and = bare.map_or(classes, |bare| grammar::classes_of(bare).bits());
        Marks {
            lists,
            classes,
            behind_and,
            looks: look::of(language, kind, key),
        }
    }
}
