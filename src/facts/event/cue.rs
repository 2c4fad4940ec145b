//! Words around a trigger that say how its event is held.
//!
//! Asked only near triggers, so they need no bit of the mask that every word bears
//! (`grammar`). Rows: `assets/facts/event_cues.tsv`.

use std::sync::OnceLock;

use crate::facts::gazetteer::Phrases;
use crate::facts::tables::{alternatives, rows};
use crate::facts::view::View;

/// What a word does to the event beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Somebody's part in it.
    Part,
    /// What goes on has begun.
    GoesOn,
    /// Told by nobody in particular.
    News,
    /// What somebody is accused of or blamed for.
    Alleged,
    /// What is refused.
    Declines,
    /// Who decides on it plans none.
    Ends,
    /// To come, behind a word of time or a stretch.
    Next,
    /// A time without a date.
    Stretch,
    /// The day after that of the text.
    Tomorrow,
    /// A verb of which an event to come is the subject.
    WillBe,
    /// A verb that says when or where an event is held.
    Held,
    /// A part of it, behind which its noun follows.
    Round,
    /// Of an event that there was.
    Outcome,
    /// A verb of which a meeting may be the subject.
    Calls,
    /// Who did it, or its papers: it is known.
    Case,
    /// Those who answer calls for help.
    Emergency,
    /// A plan or an agreement that sets what is to come, behind على.
    Provides,
    /// What only secures an event to come.
    Secures,
    /// A body that bears the name of an event.
    Bloc,
}

/// The cues as the table writes them.
const NAMES: [(&str, Cue); 19] = [
    ("part", Cue::Part),
    ("goes-on", Cue::GoesOn),
    ("news", Cue::News),
    ("alleged", Cue::Alleged),
    ("declines", Cue::Declines),
    ("ends", Cue::Ends),
    ("next", Cue::Next),
    ("stretch", Cue::Stretch),
    ("tomorrow", Cue::Tomorrow),
    ("will-be", Cue::WillBe),
    ("held", Cue::Held),
    ("round", Cue::Round),
    ("outcome", Cue::Outcome),
    ("calls", Cue::Calls),
    ("case", Cue::Case),
    ("emergency", Cue::Emergency),
    ("provides", Cue::Provides),
    ("secures", Cue::Secures),
    ("bloc", Cue::Bloc),
];

/// The words, each with its cue.
fn table() -> &'static Phrases<Cue> {
    static TABLE: OnceLock<Phrases<Cue>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("event-cues", || {
            rows::<2>(include_str!("../../../assets/facts/event_cues.tsv")).flat_map(
                |[forms, name]| {
                    let cue = NAMES.iter().find(|(known, _)| *known == name);
                    cue.into_iter()
                        .flat_map(move |(_, cue)| alternatives(forms).map(move |form| (form, *cue)))
                },
            )
        })
    })
}

/// True where a word does so, as it stands or behind a conjunction.
pub(super) fn is(view: &View, at: usize, cue: Cue) -> bool {
    let key = view.words.key(at);
    let bare = || key.strip_prefix(['و', 'ف']);
    holds(key, cue) || bare().is_some_and(|word| holds(word, cue))
}

/// True where a folded word does so.
pub(super) fn holds(word: &str, cue: Cue) -> bool {
    table().get(word) == Some(&cue)
}

#[cfg(test)]
mod tests {
    use super::NAMES;
    use crate::facts::tables::{alternatives, rows};
    use crate::letters::fold;

    #[test]
    fn every_row_names_a_cue_and_no_word_has_two() {
        let mut seen = Vec::new();
        for [forms, name] in rows::<2>(include_str!("../../../assets/facts/event_cues.tsv")) {
            assert!(NAMES.iter().any(|(known, _)| *known == name), "{name}");
            for form in alternatives(forms) {
                let folded = fold(form);
                assert!(!seen.contains(&folded), "{form} stands twice");
                seen.push(folded);
            }
        }
    }
}
