//! The last name alone: wherever it stands in an article that gives the whole name.

use std::collections::HashMap;

use super::Mention;
use crate::facts::gazetteer::ByWord;
use crate::facts::view::View;
use crate::facts::{names, nisba, organization, place, title as titles, vocabulary};
use crate::letters::words::{WordKind, bucket, key_hash};

/// The owner of a last name: the words before it, and the Latin form.
struct Surname {
    before: Vec<String>,
    english: Option<&'static str>,
    /// A given name too, which alone would be anybody's: only the whole name is found again.
    given: bool,
}

/// A surname that is a word too is one only behind a name that was found for certain.
fn ends_full(mention: &Mention) -> bool {
    mention.english.is_some() || mention.confidence >= 0.9
}

/// Finds the last name alone wherever it stands in the article.
pub(super) fn propagate(view: &View, mentions: &mut Vec<Mention>) {
    let mut surnames: HashMap<String, Surname, ByWord> = HashMap::default();
    for mention in mentions.iter() {
        if mention.end - mention.at < 2 && !names::foreign_look(view.words.key(mention.at)) {
            continue;
        }
        let last = view.words.key(mention.end - 1);
        let bare = last.strip_prefix("ال").unwrap_or(last);
        let given = names::is_given(view, mention.end - 1);
        let usable = last.chars().count() >= if given { 3 } else { 4 }
            && !names::is_ordinary(last)
            && (given || !vocabulary::is_common(bare) || ends_full(mention))
            && (bare.len() == last.len() || bare.ends_with('ي') || ends_full(mention))
            && titles::head(view, mention.end - 1).is_none()
            && !organization::is_head_with_article(view, mention.end - 1)
            && names::regnal(view, mention.end - 1).is_none()
            && last != "الله"
            && (!given || mention.end - mention.at > 1)
            && nisba::nisba(last).is_none_or(|found| found.country.is_none())
            && place::known(view, mention.end - 1).is_none()
            && view.words.key(mention.end.wrapping_sub(2)) != "عبد";
        if usable {
            surnames.entry(last.to_owned()).or_insert_with(|| Surname {
                before: (mention.at..mention.end - 1)
                    .map(|at| view.words.key(at).to_owned())
                    .collect(),
                english: mention.english,
                given,
            });
        }
    }
    // A few names fall into a few of the 64 buckets: nearly every word into others.
    let hashes: Vec<u32> = surnames.keys().map(|key| key_hash(key)).collect();
    let buckets = hashes.iter().fold(0, |all, hash| all | bucket(*hash));
    let mut fresh = Vec::new();
    let mut next = 0;
    mentions.sort_by_key(|mention| mention.at);
    let mut at = 0;
    while at < view.words.len() {
        let may_be_one = view.words.stems(at).is_some_and(|stems| {
            stems.buckets & buckets != 0 && stems.known().any(|hash| hashes.contains(&hash))
        });
        if may_be_one {
            while mentions.get(next).is_some_and(|mention| mention.end <= at) {
                next += 1;
            }
            if let Some(covering) = mentions.get(next).filter(|mention| mention.at <= at) {
                at = covering.end;
                continue;
            }
            let stem = crate::letters::words::stems(view.words.key(at))
                .find_map(|stem| Some((stem.cut, surnames.get(stem.text.as_ref())?)));
            if let Some((cut, surname)) = stem {
                // The whole name once more, where its first words stand before it.
                let given = surname.before.len();
                let whole = (cut == 0 && at >= given)
                    .then(|| stands_before(view, at - given, &surname.before))
                    .flatten();
                // "رضا صالحي أميري", of whom the text has said "رضا صالح أميري".
                let spelled = (1..=given + 1).find(|back| {
                    at >= *back
                        && cut == 0
                        && *back > 1
                        && surname.before.first().map(String::as_str)
                            == Some(view.words.key(at - back))
                        && (at - back..at).all(|at| view.words.kind(at) == WordKind::Letters)
                });
                // "أولاد سليمان", of whom the text has said "زياد أولاد سليمان".
                let of_tribe = surname.before.last().is_some_and(|joint| {
                    matches!(joint.as_str(), "اولاد" | "ولد")
                        && cut == 0
                        && at > 0
                        && view.words.key(at - 1) == joint
                });
                let (from, cut) = match (whole, spelled) {
                    (Some(cut), _) => (at - given, cut),
                    (None, _) if of_tribe => (at - 1, cut),
                    (None, Some(back)) => (at - back, cut),
                    (None, None) => (at, cut),
                };
                if surname.given && whole.is_none() && !of_tribe {
                    at += 1;
                    continue;
                }
                let free = next == 0 || mentions.get(next - 1).is_none_or(|last| last.end < at);
                if from == at && cut == 0 && free && is_others(view, at, surname) {
                    let other = (at - 1, 0, at + 1);
                    fresh.push(Mention::new(view, other, 0.75, "person.given-name"));
                } else {
                    fresh.push(Mention {
                        english: surname.english,
                        ..Mention::new(view, (from, cut, at + 1), 0.85, "person.last-name")
                    });
                }
            }
        }
        at += 1;
    }
    mentions.extend(fresh);
}

/// True where the first words of a name stand at a word: how many letters of it are a clitic, as
/// in "لحفيظة".
fn stands_before(view: &View, at: usize, names: &[String]) -> Option<usize> {
    let mut glued = 0;
    for (nth, name) in names.iter().enumerate() {
        let key = view.words.key(at + nth);
        if key == name {
            continue;
        }
        let bare = key.strip_prefix(['و', 'ل', 'ب', 'ف', 'ك']);
        if nth > 0 || bare != Some(name) {
            return None;
        }
        glued = 1;
    }
    Some(glued)
}

/// "شاكر العماري" in an article on Maher al-Amari: another given name stands before the last one.
/// Where the article has the last name alone, a foreign word before it is the given name.
fn is_others(view: &View, at: usize, surname: &Surname) -> bool {
    let Some(given) = at.checked_sub(1) else {
        return false;
    };
    // "خليفة السويح": his successor.
    let word = vocabulary::is_word(view.words.key(given));
    let known = names::is_given(view, given) || names::is_weak(view, given) && !word;
    let foreign = surname.before.is_empty() && names::part(view, given) == names::Part::Foreign;
    let own = surname
        .before
        .iter()
        .any(|key| key == view.words.key(given));
    (known || foreign) && !own && titles::head(view, given).is_none()
}
