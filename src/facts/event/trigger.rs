//! The words that tell an event. Rows: `assets/facts/events.tsv`.

use super::lookalike;
use crate::corpus::LineKind;
use crate::facts::gazetteer::Phrases;
use crate::facts::record::Fact;
use crate::facts::tables::{ByLanguage, alternatives, rows};
use crate::facts::view::View;
use crate::facts::{saying, time};
use crate::letters::words::{WordKind, key_hash};
use crate::letters::{Language, fold};

/// What a row asks for.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Of the closed list of [`crate::facts`].
    pub(super) kind: &'static str,
    /// Only with a number of people hurt, or a person.
    pub(super) people: bool,
    /// Only with a person, a body or a state in its clause.
    pub(super) actor: bool,
    /// Only with one right behind it or before it.
    pub(super) subject: bool,
    /// Only with states or armed bodies.
    pub(super) conflict: bool,
    /// Those who did it or were hurt, so that it has happened.
    pub(super) there: bool,
    /// A verb in the perfect.
    pub(super) perfect: bool,
    /// None where one plays.
    pub(super) sport: bool,
    /// What must follow is the object of a verb of saying: it belongs to the trigger.
    pub(super) object: bool,
    /// Its teh marbuta has to be written: without the dots it is another word.
    pub(super) marked: bool,
    /// Of the words none may follow.
    pub(super) unless: bool,
    /// The hashes of the words of which one must follow; none where nothing must.
    pub(super) with: Vec<u32>,
}

/// A trigger in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    /// Its first word.
    pub(super) at: usize,
    /// Letters of a clitic before it.
    pub(super) cut: usize,
    /// The word after it.
    pub(super) end: usize,
    /// Its row.
    pub(super) row: &'static Row,
    /// A preposition is glued to it.
    pub(super) preposition: bool,
}

/// The triggers of one language.
fn table(language: Language) -> &'static Phrases<Row> {
    static TABLES: ByLanguage<Phrases<Row>> = ByLanguage::new();
    // A row that names no language is Arabic.
    TABLES.get(language, |code| {
        Phrases::listed(&format!("events.{code}"), move || {
            entries(if code == "ar" { "" } else { code })
        })
    })
}

fn entries(code: &str) -> Vec<(String, Row)> {
    let mut entries: Vec<(String, Row)> = Vec::new();
    for [forms, kind, flags, with, language] in
        rows::<5>(include_str!("../../../assets/facts/events.tsv"))
    {
        if language != code {
            continue;
        }
        let is = |flag: &str| flags.split(' ').any(|one| one == flag);
        let row = || Row {
            kind,
            people: is("people"),
            actor: is("actor"),
            subject: is("subject"),
            conflict: is("conflict"),
            there: is("there"),
            perfect: is("perfect"),
            sport: is("sport"),
            object: is("object"),
            marked: is("marked"),
            unless: is("unless"),
            with: alternatives(with)
                .map(|word| key_hash(&fold(word)))
                .collect(),
        };
        for form in alternatives(forms) {
            entries.push((form.to_owned(), row()));
            // "هجوم جوي", "الهجوم الجوي"
            if is("noun") {
                let definite: Vec<String> =
                    form.split(' ').map(|word| format!("ال{word}")).collect();
                entries.push((definite.join(" "), row()));
            }
        }
    }
    entries
}

/// The type of the phrases that only look like a trigger.
const NONE: &str = "-";

/// How far behind a trigger what must follow may stand, in words.
const REACH: usize = 8;

/// How far before its verb a subject may stand, in words.
const SUBJECT: usize = 3;

/// The longest phrase that a verb and its object make, in words.
const LONGEST: usize = 5;

/// Every trigger, in the order of the text. Words of names and times are none.
pub(super) fn find(view: &View, facts: &[Fact]) -> Vec<Trigger> {
    let table = table(view.language);
    let mut found = Vec::new();
    // The type of what was taken back: behind "هجوم إلكتروني" "الهجوم" is that one.
    let mut taken_back = "";
    let mut asked = false;
    let mut at = 0;
    loop {
        at = table.next(&view.words, at);
        if at == view.words.len() {
            break;
        }
        let Some(hit) = table.at_stem(&view.words, at) else {
            at += 1;
            continue;
        };
        let mut trigger = Trigger {
            at,
            cut: hit.cut,
            end: hit.end,
            row: hit.value,
            preposition: hit.preposition,
        };
        let prose = matches!(
            view.line_kind(at),
            LineKind::Body | LineKind::Title | LineKind::Dateline
        );
        // "خط الهجوم": looks like one, and is none.
        if trigger.row.kind == NONE {
            at = trigger.end;
            continue;
        }
        // "مظاهره" (his looks) is no "مظاهرة".
        let feminine = view.words.key(hit.end - 1).ends_with('ه')
            && trigger.row.marked
            && !view.words.span(hit.end - 1).of(view.text()).ends_with('ة');
        let with = followed(view, table, &trigger);
        if trigger.row.unless && with.is_none() {
            taken_back = trigger.row.kind;
        }
        let that_one = trigger.row.unless && trigger.row.kind == taken_back;
        // "\"يقتل\" الملايين": not meant.
        let scare = trigger.row.people
            && view.is_quote_mark(at.wrapping_sub(1))
            && view.is_quote_mark(trigger.end);
        let interview = lookalike::is_interview(view, facts, &trigger, asked);
        asked |= interview;
        if !prose
            || interview
            || feminine
            || scare
            || that_one
            || lookalike::is(view, facts, &trigger)
            || with.is_none()
        {
            at += 1;
            continue;
        }
        if let Some(with) = with.filter(|with| trigger.row.object && *with < at + LONGEST) {
            trigger.end = trigger.end.max(with + 1);
        }
        at = trigger.end;
        found.push(trigger);
    }
    found
}

/// The word that must follow, or the trigger's own last; `None` where it does not.
fn followed(view: &View, table: &Phrases<Row>, trigger: &Trigger) -> Option<usize> {
    let Row { with, unless, .. } = trigger.row;
    if *unless {
        return (!is_taken_back(view, trigger)).then_some(trigger.end - 1);
    }
    if with.is_empty() {
        return Some(trigger.end - 1);
    }
    (trigger.end..trigger.end + REACH)
        .take_while(|&at| {
            // "أعلنت، الثلاثاء، الحداد": a time between commas parts nothing.
            let parts = view.is_comma(at)
                && !time::is_word(view, at + 1)
                && !time::is_word(view, at.wrapping_sub(1));
            view.words.kind(at) != WordKind::Break
                && !parts
                && !view.ends_sentence(at)
                && !view.is_quote_mark(at)
                && !saying::opens_statement(view, at)
        })
        .find(|&at| {
            view.words
                .stem_hashes(at)
                .is_some_and(|hashes| hashes.iter().any(|hash| with.contains(hash)))
                // "أعلنت الحرب على الفساد": what follows only looks like one too.
                && table
                    .at_stem(&view.words, at)
                    .is_none_or(|found| found.value.kind != NONE)
        })
}

/// "هجوم إلكتروني", "اعتذر عن تولي المنصب": what follows says that it is something else.
fn is_taken_back(view: &View, trigger: &Trigger) -> bool {
    // "كتاب يجتاح البلاد": the subject of a verb may stand before it.
    let subject = SUBJECT * usize::from(trigger.row.conflict);
    (trigger.at.saturating_sub(subject)..trigger.at)
        .chain(trigger.end..trigger.end + REACH)
        .take_while(|&at| !view.ends_sentence(at) && !view.is_comma(at))
        .any(|at| {
            let hashes = view.words.stem_hashes(at);
            hashes.is_some_and(|hashes| hashes.iter().any(|hash| trigger.row.with.contains(hash)))
        })
}

#[cfg(test)]
mod tests {
    use super::NONE;
    use crate::facts::tables::rows;

    #[test]
    fn every_row_has_a_type_flags_and_a_language_that_are_read() {
        const TYPES: &str = "attack ceasefire agreement meeting casualties displacement protest \
            declaration apology denial violation";
        const FLAGS: &[&str] = &[
            "", "noun", "verb", "people", "actor", "subject", "conflict", "there", "perfect",
            "sport", "object", "marked", "unless",
        ];
        for [forms, kind, flags, _, language] in
            rows::<5>(include_str!("../../../assets/facts/events.tsv"))
        {
            let known = TYPES.split_whitespace().any(|one| one == kind) || kind == NONE;
            assert!(known, "{forms}: {kind}");
            let known = flags.split(' ').all(|flag| FLAGS.contains(&flag));
            assert!(known, "{forms}: {flags}");
            assert!(
                ["", "fa", "ur", "he"].contains(&language),
                "{forms}: {language}"
            );
        }
    }
}
