//! Titles: "رئيس الوزراء الأرميني", "وزيرا خارجية أرمينيا وأذربيجان", with the country
//! that they name. Rows: `assets/facts/titles.tsv`.

mod complement;
mod genitive;
mod late;

use std::sync::OnceLock;

use super::gazetteer::{Found, Phrases};
use super::lists::{self, own};
use super::look::Look;
use super::names;
use super::record::Role;
use super::tables::rows;
use super::view::View;
use crate::letters::Language;
use complement::{Complement, complement};
use late::late;

/// How many words may follow a title's head before the name.
const LONGEST: usize = 12;

/// What a head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// One person's title.
    Head,
    /// Shared out over two names.
    Dual,
    /// نظيره: the title of the person before.
    Same,
}

/// A title with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Title {
    /// Its class.
    pub class: Class,
    /// The word after its last: where a name may stand.
    pub end: usize,
    /// Words between head and end.
    pub complements: usize,
    /// Complete, so that what follows is no complement but a name: "الرئيس", "رئيس الوزراء",
    /// "وزير خارجية فرنسا"; not "رئيس".
    pub definite: bool,
    /// A comma or a colon stands before the name.
    pub apart: bool,
    /// A form of address: "السيد", "الدكتورة", "الشيخ", "الملك".
    pub personal: bool,
    /// The title as it stands, with its country.
    pub role: Role,
    /// The title without its country: what نظيره inherits.
    pub base: String,
    /// The countries, in order, each as it is said: a dual title shares them out.
    pub countries: Vec<(Option<&'static str>, String)>,
}

#[derive(Debug)]
struct Row {
    form: &'static str,
    class: Class,
    singular: &'static str,
    /// Before a name alone: "السيد"; "د." also without the article.
    address: bool,
    /// Complete without the article: "د.", "مستر".
    complete: bool,
}

/// The titles of Arabic, and in other languages theirs with them: "صدر" is a president in
/// Urdu and a verb in Arabic.
fn table(language: Language) -> &'static Phrases<Row> {
    static TABLES: OnceLock<[Phrases<Row>; 2]> = OnceLock::new();
    let [arabic, all] = TABLES.get_or_init(|| {
        [("titles", false), ("titles-all", true)]
            .map(|(name, others)| lists::phrases(lists::List::Titles, name, move || titles(others)))
    });
    if language == Language::Arabic {
        arabic
    } else {
        all
    }
}

fn titles(others: bool) -> impl Iterator<Item = (&'static str, Row)> {
    own(lists::List::Titles)
        .chain(rows::<4>(include_str!("../../assets/facts/titles.tsv")))
        .filter_map(move |[form, class, singular, address]| {
            let class = match class {
                "head" => Class::Head,
                "dual" => Class::Dual,
                "same" => Class::Same,
                _ => return None,
            };
            if address == "other" && !others {
                return None;
            }
            Some((
                form,
                Row {
                    form,
                    class,
                    singular,
                    address: matches!(address, "address" | "complete"),
                    complete: matches!(address, "complete" | "other"),
                },
            ))
        })
}

/// The titles with the article and with the ending of a tanwin.
fn marked() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        lists::phrases(lists::List::Titles, "words/definite-titles", || {
            own(lists::List::Titles)
                .chain(rows::<1>(include_str!("../../assets/facts/titles.tsv")))
                .flat_map(|[form]| [(format!("ال{form}"), ()), (format!("{form}ا"), ())])
        })
    })
}

/// The bits of the lists that may know a title, with the article too.
pub fn lists(language: Language) -> u64 {
    table(language).bit() | marked().bit()
}

/// True where a folded word opens a title of any language, with or without the article, or is one
/// with the ending of a tanwin.
pub fn opens(word: &str) -> bool {
    let titles = table(Language::Unknown);
    let bare = word.strip_prefix("ال");
    let accusative = word.strip_suffix('ا');
    titles.opens(word)
        || bare.is_some_and(|bare| titles.opens(bare))
        || accusative.is_some_and(|noun| titles.holds(noun))
}

/// The head of a title at a word, with or without the article.
pub fn head(view: &View, at: usize) -> Option<(usize, usize)> {
    found(view, at).map(|(found, cut, _)| (found.end, cut))
}

#[inline]
fn found<'t>(view: &View, at: usize) -> Option<(Found<'t, Row>, usize, bool)> {
    if view.words.marks(at).lists & lists(view.language) != 0 {
        listed(view, at)
    } else {
        None
    }
}

fn listed<'t>(view: &View, at: usize) -> Option<(Found<'t, Row>, usize, bool)> {
    let words = &view.words;
    if let Some(found) = table(view.language).at_stem(words, at)
        && same_hamza(view, at, found.cut, found.value.form)
    {
        let cut = found.cut;
        return Some((found, cut, false));
    }
    let key = words.key(at);
    // "مستشاراً للرئيس"
    if words.get(at).tanwin
        && let Some(row) = key
            .strip_suffix('ا')
            .and_then(|bare| table(view.language).get(bare))
    {
        let found = Found {
            end: at + 1,
            cut: 0,
            preposition: false,
            value: row,
        };
        return Some((found, 0, false));
    }
    for (prefix, cut) in [
        ("ال", 0),
        ("وال", 1),
        ("فال", 1),
        ("بال", 1),
        ("لل", 1),
        ("ولل", 2),
        ("وبال", 2),
    ] {
        if let Some(bare) = key.strip_prefix(prefix)
            && let Some(row) = table(view.language).get(bare)
        {
            let found = Found {
                end: at + 1,
                cut,
                preposition: cut > 0,
                value: row,
            };
            return Some((found, cut, true));
        }
    }
    None
}

/// "حارسه الألماني", "مدربها", "مراسلنا": a title with the pronoun of the one whose it is.
#[inline]
fn owned<'t>(view: &View, at: usize) -> Option<(Found<'t, Row>, usize, bool)> {
    if !view.looks(at, Look::OwnedTitle) {
        return None;
    }
    // "حارسة" has no pronoun.
    if view.words.last(at) == 'ه' && !view.words.span(at).of(view.text()).ends_with('ه') {
        return None;
    }
    let row = table(view.language).get(without_pronoun(view.words.key(at))?)?;
    let found = Found {
        end: at + 1,
        cut: 0,
        preposition: false,
        value: row,
    };
    // "سموه": an address.
    let office = !row.address && !row.complete;
    (office && same_hamza(view, at, 0, row.form)).then_some((found, 0, false))
}

/// True for a folded word that is a title of Arabic with a pronoun, or with ة for it.
pub fn is_owned_form(language: Language, key: &str) -> bool {
    language == Language::Arabic
        && without_pronoun(key).is_some_and(|noun| table(language).holds(noun))
}

/// A noun less the pronoun behind it.
fn without_pronoun(key: &str) -> Option<&str> {
    let mut letters = key.chars();
    match letters.next_back()? {
        'ه' => Some(letters.as_str()),
        'ا' => key.strip_suffix("ها").or_else(|| key.strip_suffix("نا")),
        'م' => key.strip_suffix("هم"),
        _ => None,
    }
}

/// "أمام" and "إمام" fold on one key: a hamza that the text writes must be that of the form.
fn same_hamza(view: &View, at: usize, cut: usize, form: &str) -> bool {
    let raw = view.span(at, cut, at + 1).of(view.text());
    // "امام تشينغ": before her.
    let before = form.starts_with("إمام") && !raw.starts_with('إ');
    !(raw.starts_with('أ') && form.starts_with('إ') || before)
}

/// True for the head of a title with a pronoun behind it.
pub fn is_owned(view: &View, at: usize) -> bool {
    owned(view, at).is_some()
}

/// The title at a word: its head and what completes it, up to where a name may stand.
#[inline]
pub fn title(view: &View, at: usize) -> Option<Title> {
    let head = found(view, at).or_else(|| owned(view, at))?;
    Some(completed(view, at, head))
}

/// Apart, since nearly no word begins one.
#[inline(never)]
fn completed(
    view: &View,
    at: usize,
    (found, cut, definite): (Found<'static, Row>, usize, bool),
) -> Title {
    let row = found.value;
    let mut end = found.end;
    let mut words: Vec<String> = Vec::new();
    if row.class == Class::Dual {
        words.push(row.singular.to_owned());
    } else if definite {
        let key = names::joined(view, at, cut, end);
        let own = if key.starts_with("ال") {
            key
        } else {
            format!("ا{key}")
        };
        words.push(match late(view, at).filter(|_| cut == 0) {
            Some(noun) => format!("{} {own}", noun.said),
            None => own,
        });
    } else if row.class == Class::Head {
        words.push(names::joined(view, at, cut, end));
    }
    let of_late = late(view, at).filter(|_| cut == 0 && definite);
    let of_late = of_late.and_then(|noun| noun.country);
    // Which of the words tell the country: the others are the title without it.
    let mut of_country = vec![false; words.len()];
    let mut countries: Vec<(Option<&'static str>, String)> = Vec::new();
    // The country of a body that the title is of.
    let mut body: Option<&'static str> = None;
    while end < found.end + LONGEST {
        match complement(view, end) {
            Some(Complement::Country(code, cut, after)) => {
                let said = names::joined(view, end, cut, after);
                words.push(said.clone());
                of_country.push(true);
                countries.push((code, said));
                end = after;
            }
            Some(Complement::Body(code, after)) => {
                body = body.or(code);
                words.push(names::joined(view, end, 0, after));
                of_country.push(false);
                end = after;
            }
            Some(Complement::Words(after)) => {
                // "مستشار الرئيس الأذري": the inner title begins anew at its own word.
                words.push(names::joined(view, end, 0, after));
                of_country.push(false);
                end = after;
            }
            None => break,
        }
    }
    let is_open = |word: &str| matches!(word, "في" | "عن" | "لدى");
    let mut base: Vec<&str> = words
        .iter()
        .zip(&of_country)
        .filter(|(_, of_country)| !**of_country)
        .map(|(word, _)| word.as_str())
        .collect();
    while base.pop_if(|word| is_open(word)).is_some() {}
    let base = base.join(" ");
    if view.language == Language::Urdu
        && let Some(genitive) = genitive::before(view, at)
        && let Some(first) = words.first_mut()
    {
        let completed = view.span(genitive.from, 0, at).of(view.text());
        *first = format!("{completed} {first}");
        body = body.or(genitive.country);
    }
    while end > found.end && matches!(view.words.key(end - 1), "في" | "عن" | "لدي") {
        end -= 1;
        words.pop();
    }
    while words.pop_if(|word| is_open(word)).is_some() {}
    let complements = end - found.end;
    let before_name = end;
    // A comma between title and name: "وزير الدفاع، فلان"; a colon in a list of roles:
    // "الحكم: فلان".
    let apart = complements > 0 && view.is_comma(end) || view.words.key(end) == ":";
    end += usize::from(apart);
    if view.is_quote_mark(end) {
        end += 1;
    }
    let last = view.words.key(before_name - 1);
    let complete = definite
        || row.complete
        || matches!(row.class, Class::Dual | Class::Same)
        || row.form.contains(" ال")
        || row.form.starts_with("ال")
        || countries.iter().any(|(code, _)| code.is_some())
        || complements > 0 && last.starts_with("ال");
    Title {
        class: row.class,
        end,
        complements,
        definite: complete || view.words.key(end.saturating_sub(1)) == ":",
        apart,
        personal: (definite || row.complete) && complements == 0 && row.address,
        role: Role {
            title: words.join(" "),
            country: countries
                .iter()
                .find_map(|(code, _)| *code)
                .or(body)
                .or(of_late)
                .map(Into::into),
        },
        base,
        countries,
    }
}
