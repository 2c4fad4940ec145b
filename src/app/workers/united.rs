//! What only the whole corpus tells: one name for each person, organisation and place, and
//! days of publication that other articles give away.
//!
//! The facts of a large corpus do not fit into memory. Of each article only this is held:
//! which names it has, each name once for all articles, and as long as the corpus is small
//! enough for it to tell anything, the moments that it dates.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::corpus::{Article, ArticleId, Articles, ContentKey};
use crate::facts::{self, Detail, Fact, Facts, Kind, Listed, Published};
use crate::letters::Span;

/// In a larger corpus no article tells the day of another: too many tell of the same
/// part of the same weekday.
pub(super) const LARGEST_SOLVED: usize = 4_000;

/// What makes a name the same as another, before spellings are looked at.
type Signature = (Kind, String, Option<Listed>, Option<Listed>);

/// What is held of an article.
#[derive(Debug)]
pub(super) struct Brief {
    /// Its place in the corpus.
    at: usize,
    /// The store's handle.
    pub id: ArticleId,
    /// The hash of its text.
    pub key: ContentKey,
    /// The day of publication that it gives by itself.
    pub published: Option<Published>,
    /// Somebody is quoted in it.
    has_quote: bool,
    /// Its names, each once, in the order of the text.
    names: Vec<u32>,
    /// Its moments: times of day on a date.
    moments: Vec<Fact>,
}

/// The briefs of a corpus, and every name once.
#[derive(Debug, Default)]
pub(super) struct Briefs {
    briefs: Vec<Brief>,
    names: Vec<Name>,
    known: HashMap<Signature, u32>,
    with_moments: bool,
}

/// A name, and where it stands first: the article's place, and the how-manieth there.
#[derive(Debug)]
struct Name {
    first: (usize, usize),
    fact: Fact,
}

/// What the corpus tells of the facts of one article.
#[derive(Debug, Default)]
pub(super) struct United {
    names: HashMap<Signature, String>,
    /// The same for names in quotations, claims and events, which have no more than the name.
    spoken_of: HashMap<String, String>,
    published: HashMap<ContentKey, Published>,
}

impl United {
    /// The day of publication that other articles give away.
    pub fn published_of(&self, key: ContentKey) -> Option<Published> {
        self.published.get(&key).copied()
    }

    /// Gives facts the names that their things have in the corpus.
    pub fn rename(&self, facts: &mut Facts) {
        for fact in &mut facts.facts {
            let known = signature(fact).and_then(|signature| self.names.get(&signature));
            if let Some(new) = known {
                set_name(fact, new);
            }
            let mut spoken_of: Vec<&mut String> = fact.said_by.iter_mut().collect();
            match &mut fact.detail {
                Detail::Quote { speaker, .. } => spoken_of.extend(speaker),
                Detail::Event {
                    who, place, source, ..
                } => spoken_of.extend(who.iter_mut().chain(place).chain(source)),
                _ => {}
            }
            for name in spoken_of {
                if let Some(new) = self.spoken_of.get(name.as_str()) {
                    name.clone_from(new);
                }
            }
        }
    }
}

impl Briefs {
    /// For a corpus of so many articles.
    pub fn new(articles: usize) -> Self {
        Self {
            with_moments: articles <= LARGEST_SOLVED,
            ..Self::default()
        }
    }

    /// Takes in what the article at a place of the corpus says by itself. Articles may
    /// come in any order.
    pub fn add(&mut self, at: usize, (id, key): (ArticleId, ContentKey), facts: Facts) {
        let mut names = Vec::new();
        let mut seen = HashSet::new();
        let mut moments = Vec::new();
        let has_quote = facts.facts.iter().any(|fact| fact.kind() == Kind::Quote);
        for (nth, fact) in facts.facts.into_iter().enumerate() {
            if let Some(signature) = signature(&fact) {
                let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                let first = (at, nth);
                let all = &mut self.names;
                let name = *self.known.entry(signature).or_insert_with(|| {
                    let fact = bare(fact);
                    all.push(Name { first, fact });
                    next
                });
                if let Some(name) = usize::try_from(name).ok().and_then(|at| all.get_mut(at)) {
                    name.first = name.first.min(first);
                }
                if seen.insert(name) {
                    names.push(name);
                }
            } else if self.with_moments && is_moment(&fact) {
                moments.push(fact);
            }
        }
        self.briefs.push(Brief {
            at,
            id,
            key,
            published: facts.published,
            has_quote,
            names,
            moments,
        });
    }

    /// What the corpus tells, and for each article its names and its best day of
    /// publication.
    pub fn unite(mut self, corpus: &dyn Articles) -> (Arc<United>, Vec<Named>) {
        self.briefs.sort_by_key(|brief| brief.at);
        let published = self.solved(corpus);
        // Ties between names go to the first place.
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by_key(|at| self.names.get(*at).map(|name| name.first));
        let in_order = order.iter().filter_map(|at| self.names.get(*at));
        let mut all = Facts {
            published: None,
            facts: in_order.map(|name| name.fact.clone()).collect(),
        };
        let old: Vec<Option<Signature>> = all.facts.iter().map(signature).collect();
        facts::unite(&mut [&mut all]);
        let mut united = United {
            published,
            ..United::default()
        };
        let mut names: Vec<&str> = vec![""; self.names.len()];
        for (at, fact) in order.into_iter().zip(&all.facts) {
            if let Some(name) = names.get_mut(at) {
                *name = fact.name().unwrap_or_default();
            }
        }
        let news = all.facts.iter().filter_map(Fact::name);
        for (signature, new) in old.into_iter().zip(news) {
            if let Some(signature) = signature.filter(|(_, old, ..)| old != new) {
                let (_, old, ..) = &signature;
                united.spoken_of.insert(old.clone(), new.to_owned());
                united.names.insert(signature, new.to_owned());
            }
        }
        let named = self.briefs.into_iter().map(|brief| {
            let published = brief.published.or(united.published_of(brief.key));
            let own = brief.names.iter().filter_map(|at| {
                let at = usize::try_from(*at).ok()?;
                let kind = self.names.get(at)?.fact.kind();
                Some((kind, names.get(at).copied()?))
            });
            let own: HashSet<(Kind, &str)> = own.collect();
            Named {
                id: brief.id,
                key: brief.key,
                names: own
                    .into_iter()
                    .map(|(kind, name)| (kind, name.to_owned()))
                    .collect(),
                has_quote: brief.has_quote,
                published,
            }
        });
        let named = named.collect();
        (Arc::new(united), named)
    }

    /// The days of publication that other articles give away.
    fn solved(&mut self, corpus: &dyn Articles) -> HashMap<ContentKey, Published> {
        if !self.with_moments {
            return HashMap::new();
        }
        // The texts of those only that give no day by themselves.
        let texts: Vec<Option<Arc<Article>>> = self
            .briefs
            .iter()
            .map(|brief| match brief.published {
                None => corpus.article(brief.id).ok(),
                Some(_) => None,
            })
            .collect();
        let Some(any) = texts.iter().flatten().next().cloned() else {
            return HashMap::new();
        };
        let mut of: Vec<(&Brief, Facts)> = Vec::new();
        let mut read: Vec<&Article> = Vec::new();
        for (brief, text) in self.briefs.iter().zip(&texts) {
            if brief.published.is_none() && text.is_none() {
                continue;
            }
            let names = brief.names.iter();
            let names = names.filter_map(|at| self.names.get(usize::try_from(*at).ok()?));
            let facts = names
                .map(|name| &name.fact)
                .chain(&brief.moments)
                .cloned()
                .collect();
            let published = brief.published;
            of.push((brief, Facts { published, facts }));
            // An article that is dated is not read.
            read.push(text.as_deref().unwrap_or(&any));
        }
        let facts = of.iter_mut().map(|(_, facts)| facts);
        let mut all: Vec<(&Article, &mut Facts)> = read.into_iter().zip(facts).collect();
        facts::solve_published(&mut all);
        of.into_iter()
            .filter(|(brief, _)| brief.published.is_none())
            .filter_map(|(brief, facts)| Some((brief.key, facts.published?)))
            .collect()
    }
}

/// An article with its names as the corpus has them.
#[derive(Debug)]
pub(super) struct Named {
    /// The store's handle.
    pub id: ArticleId,
    /// The hash of its text.
    pub key: ContentKey,
    /// Its names, with their kinds.
    pub names: Vec<(Kind, String)>,
    /// Somebody is quoted in it.
    pub has_quote: bool,
    /// Its best day of publication.
    pub published: Option<Published>,
}

fn signature(fact: &Fact) -> Option<Signature> {
    let (name, name_en, country) = match &fact.detail {
        Detail::Person { name, name_en, .. } | Detail::Place { name, name_en, .. } => {
            (name, name_en, &None)
        }
        Detail::Organization {
            name,
            name_en,
            country,
            ..
        } => (name, name_en, country),
        _ => return None,
    };
    Some((fact.kind(), name.clone(), name_en.clone(), country.clone()))
}

fn set_name(fact: &mut Fact, new: &str) {
    if let Detail::Person { name, .. }
    | Detail::Organization { name, .. }
    | Detail::Place { name, .. } = &mut fact.detail
    {
        new.clone_into(name);
    }
}

/// A mention without what no other mention of the name has.
fn bare(mut fact: Fact) -> Fact {
    fact.span = Span::default();
    fact.said_by = None;
    if let Detail::Person { roles, .. } = &mut fact.detail {
        *roles = Vec::new();
    }
    fact
}

/// A time of day on a date: what articles can have in common.
fn is_moment(fact: &Fact) -> bool {
    match &fact.detail {
        Detail::Time { value, .. } => value.as_ref().is_some_and(|value| value.contains('T')),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
