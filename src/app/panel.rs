//! The facts panel's state: sections, the items in them, which one is selected.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::ghost::Spot;
use super::list::scrolled;
use crate::facts::{Detail, Facts, Kind};
use crate::letters::Span;

/// One line of the panel: a fact, or all mentions of one name or time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
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
        kind: Kind,
        /// How many items it has.
        count: usize,
        /// Whether they are folded away.
        folded: bool,
    },
    /// An item.
    Item(Item),
}

/// The panel's state.
#[derive(Debug)]
pub struct Panel {
    /// The facts shown; `None` while they are looked for.
    pub facts: Option<Arc<Facts>>,
    /// The rows.
    pub rows: Vec<PanelRow>,
    /// The row that is selected.
    pub selected: usize,
    /// Which mention of the selected item is current.
    pub mention: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The row of the fact that stands where the reader is.
    pub place: Option<usize>,
    folded: HashSet<Kind>,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            facts: None,
            rows: Vec::new(),
            selected: 0,
            mention: 0,
            top: 0,
            place: None,
            // Events tell again what figures and sayings tell: one line until asked for.
            folded: HashSet::from([Kind::Event]),
        }
    }
}

impl Panel {
    /// Shows the facts of another article, or none yet.
    pub fn show(&mut self, facts: Option<Arc<Facts>>) {
        self.facts = facts;
        self.selected = 0;
        self.mention = 0;
        self.top = 0;
        self.place = None;
        self.rebuild();
        self.selected = self.first_item();
    }

    /// Shows better facts of the same article: the selection stays on its evidence.
    pub fn refresh(&mut self, facts: Arc<Facts>) {
        let evidence = self.evidence();
        self.facts = Some(facts);
        self.rebuild();
        let row = evidence.and_then(|span| self.row_at(span));
        self.selected = row.unwrap_or_else(|| self.first_item());
        self.mention = 0;
    }

    fn first_item(&self) -> usize {
        usize::from(self.rows.len() > 1)
    }

    fn rebuild(&mut self) {
        self.rows.clear();
        let Some(facts) = &self.facts else { return };
        let mut sections: Vec<(Kind, Vec<Item>)> = Vec::new();
        let mut groups: HashMap<(Kind, &str), usize> = HashMap::new();
        for (index, fact) in facts.facts.iter().enumerate() {
            let kind = fact.kind();
            let section = match sections.iter().position(|(k, _)| *k == kind) {
                Some(at) => at,
                None => {
                    sections.push((kind, Vec::new()));
                    sections.len() - 1
                }
            };
            let Some((_, items)) = sections.get_mut(section) else {
                continue;
            };
            let group = match &fact.detail {
                // "Tuesday" twice may be two days: unresolved times stay apart.
                Detail::Time { value, .. } => value.as_deref(),
                _ => fact.name(),
            };
            let known = group.and_then(|name| groups.get(&(kind, name)).copied());
            match known.and_then(|at| items.get_mut(at)) {
                Some(item) => item.mentions.push(index),
                None => {
                    if let Some(name) = group {
                        groups.insert((kind, name), items.len());
                    }
                    items.push(Item {
                        kind,
                        mentions: vec![index],
                    });
                }
            }
        }
        sections.sort_by_key(|(kind, _)| *kind);
        for (kind, items) in sections {
            let folded = self.folded.contains(&kind);
            self.rows.push(PanelRow::Section {
                kind,
                count: items.len(),
                folded,
            });
            if !folded {
                self.rows.extend(items.into_iter().map(PanelRow::Item));
            }
        }
    }

    /// Selects a row, the last one where there are fewer.
    pub fn select(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        if row != self.selected {
            self.selected = row;
            self.mention = 0;
        }
    }

    /// The words of the selected fact, in bytes of the article.
    #[must_use]
    pub fn evidence(&self) -> Option<Span> {
        let PanelRow::Item(item) = self.rows.get(self.selected)? else {
            return None;
        };
        let index = item
            .mentions
            .get(self.mention % item.mentions.len().max(1))?;
        Some(self.facts.as_ref()?.facts.get(*index)?.span)
    }

    /// The selected row, as it can be found again.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        Some(match self.rows.get(self.selected)? {
            PanelRow::Section { kind, .. } => Spot {
                kind: kind.name().to_owned(),
                byte: None,
            },
            PanelRow::Item(item) => Spot {
                kind: item.kind.name().to_owned(),
                byte: Some(self.evidence()?.start),
            },
        })
    }

    /// Selects the row that a spot tells, if it is there.
    pub fn select_spot(&mut self, spot: &Spot) {
        let Some(facts) = &self.facts else { return };
        for (index, row) in self.rows.iter().enumerate() {
            let mention = match row {
                PanelRow::Section { kind, .. } => {
                    (kind.name() == spot.kind && spot.byte.is_none()).then_some(0)
                }
                PanelRow::Item(item) if item.kind.name() == spot.kind => {
                    item.mentions.iter().position(|fact| {
                        let span = facts.facts.get(*fact).map(|fact| fact.span);
                        span.map(|span| span.start) == spot.byte
                    })
                }
                PanelRow::Item(_) => None,
            };
            if let Some(mention) = mention {
                self.selected = index;
                self.mention = mention;
                return;
            }
        }
    }

    /// The names of the kinds whose sections are folded away, in the order of the panel.
    #[must_use]
    pub fn folded(&self) -> Vec<String> {
        let mut kinds: Vec<Kind> = self.folded.iter().copied().collect();
        kinds.sort();
        kinds.iter().map(|kind| kind.name().to_owned()).collect()
    }

    /// Folds the sections of these kinds away, and no others.
    pub fn fold(&mut self, names: &[String]) {
        self.folded = Kind::ALL
            .into_iter()
            .filter(|kind| names.iter().any(|name| name == kind.name()))
            .collect();
        self.rebuild();
    }

    /// Enter: a section folds or unfolds, an item goes on to its next mention.
    pub fn open(&mut self) {
        match self.rows.get(self.selected) {
            Some(PanelRow::Section { kind, .. }) => {
                let kind = *kind;
                if !self.folded.remove(&kind) {
                    self.folded.insert(kind);
                }
                self.rebuild();
            }
            Some(PanelRow::Item(item)) => {
                self.mention = (self.mention + 1) % item.mentions.len().max(1);
            }
            None => {}
        }
    }

    /// The row whose mention begins nearest after the first byte of `span`, and inside it.
    #[must_use]
    pub fn row_at(&self, span: Span) -> Option<usize> {
        let facts = self.facts.as_ref()?;
        let mut best: Option<(usize, usize)> = None;
        for (row, panel_row) in self.rows.iter().enumerate() {
            let PanelRow::Item(item) = panel_row else {
                continue;
            };
            for index in &item.mentions {
                let Some(fact) = facts.facts.get(*index) else {
                    continue;
                };
                let start = fact.span.start;
                if span.holds(start) && best.is_none_or(|(nearest, _)| start < nearest) {
                    best = Some((start, row));
                }
            }
        }
        best.map(|(_, row)| row)
    }

    /// Scrolls so that `row` is seen among `height` rows.
    pub fn scroll_to(&mut self, row: usize, height: usize) {
        self.top = scrolled(self.top, row, height, self.rows.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Fact;

    fn place(name: &str, start: usize) -> Fact {
        Fact {
            span: Span::new(start, start + 4),
            line: 0,
            detail: Detail::Place {
                name: name.to_owned(),
                name_en: None,
                kind: "city".to_owned(),
                country: None,
                metonym_for: None,
            },
            confidence: 1.0,
            rule: "test",
            said_by: None,
            modality: None,
        }
    }

    fn panel() -> Panel {
        let mut panel = Panel::default();
        panel.show(Some(Arc::new(Facts {
            published: None,
            facts: vec![place("باكو", 10), place("يريفان", 20), place("باكو", 30)],
        })));
        panel
    }

    #[test]
    fn mentions_of_one_name_are_one_line_and_enter_walks_them() {
        let mut panel = panel();
        assert_eq!(panel.rows.len(), 3);
        assert_eq!(panel.selected, 1);
        assert_eq!(panel.evidence(), Some(Span::new(10, 14)));
        panel.open();
        assert_eq!(panel.evidence(), Some(Span::new(30, 34)));
        panel.open();
        assert_eq!(panel.evidence(), Some(Span::new(10, 14)));
    }

    #[test]
    fn a_section_folds() {
        let mut panel = panel();
        panel.select(0);
        assert_eq!(panel.evidence(), None);
        panel.open();
        assert_eq!(panel.rows.len(), 1);
        panel.open();
        assert_eq!(panel.rows.len(), 3);
    }

    #[test]
    fn the_readers_place_finds_its_fact() {
        let panel = panel();
        assert_eq!(panel.row_at(Span::new(15, 40)), Some(2));
        assert_eq!(panel.row_at(Span::new(40, 50)), None);
    }
}
