//! Speakers carried from sentence to sentence, across paragraphs too: by a verb without a
//! subject, and by a role that names nobody ("المصدر ذاته", "الوزيرة").

use super::actors::Actors;
use super::gender::{Gender, of_noun};
use super::speaker::Subject;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::view::View;
use crate::letters::fold;
use crate::letters::words::key_hash;

/// How many speakers back a role or a last name may look, and how many mentions.
const REMEMBERED: usize = 64;

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Carrier {
    /// The last speakers, the newest at the end, each with the gender of its verb.
    speakers: Vec<(String, Option<Gender>)>,
    /// The first word of what a speaker was called, without the article.
    epithets: Vec<(u32, String)>,
    /// Whose statement is being quoted.
    document: Option<String>,
}

impl Carrier {
    /// The speaker whom a verb of this gender goes on with.
    pub(super) fn last(&self, gender: Option<Gender>, actors: &Actors) -> Option<&String> {
        let agrees = |(who, known): &&(String, Option<Gender>)| {
            gender.is_none() || known.is_none() || *known == gender
                // "أكد بيان الوزارة", "قالت مصادر": a body also by its noun.
                || !actors.is_person(who) && gender == Some(of_noun(who))
        };
        self.speakers
            .iter()
            .rev()
            .take(3)
            .find(agrees)
            .map(|(who, _)| who)
    }

    /// True where nobody has spoken yet.
    pub(super) const fn is_silent(&self) -> bool {
        self.speakers.is_empty()
    }

    /// Who spoke last.
    fn newest(&self) -> Option<&String> {
        self.speakers.last().map(|(who, _)| who)
    }

    fn recent(&self) -> impl Iterator<Item = &(String, Option<Gender>)> {
        self.speakers.iter().rev().take(REMEMBERED)
    }

    /// Whose statement was quoted last.
    pub(super) const fn document(&self) -> Option<&String> {
        self.document.as_ref()
    }

    /// The one who is meant: a name as it is, a role that was given to somebody as that one.
    pub(super) fn resolve(
        &self,
        view: &View,
        actors: &Actors,
        subject: Subject,
        gender: Option<Gender>,
    ) -> String {
        let Subject {
            at,
            end,
            named,
            name,
        } = subject;
        // A last name is that of a speaker who was named in full.
        let full = self.recent().find(|(who, _)| {
            // "بيان وزارة الثقافة" is no longer name of the ministry.
            !name.contains(' ')
                && who
                    .strip_suffix(name.as_str())
                    .is_some_and(|first| first.ends_with(' '))
        });
        if let Some((who, _)) = full {
            return who.clone();
        }
        if named {
            return name;
        }
        let is_same = |at: usize| view.is(at, Class::Selfsame);
        if is_same(at) || (at + 1..=end).any(is_same) {
            // "هذه السلطات": the last speaker who is called so, or else the last.
            let noun = view.words.key(at + usize::from(is_same(at)));
            let noun = noun.strip_prefix("ال").unwrap_or(noun);
            let called = self.recent().find(|(who, _)| {
                let first = fold(who.split(' ').next().unwrap_or(""));
                first == noun || first.strip_prefix("ال") == Some(noun)
            });
            if let Some((who, _)) = called {
                return who.clone();
            }
            let last = self.last(gender, actors).or_else(|| self.newest()).cloned();
            return last
                .or_else(|| before(view, actors.all(), at))
                .unwrap_or(name);
        }
        let key = view.words.key(at);
        let Some(bare) = key.strip_prefix("ال").filter(|_| view.has_article(at)) else {
            return name;
        };
        // "القوات المسلحة الأذرية" names itself; a role alone, or with one adjective, does not.
        if end > at + 2 || bare.ends_with("ون") || bare.ends_with("ين") {
            return name;
        }
        // "بحسب البيان": whoever's statement is being quoted.
        if grammar::is(bare, Class::Document)
            && end <= at + 1
            && let Some(author) = &self.document
        {
            return author.clone();
        }
        let hash = key_hash(bare);
        let mut recent = self.epithets.iter().rev().take(REMEMBERED);
        let spoken = recent.find(|(known, _)| *known == hash);
        spoken
            .map(|(_, who)| who.clone())
            .or_else(|| mentioned(view, actors.all(), at, bare))
            .unwrap_or(name)
    }

    /// Remembers who speaks.
    pub(super) fn spoke(&mut self, who: &str, gender: Option<Gender>) {
        self.speakers.push((who.to_owned(), gender));
    }

    /// Remembers by what word a speaker was called.
    pub(super) fn called(&mut self, view: &View, at: usize, who: &str) {
        let key = view.words.key(at);
        let bare = key.strip_prefix("ال").unwrap_or(key);
        self.epithets.push((key_hash(bare), who.to_owned()));
    }

    /// Remembers whose statement it is.
    pub(super) fn wrote(&mut self, who: &str) {
        self.document = Some(who.to_owned());
    }
}

/// "الوزارة", "السفير": the nearest body or person before that bears this noun.
fn mentioned(view: &View, facts: &[Fact], at: usize, bare: &str) -> Option<String> {
    let byte = view.words.span(at).start;
    let until = facts.partition_point(|fact| fact.span.start < byte);
    let begins = |text: &str| {
        let first = fold(text.split([' ', '\u{A0}']).next().unwrap_or(""));
        first == bare || first.strip_prefix("ال") == Some(bare)
    };
    facts
        .get(..until)?
        .iter()
        .rev()
        .take(REMEMBERED * 2)
        .find(|fact| match &fact.detail {
            Detail::Organization { name, .. } => begins(name) && fold(name) != fold("ال") + bare,
            Detail::Person { roles, .. } => roles.iter().any(|role| begins(&role.title)),
            _ => false,
        })
        .filter(|fact| matches!(fact.kind(), Kind::Person | Kind::Organization))
        .and_then(|fact| fact.name().map(str::to_owned))
}

/// "واعتذرت فلانة عن الصورة. وقالت": the subject of the sentence before, where its verb agrees.
pub(super) fn subject_before(
    view: &View,
    facts: &[Fact],
    at: usize,
    gender: Option<Gender>,
) -> Option<String> {
    let sentence = view.sentence_start(at, 60);
    let mut verb = view.sentence_start(sentence.checked_sub(1)?, 80);
    while verb < sentence && view.is(verb, Class::LeadsOn) {
        verb += 1;
    }
    let feminine = view.words.key(verb).ends_with('ت');
    let agrees = gender.is_some_and(|gender| (gender == Gender::Feminine) == feminine);
    let byte = view.words.span(verb + 1).start;
    let first = facts.partition_point(|fact| fact.span.start < byte);
    facts
        .get(first)
        .filter(|fact| agrees && fact.span.start == byte && fact.kind() == Kind::Person)
        .and_then(|fact| fact.name().map(str::to_owned))
}

/// The first person of the sentence before, where nobody has spoken yet: "استقبل الوزير
/// فلان نظيره … وقال".
pub(super) fn before(view: &View, facts: &[Fact], at: usize) -> Option<String> {
    let sentence = view.sentence_start(at, 60);
    let from = view.sentence_start(sentence.checked_sub(1)?, 80);
    let byte = view.words.span(from).start;
    let until = view.words.span(sentence).start;
    let first = facts.partition_point(|fact| fact.span.start < byte);
    facts
        .get(first..)?
        .iter()
        .take_while(|fact| fact.span.start < until)
        .find(|fact| fact.kind() == Kind::Person)
        .and_then(|fact| fact.name().map(str::to_owned))
}
