//! Verbs of saying and other words that attribute. Rows: `assets/facts/sayings.tsv`.

use std::sync::OnceLock;

use super::gazetteer::{Found, Phrases};
use super::tables::rows;
use super::view::View;

/// What a word that attributes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// قال: its subject follows or is carried over.
    Verb,
    /// مضيفا: goes on with the speaker before.
    Participle,
    /// بحسب: the speaker follows.
    Source,
    /// جاء في بيان: the author follows.
    Document,
    /// نقلت … عن: the speaker stands after عن.
    Relay,
    /// يشار إلى: no speaker of its own.
    Impersonal,
}

fn cues() -> &'static Phrases<Cue> {
    static TABLE: OnceLock<Phrases<Cue>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<2>(include_str!("../../assets/facts/sayings.tsv"))
                .filter_map(|[form, class]| Some((form, cue_named(class)?))),
        )
    })
}

fn cue_named(class: &str) -> Option<Cue> {
    Some(match class {
        "verb" => Cue::Verb,
        "participle" => Cue::Participle,
        "source" => Cue::Source,
        "document" => Cue::Document,
        "relay" => Cue::Relay,
        "impersonal" => Cue::Impersonal,
        _ => return None,
    })
}

/// The cue at a word, also behind و and ف.
pub fn cue<'c>(view: &View, at: usize) -> Option<Found<'c, Cue>> {
    cues()
        .at_stem(&view.words, at)
        .filter(|found| !found.preposition)
        .or_else(|| with_object(view, at))
}

/// "وصفته الرئاسة", "اعتبرها": the verb with a pronoun for what it speaks of.
fn with_object<'c>(view: &View, at: usize) -> Option<Found<'c, Cue>> {
    let key = view.words.key(at);
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or("");
    [(key, 0), (bare, 1)]
        .into_iter()
        .flat_map(|(key, cut)| ["ها", "ه"].map(|ending| (key.strip_suffix(ending), cut)))
        .filter_map(|(verb, cut)| Some((verb?, cut)))
        .filter(|(verb, _)| OF_OBJECTS.iter().any(|stem| verb.starts_with(stem)))
        .find_map(|(verb, cut)| Some((cues().get(verb)?, cut)))
        .filter(|(cue, _)| **cue == Cue::Verb)
        .map(|(value, cut)| Found {
            end: at + 1,
            cut,
            preposition: false,
            value,
        })
}

/// Verbs that say what something is: only they are read with a pronoun.
const OF_OBJECTS: [&str; 3] = ["وصف", "اعتبر", "يصف"];

/// The verb or participle of saying at a word.
pub fn verb<'c>(view: &View, at: usize) -> Option<Found<'c, Cue>> {
    cue(view, at).filter(|found| matches!(found.value, Cue::Verb | Cue::Participle | Cue::Relay))
}
