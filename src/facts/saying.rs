//! Verbs of saying and other words that attribute. Rows: `assets/facts/sayings.tsv`.

mod meaning;

use super::gazetteer::{Found, Phrases};
use super::grammar::Class;
use super::tables::{ByLanguage, rows};
use super::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;
use meaning::{is_adjective, is_no_verb, is_seen, opens_beside};

/// How far behind a verb of several meanings its statement may begin, in words.
const OPENING: usize = 24;

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
    /// وفق تعبيره: what stands before is the speaker's.
    Trailing,
}

/// How what is said follows a word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A clause behind أن.
    Clause,
    /// Also a noun behind ب: "أفادت بمقتل".
    Noun,
    /// No statement: it asks, blames or describes.
    Nothing,
}

/// A word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What it is.
    pub cue: Cue,
    /// How what is said follows.
    pub takes: Takes,
    /// It says what a thing is, and may bear a pronoun for that: "وصفته".
    pub describes: bool,
    /// It may bear a pronoun for the one who is told: "حذرها من أن".
    object: bool,
    /// It has other meanings too, and counts only where a statement or marks follow.
    open: bool,
    /// It has other meanings too, and counts only where a statement follows.
    that: bool,
    /// It has other meanings too, and counts only where a statement, marks or a colon stand right
    /// behind it.
    beside: bool,
    /// "رأى سيارة": it also means to see, and does where a thing stands behind it.
    sees: bool,
    /// It is also a noun or an adjective, and counts only where its subject follows.
    pub subject: bool,
    /// It is written like another word, and counts only with its shadda: "بيّن"; or before
    /// a comma, where no preposition stands.
    shadda: bool,
    /// Without the dots of its yeh it is another word: "يُدعى".
    yeh: bool,
    /// It only looks like one: "على ذمة التحقيق".
    none: bool,
}

impl Saying {
    /// "بين": written like a preposition, without what makes it a verb.
    pub fn is_preposition_in(&self, view: &View, at: usize) -> bool {
        self.shadda && !has_shadda(view, at) && !view.is_comma(at + 1)
    }
}

/// The words of saying of one language.
fn sayings(language: Language) -> &'static Phrases<Saying> {
    static TABLES: ByLanguage<Phrases<Saying>> = ByLanguage::new();
    // A row that names no language is Arabic.
    TABLES.get(language, |code| {
        Phrases::listed(&format!("sayings.{code}"), move || {
            entries(if code == "ar" { "" } else { code })
        })
    })
}

fn entries(code: &str) -> Vec<(String, Saying)> {
    let mut entries: Vec<(String, Saying)> = Vec::new();
    for [form, class, takes, language] in rows::<4>(include_str!("../../assets/facts/sayings.tsv"))
    {
        let Some(saying) = saying(class, takes).filter(|_| language == code) else {
            continue;
        };
        entries.push((form.to_owned(), saying));
        // "وصفته الرئاسة", "حذرها من أن": with a pronoun.
        if saying.cue == Cue::Verb && (saying.describes || saying.object) {
            let with = ["ه", "ها", "هم"].map(|pronoun| (format!("{form}{pronoun}"), saying));
            entries.extend(with);
        }
    }
    entries
}

fn saying(class: &str, takes: &str) -> Option<Saying> {
    let cue = match class {
        "verb" => Cue::Verb,
        "participle" => Cue::Participle,
        "source" => Cue::Source,
        "document" => Cue::Document,
        "relay" => Cue::Relay,
        "impersonal" => Cue::Impersonal,
        "trailing" => Cue::Trailing,
        // Longer than what it looks like, which so is not found.
        "-" => Cue::Impersonal,
        _ => return None,
    };
    let is = |flag: &str| takes.split(' ').any(|one| one == flag);
    let what = if is("nothing") {
        Takes::Nothing
    } else if is("noun") {
        Takes::Noun
    } else {
        Takes::Clause
    };
    Some(Saying {
        cue,
        takes: what,
        describes: is("describes"),
        object: is("object"),
        open: is("open"),
        that: is("that"),
        beside: is("beside"),
        sees: is("sees"),
        subject: is("subject"),
        shadda: is("shadda"),
        yeh: is("yeh"),
        none: class == "-",
    })
}

/// The word of saying at a word, also behind و and ف.
#[inline]
pub fn cue<'c>(view: &View, at: usize) -> Option<Found<'c, Saying>> {
    sayings(view.language)
        .at_stem(&view.words, at)
        .filter(|found| !found.preposition && !found.value.none)
}

/// The bit of the list of a language.
pub fn list(language: Language) -> u64 {
    sayings(language).bit()
}

/// The next word, from `from` on, that may be a word of saying; the end where none is.
pub fn next(view: &View, from: usize) -> usize {
    sayings(view.language).next(&view.words, from)
}

/// As [`cue`], where it speaks: a verb of several meanings counts only in the one.
#[inline]
pub fn speaks<'c>(view: &View, at: usize) -> Option<Found<'c, Saying>> {
    cue(view, at).and_then(|found| spoken(view, at, found))
}

fn spoken<'c>(view: &View, at: usize, found: Found<'c, Saying>) -> Option<Found<'c, Saying>> {
    Some(found)
        .filter(|found| !found.value.is_preposition_in(view, at))
        .filter(|found| !found.value.yeh || view.words.span(at).of(view.text()).ends_with('ي'))
        // "لم يذكر اسمه", "غير متوقعة"
        .filter(|_| !view.is(at.wrapping_sub(1), Class::Negation))
        .filter(|found| found.value.cue != Cue::Verb || !is_no_verb(view, at, found))
        // "استثمارا واعدا": an adjective.
        .filter(|found| found.value.cue != Cue::Participle || !is_adjective(view, at, found.end))
        .filter(|found| !found.value.open || opens_soon(view, found.end, true))
        .filter(|found| !found.value.beside || opens_beside(view, at, found.end))
        .filter(|found| !found.value.sees || !is_seen(view, found.end))
        .filter(|found| {
            let leads = || found.cut > 0 || leads_on(view, at);
            !found.value.that || leads() && opens_soon(view, found.end, false)
        })
}

/// True where a verb stands at the head of its clause, or behind كما, قد and the like.
pub fn leads_on(view: &View, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    view.words.kind(before) != WordKind::Letters || view.is(before, Class::LeadsOn)
}

/// "يضيف", "وتضيف": a verb in the imperfect. "تابع" is none, since no "يابع" is known.
pub fn is_imperfect(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    bare.starts_with('ي')
        || bare.strip_prefix('ت').is_some_and(|rest| {
            let masculine = format!("ي{rest}");
            sayings(view.language).holds(&masculine)
        })
}

/// "أكدا", "قالا": a verb of two; "دعا" is one of one.
pub fn is_dual(view: &View, key: &str) -> bool {
    // "قولها": with a pronoun.
    key.strip_suffix('ا')
        .filter(|one| !one.ends_with('ه'))
        .is_some_and(|one| {
            let bare = one.strip_prefix(['و', 'ف']).unwrap_or(one);
            sayings(view.language).holds(one) || sayings(view.language).holds(bare)
        })
}

fn has_shadda(view: &View, at: usize) -> bool {
    view.words.span(at).of(view.text()).contains('\u{651}')
}

/// True where a statement, or also marks, follow within its sentence.
pub fn opens_soon(view: &View, from: usize, marks: bool) -> bool {
    let end = view.sentence_end(from, OPENING);
    (from..end).any(|at| opens_statement(view, at) || marks && view.is_quote_mark(at))
}

/// The verb or participle of saying at a word.
#[inline]
pub fn verb<'c>(view: &View, at: usize) -> Option<Found<'c, Saying>> {
    cue(view, at)
        .filter(|found| matches!(found.value.cue, Cue::Verb | Cue::Participle | Cue::Relay))
}

/// "وذلك في كلمة له", "وذلك خلال ندوة صحفية": where something was said, told by the writer behind it.
pub fn is_frame(view: &View, at: usize) -> bool {
    let behind = match view.words.key(at) {
        "وذلك" => at + 1,
        "و" if view.words.key(at + 1) == "ذلك" => at + 2,
        _ => return false,
    };
    let within = matches!(view.words.key(behind), "في" | "خلال" | "ضمن" | "عبر" | "علي");
    within
        && (behind + 1..behind + 4)
            .any(|word| view.is(word, Class::Speech) || view.is(word, Class::Document))
}

/// أن, إنه, بأن (که, کہ, כי): a statement begins behind it. Not in "قبل أن", "يمكن أن".
pub fn opens_statement(view: &View, at: usize) -> bool {
    match view.language {
        Language::Persian | Language::Urdu => return view.words.key(at) == "كه",
        Language::Hebrew => return matches!(view.words.key(at), "כי" | "וכי"),
        _ => {}
    }
    if !view.is(at, Class::That) {
        return false;
    }
    let key = view.words.key(at);
    let raw = view.words.span(at).of(view.text());
    // "آن": a name.
    if raw.starts_with('آ') {
        return false;
    }
    let before = view.words.key(at.wrapping_sub(1));
    // "سي إن إن", "بي إن سبورتس": the letters of a name. "بي بي سي إن" has said something.
    let next = view.words.key(at + 1);
    let spelled = before == "سي" && next == "ان"
        || before == "ان" && view.words.key(at.wrapping_sub(2)) == "سي"
        || before == "بي" && next.starts_with("سبور");
    if key == "ان" && spelled {
        return false;
    }
    // "خاصة و أنهما": why, and nothing said.
    let why = before == "و"
        && matches!(
            view.words.key(at.wrapping_sub(2)),
            "خاصه" | "سيما" | "علما" | "خصوصا"
        );
    if why {
        return false;
    }
    let verb = at.wrapping_sub(1);
    let verbal = view.is(verb, Class::BeforeVerbalAn)
        || view.is_behind_and(verb, Class::BeforeVerbalAn)
        || before == "من" && view.is(at.wrapping_sub(2), Class::BeforeVerbalAn);
    // "إن": its hamza stands below, and opens a statement wherever it stands.
    !verbal || raw.starts_with('إ')
}

#[cfg(test)]
mod tests {
    use super::saying;
    use crate::facts::tables::rows;

    #[test]
    fn every_row_has_a_class_flags_and_a_language_that_are_read() {
        const FLAGS: &[&str] = &[
            "",
            "noun",
            "nothing",
            "describes",
            "object",
            "open",
            "that",
            "beside",
            "sees",
            "subject",
            "shadda",
            "yeh",
        ];
        for [form, class, flags, language] in
            rows::<4>(include_str!("../../assets/facts/sayings.tsv"))
        {
            assert!(saying(class, flags).is_some(), "{form}: {class}");
            let known = flags.split(' ').all(|flag| FLAGS.contains(&flag));
            assert!(known, "{form}: {flags}");
            assert!(
                ["", "fa", "ur", "he"].contains(&language),
                "{form}: {language}"
            );
        }
    }
}
