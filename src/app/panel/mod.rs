//! The facts panel's state: its rows, which one is selected, what is folded or filtered
//! away, and what the user thinks of each fact.

mod filter;
mod section;

use std::collections::HashSet;
use std::sync::Arc;

pub use section::{Item, PanelOrder, PanelRow, Section};

use super::ghost::Spot;
use super::list::scrolled;
use crate::corpus::Article;
use crate::facts::{Fact, Facts};
use crate::letters::Span;
use crate::triage::{Review, Reviewed};

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
    /// Only what answers this is shown; empty for everything.
    pub filter: String,
    /// The order in the sections.
    pub order: PanelOrder,
    article: Option<Arc<Article>>,
    reviewed: Vec<Reviewed>,
    folded: HashSet<Section>,
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
            filter: String::new(),
            order: PanelOrder::default(),
            article: None,
            reviewed: Vec::new(),
            folded: Section::all().filter(|s| s.begins_folded()).collect(),
        }
    }
}

impl Panel {
    /// Shows the facts of another article, or none yet, and what the user thinks of them.
    pub fn show(&mut self, facts: Option<Arc<Facts>>, reviewed: &[Reviewed]) {
        self.facts = facts;
        self.article = None;
        reviewed.clone_into(&mut self.reviewed);
        self.filter.clear();
        self.top = 0;
        self.place = None;
        self.rebuild();
        self.select_first();
    }

    /// The words of the facts, once they have been read: the filter looks at them too.
    pub fn read(&mut self, article: &Arc<Article>) {
        if self.article.is_none() {
            self.article = Some(Arc::clone(article));
        }
    }

    /// Shows better facts of the same article: the selection stays on its evidence.
    pub fn refresh(&mut self, facts: Arc<Facts>) {
        self.keeping_selection(|panel| panel.facts = Some(facts));
    }

    /// The user thinks otherwise now of facts of this article.
    pub fn review(&mut self, reviewed: &[Reviewed]) {
        if self.reviewed != reviewed {
            self.keeping_selection(|panel| reviewed.clone_into(&mut panel.reviewed));
        }
    }

    /// Another order.
    pub fn set_order(&mut self, order: PanelOrder) {
        self.keeping_selection(|panel| panel.order = order);
    }

    /// Shows only what answers `filter`; folded sections open for what they have of it.
    pub fn set_filter(&mut self, filter: &str) {
        self.keeping_selection(|panel| filter.clone_into(&mut panel.filter));
    }

    fn keeping_selection(&mut self, change: impl FnOnce(&mut Self)) {
        let spot = self.spot();
        let span = self.evidence();
        change(self);
        self.rebuild();
        let kept = spot.is_some_and(|spot| self.select_spot(&spot));
        if !kept {
            match span.and_then(|span| self.row_at(span)) {
                Some(row) => self.select(row),
                None => self.select_first(),
            }
        }
    }

    fn select_first(&mut self) {
        let item = |row: &PanelRow| matches!(row, PanelRow::Item(_));
        self.selected = self.rows.iter().position(item).unwrap_or(0);
        self.mention = 0;
    }

    fn rebuild(&mut self) {
        self.rows.clear();
        let Some(facts) = &self.facts else { return };
        let mut sections = section::sections(facts, &self.reviewed, self.order);
        let filtered = !self.filter.trim().is_empty();
        if filtered {
            let items: Vec<&Item> = sections.iter().flat_map(|(_, items)| items).collect();
            let article = self.article.as_deref();
            let mut answers = filter::answering(&items, facts, article, &self.filter).into_iter();
            for (_, items) in &mut sections {
                items.retain(|_| answers.next().unwrap_or(false));
            }
            sections.retain(|(_, items)| !items.is_empty());
        }
        for (section, items) in sections {
            let folded = !filtered && self.folded.contains(&section);
            let firsts = items.iter().filter_map(|item| item.mentions.first());
            self.rows.push(PanelRow::Section {
                section,
                items: firsts.copied().collect(),
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

    /// The selected fact: the current mention of the selected item.
    #[must_use]
    pub fn fact(&self) -> Option<&Fact> {
        let PanelRow::Item(item) = self.rows.get(self.selected)? else {
            return None;
        };
        let at = self.mention % item.mentions.len().max(1);
        self.facts.as_ref()?.facts.get(*item.mentions.get(at)?)
    }

    /// The words of the selected fact, in bytes of the article.
    #[must_use]
    pub fn evidence(&self) -> Option<Span> {
        Some(self.fact()?.span)
    }

    /// What the user thinks of a fact of this article.
    #[must_use]
    pub fn review_of(&self, fact: &Fact) -> Option<&Review> {
        let kind = fact.kind().name();
        self.reviewed
            .iter()
            .find(|reviewed| reviewed.span == fact.span && reviewed.kind == kind)
            .map(|reviewed| &reviewed.review)
    }

    /// The selected row, as it can be found again.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        Some(match self.rows.get(self.selected)? {
            PanelRow::Section { section, .. } => Spot {
                kind: section.name().to_owned(),
                byte: None,
            },
            PanelRow::Item(item) => Spot {
                kind: item.section.name().to_owned(),
                byte: Some(self.evidence()?.start),
            },
        })
    }

    /// Selects the row that a spot tells; false where it is not there.
    pub fn select_spot(&mut self, spot: &Spot) -> bool {
        let Some(facts) = &self.facts else {
            return false;
        };
        let start = |fact: &usize| facts.facts.get(*fact).map(|fact| fact.span.start);
        let mention_in = |row: &PanelRow| match row {
            PanelRow::Section { section, .. } if section.name() == spot.kind => {
                spot.byte.is_none().then_some(0)
            }
            PanelRow::Item(item) if item.section.name() == spot.kind => {
                let byte = spot.byte?;
                item.mentions.iter().position(|m| start(m) == Some(byte))
            }
            _ => None,
        };
        let found = self
            .rows
            .iter()
            .enumerate()
            .find_map(|(index, row)| Some((index, mention_in(row)?)));
        if let Some((row, mention)) = found {
            self.selected = row;
            self.mention = mention;
        }
        found.is_some()
    }

    /// The names of the sections that are folded away, in the order of the panel.
    #[must_use]
    pub fn folded(&self) -> Vec<String> {
        Section::all()
            .filter(|section| self.folded.contains(section))
            .map(|section| section.name().to_owned())
            .collect()
    }

    /// Folds the sections of these names away, and no others.
    pub fn fold(&mut self, names: &[String]) {
        self.folded = Section::all()
            .filter(|section| names.iter().any(|name| name == section.name()))
            .collect();
        self.rebuild();
    }

    /// Enter: a section folds or unfolds, an item goes on to its next mention.
    pub fn open(&mut self) {
        match self.rows.get(self.selected) {
            Some(PanelRow::Section { section, .. }) => {
                let section = *section;
                if !self.folded.remove(&section) {
                    self.folded.insert(section);
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
mod tests;
