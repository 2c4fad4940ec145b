//! Who may speak in an article, and who holds which title in it.

use std::cell::OnceCell;

use foldhash::{HashMap, HashSet};

use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::title;
use crate::facts::view::View;
use crate::letters::fold;

/// The facts that may speak, and who holds which title in the article.
pub(super) struct Actors<'f> {
    facts: &'f [Fact],
    /// Once somebody asked: few articles call one by the title alone.
    titles: OnceCell<Titles<'f>>,
    /// The names of persons, once somebody asked.
    persons: OnceCell<HashSet<&'f str>>,
}

/// Who holds which title.
#[derive(Default)]
struct Titles<'f> {
    /// Where a title stands, without its country, in the order of the text.
    titled: Vec<(usize, String)>,
    /// By title without country, and country.
    holders: HashMap<(String, &'f str), &'f str>,
    /// By the head of the title alone, and country; `None` where two hold such a title.
    heads: HashMap<(String, &'f str), Option<&'f str>>,
}

impl<'f> Titles<'f> {
    fn of(facts: &'f [Fact]) -> Self {
        let mut titles = Self::default();
        for fact in facts {
            if let Detail::Person { name, roles, .. } = &fact.detail {
                for role in roles {
                    let title = base(&role.title);
                    if let Some(country) = &role.country {
                        titles
                            .heads
                            .entry((head_of(&title), country.as_ref()))
                            .and_modify(|holder| {
                                *holder = holder.filter(|held| *held == name.as_str())
                            })
                            .or_insert(Some(name.as_str()));
                        titles
                            .holders
                            .entry((title.clone(), country.as_ref()))
                            .or_insert(name.as_str());
                    }
                    titles.titled.push((fact.span.start, title));
                }
            }
        }
        titles
    }
}

impl<'f> Actors<'f> {
    pub(super) const fn new(facts: &'f [Fact]) -> Self {
        Self {
            facts,
            titles: OnceCell::new(),
            persons: OnceCell::new(),
        }
    }

    /// All facts, in the order of the text.
    pub(super) const fn all(&self) -> &'f [Fact] {
        self.facts
    }

    /// True for the name of a person of the article.
    pub(super) fn is_person(&self, name: &str) -> bool {
        let persons = self.persons.get_or_init(|| {
            let persons = self.facts.iter().filter(|fact| fact.kind() == Kind::Person);
            persons.filter_map(Fact::name).collect()
        });
        persons.contains(name)
    }

    fn titles(&self) -> &Titles<'f> {
        self.titles.get_or_init(|| Titles::of(self.facts))
    }

    /// The facts from a byte on.
    pub(super) fn from(&self, byte: usize) -> &'f [Fact] {
        let first = self.facts.partition_point(|fact| fact.span.start < byte);
        self.facts.get(first..).unwrap_or_default()
    }

    /// The last fact before a byte.
    pub(super) fn before(&self, byte: usize) -> Option<&'f Fact> {
        let first = self.facts.partition_point(|fact| fact.span.start < byte);
        self.facts.get(first.checked_sub(1)?)
    }
}

/// The person whose role in the article is the title at a word, where no name follows.
pub(super) fn holder(view: &View, actors: &Actors, at: usize) -> Option<String> {
    let title = title::title(view, at)?;
    let country = title.role.country.as_deref()?;
    let titles = actors.titles();
    let held = if title.class == title::Class::Same {
        // نظيره: he holds the title of the person before, in his own country.
        let here = view.words.span(at).start;
        let before = titles.titled.partition_point(|(start, _)| *start < here);
        let (_, of_before) = titles.titled.get(before.checked_sub(1)?)?;
        titles.holders.get(&(of_before.clone(), country)).copied()
    } else {
        let wanted = base(&title.role.title);
        // "الوزير الأرميني": the one who was introduced as وزير خارجية.
        let alone = !wanted.contains(' ');
        titles
            .holders
            .get(&(wanted.clone(), country))
            .copied()
            .or_else(|| {
                let held = titles.heads.get(&(head_of(&wanted), country));
                held.copied().flatten().filter(|_| alone)
            })
    };
    held.map(str::to_owned)
}

/// The first word of a title, without the article.
fn head_of(title: &str) -> String {
    let first = title.split(' ').next().unwrap_or("");
    first.strip_prefix("ال").unwrap_or(first).to_owned()
}

/// A title without its adjective of nationality, which has more than one spelling.
fn base(title: &str) -> String {
    title
        .split(' ')
        .filter(|word| nisba(&fold(word)).is_none_or(|found| found.country.is_none()))
        .collect::<Vec<_>>()
        .join(" ")
}
