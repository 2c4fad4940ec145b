//! What the form of one line tells: switchers, trails, addresses, captions, openers.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::Draft;
use crate::corpus::stated::publishers;
use crate::corpus::table::rows;
use crate::letters::fold;

fn words_of(table: &'static str) -> HashSet<String> {
    rows(table)
        .filter_map(|row| row.first().map(|word| fold(word)))
        .collect()
}

/// "Ru En", "عربي | English": nothing but names or codes of languages.
pub(super) fn is_switcher(line: &Draft<'_>) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let known =
        WORDS.get_or_init(|| words_of(include_str!("../../../assets/corpus/switchers.tsv")));
    let mut words = line
        .folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| known.contains(word))
}

/// "الرئيسية / أخبار / العالم": three short parts or more.
pub(super) fn is_trail(line: &Draft<'_>) -> bool {
    [" / ", " > ", " » ", " › ", " | ", " \" "]
        .iter()
        .any(|separator| {
            let parts: Vec<&str> = line.folded.split(separator).collect();
            parts.len() > 2
                && parts
                    .iter()
                    .all(|part| (1..=3).contains(&part.split_whitespace().count()))
        })
}

/// An address, a tag of a markup, or signs alone.
pub(super) fn is_no_words(line: &Draft<'_>) -> bool {
    let one = !line.text.contains(char::is_whitespace);
    let address = ["http://", "https://", "www."]
        .iter()
        .any(|start| line.folded.starts_with(start));
    let markup = line.text.starts_with('<') && line.text.ends_with('>');
    let hashtags = line.text.split_whitespace().all(|w| w.starts_with('#'));
    one && (address || markup) || hashtags || line.words == 0
}

/// A line that ends with a wire in brackets, "… (أ ب)", and is no sentence before it.
pub(super) fn is_caption(line: &Draft<'_>) -> bool {
    let Some((before, inside)) = line
        .text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    else {
        return false;
    };
    let sentence = before.trim_end().ends_with(['.', '۔', '؟', '!']);
    !sentence
        && !before.trim().is_empty()
        && inside
            .split(['/', '-', '–', '،', ','])
            .any(publishers::is_agency)
}

/// Begins as sentences do and headings do not.
pub(super) fn opens_a_sentence(line: &Draft<'_>) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let known = WORDS.get_or_init(|| words_of(include_str!("../../../assets/corpus/openers.tsv")));
    line.folded
        .split_whitespace()
        .next()
        .is_some_and(|word| known.contains(word))
}

/// Announces what follows it, a list or a quotation; a heading with a colon is shorter.
pub(super) fn announces(line: &Draft<'_>) -> bool {
    line.text.ends_with(':') && line.words > 3
}

/// An item of a list: "* …", "- …", "• …", "2- …", "3) …".
pub(super) fn is_item(line: &Draft<'_>) -> bool {
    let unnumbered = line.folded.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = unnumbered.len() < line.folded.len();
    let mut signs = unnumbered.chars();
    match signs.next() {
        Some('*' | '-' | '–' | '•' | '▪' | '●' | '·') => {
            !numbered || signs.next().is_some_and(char::is_whitespace)
        }
        Some(')' | '.') => numbered && signs.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}
