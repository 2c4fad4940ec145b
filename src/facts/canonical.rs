//! One name for the mentions of one thing, within what was given: the longest form
//! attested, ties by first place.
//!
//! Mentions are one thing where the gazetteer says so (one Latin name), where their
//! spelling keys agree, or where a last name is that of one person only. A key under
//! three consonants never merges alone.

mod latin_form;
mod recent;

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashSet};

use super::names;
use super::record::{Detail, Fact, Facts, Kind, Listed};
use crate::letters::{fold, spelling};

/// Gives the mentions in `all` their canonical names.
pub fn unite(all: &mut [&mut Facts]) {
    let mut mentions: Vec<&mut Fact> = all
        .iter_mut()
        .flat_map(|facts| facts.facts.iter_mut())
        .collect();
    let old: Vec<Option<String>> = mentions
        .iter()
        .map(|fact| fact.name().map(str::to_owned))
        .collect();
    unite_mentions(&mut mentions);
    let renamed: HashMap<String, String> = mentions
        .iter()
        .zip(old)
        .filter_map(|(fact, old)| Some((old?, fact.name()?.to_owned())))
        .filter(|(old, new)| old != new)
        .collect();
    for fact in mentions {
        if let Detail::Quote {
            speaker: Some(speaker),
            ..
        } = &mut fact.detail
            && let Some(new) = renamed.get(speaker)
        {
            speaker.clone_from(new);
        }
        if let Detail::Event {
            who, place, source, ..
        } = &mut fact.detail
        {
            let named = who.iter_mut().chain(place).chain(source);
            for name in named {
                if let Some(new) = renamed.get(name) {
                    name.clone_from(new);
                }
            }
        }
        if let Some(new) = fact.said_by.as_ref().and_then(|old| renamed.get(old)) {
            fact.said_by = Some(new.clone());
        }
    }
}

/// As [`unite`], over the mentions of one article, before anybody speaks: a person whose name
/// differs by one letter from that of another is taken for the one named more often.
pub fn unite_article(mentions: &mut [&mut Fact]) {
    mend_typos(mentions);
    recent::settle(mentions);
    latin_form::share(mentions);
    unite_mentions(mentions);
}

/// How many names of an article are held against each other.
const MOST_NAMES: usize = 64;

/// The most bytes of a letter.
const LETTER: usize = 4;

fn mend_typos(mentions: &mut [&mut Fact]) {
    let mut names: Vec<Known> = Vec::new();
    for fact in mentions.iter() {
        if let Detail::Person { name, name_en, .. } = &fact.detail
            && name.contains(' ')
        {
            match names.iter_mut().find(|known| known.name == *name) {
                Some(known) => known.times += 1,
                None => names.push(Known {
                    name: name.clone(),
                    folded: fold(name),
                    english: name_en.clone(),
                    times: 1,
                }),
            }
        }
    }
    names.truncate(MOST_NAMES);
    for fact in mentions.iter_mut() {
        if let Detail::Person { name, name_en, .. } = &mut fact.detail
            && name_en.is_none()
            && let Some(own) = names.iter().find(|known| known.name == *name)
            && let Some(right) = names
                .iter()
                .filter(|known| known.english.is_some() || known.times > own.times)
                .find(|known| is_typo(&own.folded, &known.folded))
        {
            name.clone_from(&right.name);
            name_en.clone_from(&right.english);
        }
    }
}

/// A name of several words that an article gives to somebody.
struct Known {
    name: String,
    folded: String,
    english: Option<Listed>,
    /// How often.
    times: usize,
}

/// True where one word of a folded name differs by one letter from that of another name. Two
/// given names ("علي حسن", "علي حسين") are two persons.
fn is_typo(name: &str, other: &str) -> bool {
    if name.len().abs_diff(other.len()) > LETTER
        || name.split(' ').count() != other.split(' ').count()
    {
        return false;
    }
    let mut different = name
        .split(' ')
        .zip(other.split(' '))
        .filter(|(one, two)| one != two);
    let Some((one, two)) = different.next() else {
        return false;
    };
    different.next().is_none()
        && differ_by_one(one, two)
        && !(names::is_given_form(one) && names::is_given_form(two))
}

/// One letter put in, left out or put for another.
fn differ_by_one(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let same_start = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
    let rest =
        |letters: &[char], skip: usize| letters.get(same_start + skip..).map(<[char]>::to_vec);
    match one.len().cmp(&two.len()) {
        std::cmp::Ordering::Equal => rest(&one, 1) == rest(&two, 1),
        std::cmp::Ordering::Less => two.len() == one.len() + 1 && rest(&one, 0) == rest(&two, 1),
        std::cmp::Ordering::Greater => one.len() == two.len() + 1 && rest(&one, 1) == rest(&two, 0),
    }
}

/// As [`unite`], over the mentions of one article or of many. What is said many times is
/// looked at once.
fn unite_mentions(mentions: &mut [&mut Fact]) {
    let owners = last_names(mentions);
    let mut places: HashMap<Said, usize> =
        HashMap::with_capacity_and_hasher(mentions.len(), RandomState::default());
    let mut said: Vec<(&str, Option<Group>)> = Vec::new();
    let which: Vec<Option<usize>> = mentions
        .iter()
        .map(|fact| {
            let name = fact.name()?;
            let fresh = said.len();
            let place = *places.entry(Said::by(fact, name)).or_insert(fresh);
            if place == fresh {
                said.push((name, group(fact, &owners)));
            }
            Some(place)
        })
        .collect();
    let mut longest: HashMap<&Group, &str> =
        HashMap::with_capacity_and_hasher(said.len(), RandomState::default());
    for (name, group) in &said {
        let Some(group) = group else { continue };
        match longest.entry(group) {
            // Most things are named in one way.
            Entry::Vacant(first) => {
                first.insert(name);
            }
            Entry::Occupied(mut best) => {
                if fullness(name) > fullness(best.get()) {
                    best.insert(name);
                }
            }
        }
    }
    let best: Vec<Option<String>> = said
        .iter()
        .map(|(name, group)| {
            let best = *longest.get(group.as_ref()?)?;
            (best != *name).then(|| best.to_owned())
        })
        .collect();
    for (fact, which) in mentions.iter_mut().zip(which) {
        if let Some(Some(best)) = which.and_then(|which| best.get(which)) {
            rename(fact, best);
        }
    }
}

/// What tells the group of a mention.
#[derive(PartialEq, Eq, Hash)]
struct Said<'f> {
    kind: Kind,
    name: &'f str,
    english: Option<&'f str>,
    country: Option<&'f str>,
}

impl<'f> Said<'f> {
    fn by(fact: &'f Fact, name: &'f str) -> Self {
        let (english, country) = match &fact.detail {
            Detail::Person { name_en, .. } | Detail::Place { name_en, .. } => {
                (name_en.as_deref(), None)
            }
            Detail::Organization {
                name_en, country, ..
            } => (name_en.as_deref(), country.as_deref()),
            _ => (None, None),
        };
        Self {
            kind: fact.kind(),
            name,
            english,
            country,
        }
    }
}

/// What the mentions of one thing in one script share.
type Group<'f> = (Kind, Cow<'f, str>, Script);

/// What a name is written in: a reader of one language is not given the name of another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Script {
    Hebrew,
    /// Arabic letters that only Persian and Urdu have.
    Persian,
    Latin,
    Arabic,
}

/// The first of them, in their order, that a letter of the name tells.
fn script(name: &str) -> Script {
    let told = name.chars().filter_map(|c| match c {
        '\u{0590}'..='\u{05FF}' => Some(Script::Hebrew),
        '\u{0679}'..='\u{06A3}' | '\u{06A5}'..='\u{06D5}' => Some(Script::Persian),
        _ => c.is_ascii_alphabetic().then_some(Script::Latin),
    });
    told.min().unwrap_or(Script::Arabic)
}

/// Letters, marks on them not counted; of two forms as long the one without marks.
fn fullness(name: &str) -> (usize, std::cmp::Reverse<usize>) {
    let (letters, marks) = name.chars().fold((0, 0), |(letters, marks), c| {
        let mark = usize::from(is_mark(c));
        (letters + 1 - mark, marks + mark)
    });
    (letters, std::cmp::Reverse(marks))
}

/// A letter that folds on letters of Arabic.
const fn is_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' | '\u{0671}'..='\u{06D3}')
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0640}')
}

fn rename(fact: &mut Fact, best: &str) {
    if let Detail::Person { name, .. }
    | Detail::Organization { name, .. }
    | Detail::Place { name, .. } = &mut fact.detail
    {
        best.clone_into(name);
    }
}

/// What a mention shares with the others of its thing.
fn group<'f>(fact: &'f Fact, owners: &'f HashMap<String, Option<Owner>>) -> Option<Group<'f>> {
    let kind = fact.kind();
    let name = fact.name()?;
    let key = match &fact.detail {
        Detail::Person { name_en, .. }
        | Detail::Organization { name_en, .. }
        | Detail::Place { name_en, .. }
            if name_en.is_some() =>
        {
            Cow::Borrowed(name_en.as_deref()?)
        }
        Detail::Person { name, .. } => {
            let own = spelling_key(name);
            if name.contains(' ') {
                Cow::Owned(own)
            } else {
                // "بيرم" has the consonants of "ابراهيمي", and too few letters.
                let owner = owners.get(&own).and_then(Option::as_ref);
                owner
                    .filter(|owner| is_as_long(name, &owner.last))
                    // "عيشوشة" is no "عيوش": too few consonants say nothing.
                    .filter(|owner| {
                        let few = own.chars().filter(|c| c.is_alphabetic()).count() < 3;
                        !few || fold(name) == fold(&owner.last)
                    })
                    .map_or(Cow::Owned(own), |owner| Cow::Borrowed(owner.full.as_str()))
            }
        }
        Detail::Organization { country, .. } => {
            // The adjective may be spelled in two ways: أذري, أذربيجاني.
            let words: Vec<&str> = name.split(' ').collect();
            let own = words
                .iter()
                .filter(|word| {
                    super::nisba::nisba(&fold(word)).is_none_or(|found| found.country.is_none())
                })
                .map(|word| spelling_key(word))
                .collect::<Vec<_>>()
                .join(" ");
            [own.as_str(), "/", country.as_deref().unwrap_or("")]
                .concat()
                .into()
        }
        _ => spelling_key(name).into(),
    };
    let consonants = key.chars().filter(|c| c.is_alphabetic()).count();
    let key = if consonants < 3 {
        fold(name).into()
    } else {
        key
    };
    Some((kind, key, script(name)))
}

/// Last names, by key, with the key of their one owner; `None` where two share one.
fn last_names(mentions: &[&mut Fact]) -> HashMap<String, Option<Owner>> {
    let mut owners: HashMap<String, Option<Owner>> = HashMap::default();
    let mut seen: HashSet<&str> = HashSet::default();
    for fact in mentions.iter().filter(|fact| fact.kind() == Kind::Person) {
        let Some(name) = fact.name() else { continue };
        let Some((_, last)) = name.rsplit_once(' ') else {
            continue;
        };
        if !seen.insert(name) {
            continue;
        }
        let full = spelling_key(name);
        owners
            .entry(spelling_key(last))
            .and_modify(|owner| {
                if owner.as_ref().is_none_or(|owner| owner.full != full) {
                    *owner = None;
                }
            })
            .or_insert_with(|| {
                Some(Owner {
                    full: full.clone(),
                    last: last.to_owned(),
                })
            });
    }
    owners
}

/// Whose last name it is: the key of the whole name, and the last name as it is written.
struct Owner {
    full: String,
    last: String,
}

/// Two spellings of one name differ by two letters at most.
fn is_as_long(name: &str, other: &str) -> bool {
    let letters = |name: &str| fold(name).chars().count();
    letters(name).abs_diff(letters(other)) <= 2
}

/// The consonants of a name by class ([`spelling::key`]), so that its spellings share one
/// key. What that key does not read counts as it stands: "مجموعة 7" is not "مجموعة 20".
fn spelling_key(name: &str) -> String {
    let mut key = String::from(spelling::key(name));
    // Nearly every name is of Arabic letters alone, each of which it reads.
    if name.chars().any(|c| !is_letter(c) && c != ' ') {
        for word in fold(name).split(' ') {
            if !word.contains(|c| ('\u{0621}'..='\u{06D3}').contains(&c)) {
                key.push_str(word);
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{fold, is_typo, spelling_key};

    #[test]
    fn one_letter_is_a_typo_and_another_given_name_is_not() {
        let is_typo = |one: &str, other: &str| is_typo(&fold(one), &fold(other));
        assert!(is_typo("سامح العربي", "سامح الغربي"));
        assert!(is_typo("هنري شيلتن", "هنري شيلتون"));
        assert!(!is_typo("علي حسن", "علي حسين"));
        assert!(!is_typo("سامح العربي", "سالم العربي"));
        assert!(!is_typo("سامح العربي", "سامح الشربيني"));
    }

    #[test]
    fn spellings_share_a_key() {
        assert_eq!(spelling_key("قره باغ"), spelling_key("كاراباخ"));
        assert_eq!(spelling_key("ناغورني"), spelling_key("ناجورنو"));
        assert_ne!(spelling_key("باكو"), spelling_key("موسكو"));
    }
}
