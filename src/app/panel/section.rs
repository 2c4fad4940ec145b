//! The rows of the panel: sections in the order of their use, and in them a line for each
//! fact, or for all mentions of one name or time.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::facts::{Detail, Fact, Facts, Kind};
use crate::triage::{Reviewed, Verdict};

/// A section of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What is disputed: the text contradicts itself, or the user has said so. Its facts
    /// stand in the section of their kind too.
    Disputed,
    /// Facts of one kind.
    Of(Kind),
}

impl Section {
    /// Every section, in the order of the panel.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Disputed).chain(Kind::ALL.into_iter().map(Self::Of))
    }

    /// Its name, as it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Of(kind) => kind.name(),
        }
    }

    /// Whether it is folded until the user unfolds it: what is disputed, who claims what
    /// and who said what are the most useful.
    pub(super) const fn begins_folded(self) -> bool {
        !matches!(
            self,
            Self::Disputed | Self::Of(Kind::Quantity | Kind::Quote)
        )
    }
}

/// One line of the panel: a fact, or all mentions of one name or time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it stands.
    pub section: Section,
    /// What it is.
    pub kind: Kind,
    /// Indices into the article's facts, in the order of the text; never empty.
    pub mentions: Vec<usize>,
}

/// A row of the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelRow {
    /// The heading of a section.
    Section {
        /// Which.
        section: Section,
        /// Indices into the article's facts, one for each item that it has.
        items: Vec<usize>,
        /// Whether they are folded away.
        folded: bool,
    },
    /// An item.
    Item(Item),
}

/// The order of the items in a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelOrder {
    /// As they stand in the text.
    #[default]
    Place,
    /// Figures from the largest of each category, times from the earliest, names from the
    /// most often mentioned, words by who said them.
    Value,
}

/// The items of every section that has any, in the order of the panel.
pub(super) fn sections(
    facts: &Facts,
    reviewed: &[Reviewed],
    order: PanelOrder,
) -> Vec<(Section, Vec<Item>)> {
    let mut disputed: Vec<Item> = Vec::new();
    let mut of_kind: Vec<(Kind, Vec<Item>)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, Vec::new()))
        .collect();
    let mut known: HashMap<(Kind, &str), usize> = HashMap::new();
    for (index, fact) in facts.facts.iter().enumerate() {
        let kind = fact.kind();
        let item = |section| Item {
            section,
            kind,
            mentions: vec![index],
        };
        if is_disputed(fact, reviewed) {
            disputed.push(item(Section::Disputed));
        }
        let Some((_, items)) = of_kind.iter_mut().find(|(of, _)| *of == kind) else {
            continue;
        };
        let name = shared_name(fact);
        let at = name.and_then(|name| known.get(&(kind, name)).copied());
        if let Some(known) = at.and_then(|at| items.get_mut(at)) {
            known.mentions.push(index);
            continue;
        }
        if let Some(name) = name {
            known.insert((kind, name), items.len());
        }
        items.push(item(Section::Of(kind)));
    }
    let of_kind = of_kind
        .into_iter()
        .map(|(kind, items)| (Section::Of(kind), items));
    let mut sections: Vec<(Section, Vec<Item>)> = std::iter::once((Section::Disputed, disputed))
        .chain(of_kind)
        .collect();
    sections.retain(|(_, items)| !items.is_empty());
    if order == PanelOrder::Value {
        for (_, items) in &mut sections {
            items.sort_by(|a, b| by_value(facts, a, b));
        }
    }
    sections
}

/// What the mentions of one line share.
fn shared_name(fact: &Fact) -> Option<&str> {
    match &fact.detail {
        // "Tuesday" twice may be two days: unresolved times stay apart.
        Detail::Time { value, .. } => value.as_deref(),
        _ => fact.name(),
    }
}

fn is_disputed(fact: &Fact, reviewed: &[Reviewed]) -> bool {
    let of_text = match &fact.detail {
        Detail::Time { conflict, .. } => !conflict.is_empty(),
        _ => false,
    };
    let kind = fact.kind().name();
    of_text
        || reviewed.iter().any(|reviewed| {
            let same = reviewed.span == fact.span && reviewed.kind == kind;
            same && reviewed.review.verdict == Verdict::Disputed
        })
}

/// The order of two items of one section; the text's order where they are alike.
fn by_value(facts: &Facts, a: &Item, b: &Item) -> Ordering {
    let first = |item: &Item| facts.facts.get(*item.mentions.first()?);
    let (Some(one), Some(other)) = (first(a), first(b)) else {
        return Ordering::Equal;
    };
    match (&one.detail, &other.detail) {
        (Detail::Quantity { category: x, .. }, Detail::Quantity { category: y, .. }) => {
            let largest = |fact| amount(fact).unwrap_or(f64::NEG_INFINITY);
            x.cmp(y)
                .then_with(|| largest(other).total_cmp(&largest(one)))
        }
        (Detail::Time { value: x, .. }, Detail::Time { value: y, .. }) => known_first(x, y),
        (Detail::Event { when: x, .. }, Detail::Event { when: y, .. }) => known_first(x, y),
        (Detail::Quote { speaker: x, .. }, Detail::Quote { speaker: y, .. }) => known_first(x, y),
        _ => a
            .kind
            .cmp(&b.kind)
            .then_with(|| b.mentions.len().cmp(&a.mentions.len())),
    }
}

fn known_first(one: &Option<String>, other: &Option<String>) -> Ordering {
    one.is_none()
        .cmp(&other.is_none())
        .then_with(|| one.cmp(other))
}

fn amount(fact: &Fact) -> Option<f64> {
    match fact.detail {
        Detail::Quantity { min, max, .. } => max.or(min),
        _ => None,
    }
}
