//! Which letters of a label answer the query.

use memchr::memmem;

use super::clitics::stems;
use super::fuzzy::Fuzzy;
use super::key_alphabet::{Key, key};
use super::lexicon::is_slip_of;
use super::matching::Asked;
use super::query::{Query, Word, script};
use super::rank::Tier;
use super::sounds::{may_sound_alike, sounds_like};
use super::vocabulary::words_and_joined;
use crate::letters::{Span, fold};

/// The byte spans of `label` that answer `query`, in order, none touching another: the
/// letters that were typed, the whole of a word that sounds alike, or letters here and
/// there, whichever comes first for each word of the query. Cheap enough for the rows
/// that are shown; a label that does not answer has none.
///
/// ```
/// use khabar::search::{Query, highlights};
/// let label = "لقاء بُوتين وعلييف";
/// let spans = highlights(label, &Query::parse("putin علي"));
/// let lit: Vec<&str> = spans.iter().map(|span| span.of(label)).collect();
/// assert_eq!(lit, ["بُوتين", "علي"]);
/// ```
#[must_use]
pub fn highlights(label: &str, query: &Query) -> Vec<Span> {
    let mut spans = Vec::new();
    for asked in query.asked() {
        let found = of_asked(label, &asked);
        spans.extend(found.into_iter().flat_map(|(_, spans)| spans));
    }
    merged(spans)
}

/// Where a word or a phrase stands in a label, and about how well.
pub(super) fn of_asked(label: &str, asked: &Asked<'_>) -> Option<(Tier, Vec<Span>)> {
    if asked.is_free() {
        return of_word(label, asked.word, &asked.pairs);
    }
    let folded = Key::new(label);
    let key = &asked.word.key;
    let places = memmem::find_iter(folded.text().as_bytes(), key.as_bytes());
    let spans: Vec<Span> = places.map(|at| folded.raw(at..at + key.len())).collect();
    (!spans.is_empty()).then(|| (Tier::Word, merged(spans)))
}

/// Where one word stands in a label, and about how well; `pairs` are the same joined with
/// its neighbours.
fn of_word(label: &str, word: &Word, pairs: &[&Word]) -> Option<(Tier, Vec<Span>)> {
    let folded = Key::new(label);
    let (whole, spans) = plain(label, &folded, word);
    let tier = if whole { Tier::Word } else { Tier::Prefix };
    let mut joined = Vec::new();
    for pair in pairs {
        joined.extend(plain(label, &folded, pair).1);
        joined.extend(alike(label, &folded, pair, false));
    }
    if !spans.is_empty() {
        return Some((tier, merged([spans, joined].concat())));
    }
    let spans = [alike(label, &folded, word, false), joined].concat();
    if !spans.is_empty() {
        return Some((Tier::Sounds, merged(spans)));
    }
    let spans = slips(label, &folded, word);
    if !spans.is_empty() {
        return Some((Tier::Typo, spans));
    }
    let spans = scattered(label, word, &Fuzzy::new());
    (!spans.is_empty()).then_some((Tier::Fuzzy, spans))
}

/// The text from the first span to the last.
pub(super) fn stretch<'a>(label: &'a str, spans: &[Span]) -> &'a str {
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end).of(label),
        _ => "",
    }
}

/// Words that `word` may be a slip of.
fn slips(label: &str, folded: &Key, word: &Word) -> Vec<Span> {
    let words = folded.words().map(|range| folded.raw(range));
    words
        .filter(|span| is_slip_of(&word.folded, &fold(span.of(label))))
        .collect()
}

/// Words that are, or begin with, the letters that were typed.
/// True where they are.
fn plain(label: &str, folded: &Key, word: &Word) -> (bool, Vec<Span>) {
    let wanted = [Some(&word.key), word.bare_key.as_ref()];
    let mut spans = Vec::new();
    let mut beginnings = Vec::new();
    for range in folded.words() {
        let here = fold(folded.raw(range.clone()).of(label));
        for stem in stems(&here) {
            let stem = key(stem);
            let start = range.end.saturating_sub(stem.len());
            if wanted.contains(&Some(&stem)) {
                spans.push(folded.raw(start..range.end));
                break;
            } else if stem.starts_with(&word.key) {
                beginnings.push(folded.raw(start..start + word.key.len()));
            }
        }
    }
    if spans.is_empty() {
        (false, beginnings)
    } else {
        (true, spans)
    }
}

/// Words, alone or with their neighbour, that sound like `word`. Of `running` text only
/// what is surely a spelling of it.
pub(super) fn alike(text: &str, folded: &Key, word: &Word, running: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    words_and_joined(text, folded, running, |heard| {
        let script = script(heard.key);
        if may_sound_alike(word.script, script)
            && sounds_like(word, &fold(heard.span.of(text)), script, !running).is_some()
        {
            spans.push(heard.span);
        }
    });
    spans
}

/// Letters in order, close together.
pub(super) fn scattered(label: &str, word: &Word, fuzzy: &Fuzzy) -> Vec<Span> {
    let folded = Key::new(label);
    let met = fuzzy.matches(folded.text(), &word.key);
    met.map_or_else(Vec::new, |met| {
        met.runs.into_iter().map(|run| folded.raw(run)).collect()
    })
}

/// Spans in order, those that touch as one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::highlights;
    use crate::search::Query;

    fn lit<'a>(label: &'a str, query: &str) -> Vec<&'a str> {
        let spans = highlights(label, &Query::parse(query));
        spans.iter().map(|span| span.of(label)).collect()
    }

    #[test]
    fn the_letters_that_were_typed_light_up_with_their_marks() {
        assert_eq!(lit("قال بُوتِينُ نعم", "بوتين"), ["بُوتِينُ"]);
        assert_eq!(lit("في «قــرة» باغ", "باغ قره"), ["قــرة", "باغ"]);
        assert_eq!(lit("والرئيس", "رئيس"), ["رئيس"]);
        assert_eq!(lit("والرئيس", "رئ"), ["رئ"]);
        assert_eq!(lit("عام ٢٠٢١", "2021"), ["٢٠٢١"]);
        assert_eq!(lit("ﻻجئون", "لا"), ["ﻻ"]);
    }

    #[test]
    fn a_word_that_sounds_alike_lights_up_whole() {
        assert_eq!(lit("هدوء في قره باغ اليوم", "karabakh"), ["قره باغ"]);
        assert_eq!(lit("هدوء في كاراباخ", "قره باغ"), ["كاراباخ"]);
        assert_eq!(lit("هدوء في قره باغ", "كاراباخ"), ["قره باغ"]);
    }

    #[test]
    fn scattered_letters_light_up_one_by_one() {
        assert_eq!(lit("put it in", "putin"), ["put", "in"]);
        assert_eq!(lit("Computing", "putin"), ["putin"]);
    }

    #[test]
    fn what_does_not_answer_stays_dark() {
        assert!(lit("هدوء في الجنوب", "putin").is_empty());
        assert!(lit("هدوء", "ـ").is_empty());
        assert!(lit("", "بوتين").is_empty());
    }
}
