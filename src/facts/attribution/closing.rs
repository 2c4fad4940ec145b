//! What may stand between the source of a sentence and its end: "بحسب تقارير إعلامية اليوم الأربعاء",
//! "حسب قناة \"…\" التركية، أمس", "وفق ما أكده فلان في بلاغ".

use crate::facts::grammar::{self, Class};
use crate::facts::time;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// The most words between a source and the end of its sentence.
const REST: usize = 12;

/// True where the sentence says nothing more behind a word than what the source is, when it
/// spoke and where it was written.
pub(super) fn closes(view: &View, at: usize) -> bool {
    let mut word = at;
    while word < at + REST {
        if view.ends_sentence(word) {
            return true;
        }
        if says_where(view, word) {
            return true;
        }
        if !goes_on(view, word) {
            return false;
        }
        word += 1;
    }
    false
}

/// A time, an adjective of the source, a mark, a comma before one of them.
fn goes_on(view: &View, word: usize) -> bool {
    let adjective = |word: usize| {
        let key = view.words.key(word);
        view.has_article(word) && key.ends_with(['ي', 'ه'])
    };
    let time = |word: usize| time::is_word(view, word) || view.words.kind(word) == WordKind::Digits;
    time(word)
        || adjective(word)
        || view.is_quote_mark(word)
        || view.is_comma(word) && (time(word + 1) || adjective(word + 1))
}

/// "في بلاغ لها", "لمراسل الإذاعة".
fn says_where(view: &View, word: usize) -> bool {
    let key = view.words.key(word);
    key == "في" && view.is(word + 1, Class::Document)
        || key
            .strip_prefix('ل')
            .is_some_and(|noun| grammar::is(noun, Class::ForMedia))
}
