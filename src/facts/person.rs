//! Persons: TITLE NAME, NAME TITLE, given names, the gazetteer; then the last name alone.
//!
//! Rows: `assets/facts/titles.tsv`, `persons.tsv`, `given_names.tsv`.

mod known;
mod shaped;
mod surname;
mod titled;
mod untitled;

use foldhash::HashMap;

use super::candidates::Candidates;
use super::extract::fact;
use super::grammar::Class as WordClass;
use super::look::Look;
use super::nisba::nisba;
use super::record::{Detail, Fact, Listed, Role};
use super::title::{Class, title};
use super::view::View;
use super::{names, organization, place, saying, title as titles};
use crate::letters::words::WordKind;
use known::{Others, known};
use shaped::by_shape;
use surname::propagate;
use titled::titled;
use untitled::{by_given_name, of_kin, said};

pub use known::opens;
pub use shaped::is_surely_foreign;

/// A name found: words `at..end`.
#[derive(Clone, Debug)]
struct Mention {
    at: usize,
    cut: usize,
    end: usize,
    name: String,
    english: Option<&'static str>,
    /// The country of the person's office, by the gazetteer.
    country: Option<&'static str>,
    confidence: f32,
    rule: &'static str,
    roles: Vec<Role>,
}

impl Mention {
    /// The words `at..end`, less the first `cut` letters, of which nothing else is known.
    fn new(
        view: &View,
        (at, cut, end): (usize, usize, usize),
        confidence: f32,
        rule: &'static str,
    ) -> Self {
        Self {
            at,
            cut,
            end,
            name: names::joined(view, at, cut, end),
            english: None,
            country: None,
            confidence,
            rule,
            roles: Vec::new(),
        }
    }
}

/// Every mention of a person.
pub fn find(view: &View) -> Vec<Fact> {
    let mut mentions = full_names(view);
    propagate(view, &mut mentions);
    mentions.sort_by_key(|mention| mention.at);
    mentions
        .into_iter()
        .map(|mention| {
            let detail = Detail::Person {
                name: mention.name,
                name_en: mention.english.map(Into::into),
                roles: mention.roles,
            };
            let words = (mention.at, mention.cut, mention.end);
            fact(view, words, detail, mention.confidence, mention.rule)
        })
        .collect()
}

/// The words at which a name may begin: those that a list may know, that look like one, and
/// those behind a verb of saying or a word of kin.
fn candidates(view: &View) -> Candidates {
    let words = &view.words;
    let lists = known::list() | organization::list() | titles::lists(view.language) | names::list();
    let looks = Look::OwnedTitle.bit() | Look::OpensName.bit() | Look::Foreign.bit();
    let sayings = saying::list(view.language);
    let kin = WordClass::Kin.bit();
    Candidates::of(words, |at| {
        let (here, before) = (words.marks(at), words.marks(at.wrapping_sub(1)));
        let kins = before.classes | words.marks(at.wrapping_sub(2)).classes;
        (here.looks & Look::Letters.bit() != 0)
            & ((here.lists & lists != 0)
                | (here.looks & looks != 0)
                | (words.marks(at + 1).looks & Look::MakesName.bit() != 0)
                | (before.lists & sayings != 0)
                | (kins & kin != 0))
    })
}

fn full_names(view: &View) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut others = Others::default();
    let mut base: Option<String> = None;
    // "مستشار الرئيس الأذري، فلان": the title before the inner one, and where that begins.
    let mut outer: Option<(usize, String)> = None;
    let candidates = candidates(view);
    let mut at = 0;
    loop {
        // Behind a name another may stand that "and" alone tells.
        if mentions.last().is_none_or(|before| before.end != at) {
            at = candidates.next(at);
        }
        if at >= view.words.len() {
            break;
        }
        if view.words.kind(at) != WordKind::Letters {
            at += 1;
            continue;
        }
        let listed = known(view, at).map(|known| others.claim(view, &mentions, known));
        let listed = listed.map(|known| with_hyphen(view, &mut mentions, known));
        // "مؤسسة بيل وميليندا غيتس", "النجم الساحلي": no persons and no titles inside a known name.
        if listed.is_none()
            && let Some(end) = organization::known_to(view, at).filter(|end| *end > at + 1)
        {
            at = end;
            continue;
        }
        // "وهو يعمل مستشاراً للرئيس X": the title is of the person before.
        if listed.is_none()
            && !view.words.get(at).tanwin
            && let Some(title) = title(view, at)
        {
            // "بسيدي علوان": a town that is called by a title and a name.
            if let Some(town) = place::known(view, at).filter(|town| town.end > at + 1) {
                at = town.end;
                continue;
            }
            let mut found = titled(view, &title, base.as_deref());
            if title.apart
                && let Some((_, before)) = outer.take().filter(|(from, _)| *from == at)
                && let Some(role) = found.first_mut().and_then(|found| found.roles.first_mut())
            {
                role.title = format!("{before} {}", role.title);
            }
            if found.is_empty() && title.class == Class::Head && !title.apart {
                outer = Some((title.end, title.role.title.clone()));
            }
            if let Some(last) = found.last() {
                if title.class != Class::Same {
                    base = Some(title.base);
                }
                at = last.end;
                for found in &found {
                    others.note(view, found);
                }
                mentions.extend(found);
                continue;
            }
            if title.class == Class::Head && title.base.contains("رئيس") {
                base = Some(title.base);
            }
        }
        let goes_on = mentions.last().is_some_and(|before| before.end == at);
        if let Some(mut mention) = listed
            .or_else(|| by_given_name(view, at, goes_on))
            .or_else(|| said(view, at))
            .or_else(|| of_kin(view, at))
            .or_else(|| by_shape(view, at, goes_on))
        {
            widen(view, &mut mention);
            mention.roles = apposed(view, mention.end).into_iter().collect();
            others.note(view, &mention);
            at = mention.end;
            mentions.push(mention);
            continue;
        }
        at += 1;
    }
    others.settle(view, &mut mentions);
    mentions
}

/// "جان-كلود يونكر": the given names of a known last name, which a hyphen binds.
fn with_hyphen(view: &View, before: &mut Vec<Mention>, known: Mention) -> Mention {
    let given = before.pop_if(|given| {
        given.end == known.at
            && known.cut == 0
            && names::hyphenated(view, given.at) == Some(given.end)
    });
    match given {
        Some(given) => Mention {
            roles: given.roles,
            english: known.english,
            ..Mention::new(
                view,
                (given.at, given.cut, known.end),
                known.confidence,
                known.rule,
            )
        },
        None => known,
    }
}

/// "ليو-أمبروز سميث": what a hyphen binds to a name's first word.
fn widen(view: &View, mention: &mut Mention) {
    let first = mention.at.checked_sub(2).filter(|_| mention.cut == 0);
    // "الشيخ مكتوم بن محمد": whose name is a word too.
    let father = first.filter(|&title| {
        view.words.key(mention.at) == "بن"
            && titles::head(view, title).is_some()
            && view.words.kind(title + 1) == WordKind::Letters
            && !view.has_article(title + 1)
            && !names::is_ordinary(view.words.key(title + 1))
    });
    let hyphen = first.filter(|&first| names::hyphenated(view, first) == Some(mention.at + 1));
    if let Some(first) = hyphen.or(father.map(|title| title + 1)) {
        let english = mention.english;
        let whole = (first, 0, mention.end);
        *mention = Mention {
            english,
            ..Mention::new(view, whole, mention.confidence, mention.rule)
        };
    }
}

/// The title after a name: "X مستشار الرئيس الأذري", "X، وهو رجل أعمال".
fn apposed(view: &View, end: usize) -> Option<Role> {
    let mut at = end;
    if view.is_comma(at) {
        at += 1;
    }
    if matches!(view.words.key(at), "وهو" | "وهي") {
        at += 1;
        if matches!(view.words.key(at), "يعمل" | "تعمل") {
            at += 1;
        }
    } else if at == end + 1
        && !view.words.key(at).starts_with("ال")
        && titles::head(view, at).is_none()
    {
        return None;
    }
    // "قال فلان لمراسلة الإذاعة": whom he told.
    let key = view.words.key(at);
    if key.starts_with('ل') && titles::head(view, at).is_some_and(|(_, cut)| cut > 0) {
        return None;
    }
    let found = title(view, at)?;
    // "X، الرئيس Y": the title belongs to the name behind it.
    let states = view.words.get(at).tanwin || matches!(view.words.key(at - 1), "وهو" | "وهي");
    let owned = !states
        && (known(view, found.end).is_some()
            || names::run(view, found.end).is_some_and(|run| run.given));
    let mut role = found.role;
    let bare = at == end && view.words.key(at).starts_with("ال");
    if found.class != Class::Head || owned || bare && !says_of_what(view, at, found.end) {
        return None;
    }
    // "مستشار الرئيس الأذربيجاني": the inner title goes along, with its country.
    if let Some(inner) = title(view, found.end)
        .filter(|inner| inner.class == Class::Head && view.words.key(found.end).starts_with("ال"))
    {
        role.title = format!("{} {}", role.title, inner.role.title);
        role.country = role.country.or(inner.role.country);
    }
    Some(role)
}

/// "الرئيس التنفيذي لشركة", "الأمين العام للحركة", "الناطق باسم الجيش", "المرشح عن حزب": a title in `at..end` whose
/// preposition says of what, and which so belongs to the name before; "الرئيس الفرنسي" may be
/// another man.
fn says_of_what(view: &View, at: usize, end: usize) -> bool {
    let adjective = view.has_article(at + 1);
    let key = view.words.key(at + 1 + usize::from(adjective));
    let names = adjective && key.starts_with('ل') && !view.has_article(at + 2);
    let foreign = nisba(view.words.key(at + 1)).is_some_and(|found| found.country.is_some());
    end > at + 1 && !foreign && (names || matches!(key, "باسم" | "عن"))
}

/// Gives a role without a country that of the same person elsewhere in the article.
pub fn share_countries(facts: &mut [Fact]) {
    let mut known: HashMap<String, Listed> = HashMap::default();
    for fact in facts.iter() {
        if let Detail::Person { name, roles, .. } = &fact.detail
            && let Some(country) = roles.iter().find_map(|role| role.country.clone())
        {
            known.entry(name.clone()).or_insert(country);
        }
    }
    for fact in facts.iter_mut() {
        if let Detail::Person { name, roles, .. } = &mut fact.detail {
            for role in roles.iter_mut().filter(|role| role.country.is_none()) {
                role.country = known.get(name).cloned();
            }
        }
    }
}
