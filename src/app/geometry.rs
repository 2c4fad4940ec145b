//! Where the panes stand, as plain numbers: the collapse ladder.
//!
//! Three panes from 100 columns, two from 60, one below. Every pane has a row for its
//! title above it, panes stand beside each other with one column of border between,
//! the last row is the bottom line.

use serde::{Deserialize, Serialize};

/// A rectangle in cells, from the top left corner of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The panes, in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pane {
    /// The articles.
    #[default]
    List,
    /// One article.
    Reader,
    /// What it says.
    Facts,
}

impl Pane {
    /// Every pane, in reading order.
    pub const ALL: &'static [Self] = &[Self::List, Self::Reader, Self::Facts];

    /// Its name in the keymap and in the strings table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Facts => "facts",
        }
    }
}

/// From this many columns three panes stand beside each other.
const THREE_PANES: u16 = 100;
/// From this many columns two do.
const TWO_PANES: u16 = 60;

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Geometry {
    /// The panes that are seen, from left to right on the screen, without title rows
    /// and borders.
    pub panes: Vec<(Pane, Area)>,
    /// The row of titles, if there is room for it.
    pub titles: Option<Area>,
    /// Columns of the borders between the panes.
    pub borders: Vec<u16>,
    /// The last row.
    pub bottom: Area,
    /// The rows above it where the reader is hidden: the evidence of a fact.
    pub peek: Option<Area>,
    /// Below the facts while they have the focus: the selected one in full, under a rule.
    pub detail: Option<Area>,
}

impl Geometry {
    /// The panes for a screen of `columns` × `rows` cells (at least 1 × 1).
    ///
    /// `zoom` shows the focused pane alone; `mirrored` puts the first pane on the
    /// right, for an interface that is read from there.
    #[must_use]
    pub fn new(columns: u16, rows: u16, focus: Pane, zoom: bool, mirrored: bool) -> Self {
        let (columns, rows) = (columns.max(1), rows.max(1));
        let bottom = Area {
            x: 0,
            y: rows - 1,
            width: columns,
            height: 1,
        };
        let titles = (rows >= 4).then_some(Area {
            x: 0,
            y: 0,
            width: columns,
            height: 1,
        });
        let top = titles.map_or(0, |area| area.height);
        let mut height = (rows - 1).saturating_sub(top);
        let shown = shown(columns, focus, zoom);
        let peek =
            (focus == Pane::Facts && !shown.contains(&Pane::Reader) && height >= 6).then(|| {
                let rows = if height >= 10 { 3 } else { 1 };
                height -= rows;
                Area {
                    x: 0,
                    y: top + height,
                    width: columns,
                    height: rows,
                }
            });
        let mut order = widths(columns, &shown);
        if mirrored {
            order.reverse();
        }
        let mut panes = Vec::new();
        let mut borders = Vec::new();
        let mut x = 0;
        for (index, (pane, width)) in order.into_iter().enumerate() {
            if index > 0 {
                borders.push(x);
                x += 1;
            }
            panes.push((
                pane,
                Area {
                    x,
                    y: top,
                    width,
                    height,
                },
            ));
            x += width;
        }
        let facts = panes.iter_mut().find(|(pane, _)| *pane == Pane::Facts);
        let detail = facts
            .filter(|_| focus == Pane::Facts)
            .and_then(|(_, area)| split_off_detail(area));
        Self {
            panes,
            titles,
            borders,
            bottom,
            peek,
            detail,
        }
    }

    /// Where a pane stands, if it is seen.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Option<Area> {
        self.panes
            .iter()
            .find(|(shown, _)| *shown == pane)
            .map(|&(_, area)| area)
    }
}

/// Takes the rows of the detail off the facts, where there are enough for both.
fn split_off_detail(facts: &mut Area) -> Option<Area> {
    let rows = match facts.height {
        0..=9 => return None,
        10..=17 => 4,
        18..=29 => 6,
        30.. => 7,
    };
    facts.height -= rows;
    Some(Area {
        y: facts.y + facts.height,
        height: rows,
        ..*facts
    })
}

/// Which panes are seen, in reading order.
fn shown(columns: u16, focus: Pane, zoom: bool) -> Vec<Pane> {
    if zoom || columns < TWO_PANES {
        vec![focus]
    } else if columns < THREE_PANES {
        match focus {
            Pane::List | Pane::Reader => vec![Pane::List, Pane::Reader],
            Pane::Facts => vec![Pane::Reader, Pane::Facts],
        }
    } else {
        Pane::ALL.to_vec()
    }
}

/// Columns of each pane; they and the borders between them fill the row.
fn widths(columns: u16, shown: &[Pane]) -> Vec<(Pane, u16)> {
    let borders = u16::try_from(shown.len()).unwrap_or(1).saturating_sub(1);
    let room = columns.saturating_sub(borders);
    let side = |share: u16, most: u16| (room * share / 100).min(most);
    match *shown {
        [list, reader, facts] => {
            let (left, right) = (side(28, 44), side(30, 46));
            vec![(list, left), (reader, room - left - right), (facts, right)]
        }
        [Pane::List, reader] => {
            let left = side(40, 36);
            vec![(Pane::List, left), (reader, room - left)]
        }
        [reader, facts] => {
            let right = side(45, 40);
            vec![(reader, room - right), (facts, right)]
        }
        [only] => vec![(only, room)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_and_borders_fill_every_window() {
        for columns in 1..=220 {
            for rows in [1, 2, 3, 4, 12, 24, 40] {
                for focus in Pane::ALL {
                    for (zoom, mirrored) in [(false, false), (true, false), (false, true)] {
                        let g = Geometry::new(columns, rows, *focus, zoom, mirrored);
                        let width: u16 = g.panes.iter().map(|(_, area)| area.width).sum();
                        assert_eq!(width + g.borders.len() as u16, columns);
                        assert!(g.area(*focus).is_some(), "the focus is always seen");
                        for (_, area) in &g.panes {
                            assert!(area.x + area.width <= columns);
                            assert!(area.y + area.height < rows.max(2));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_ladder_is_three_two_one() {
        let count = |columns| {
            Geometry::new(columns, 24, Pane::List, false, false)
                .panes
                .len()
        };
        assert_eq!((count(120), count(100)), (3, 3));
        assert_eq!((count(99), count(60)), (2, 2));
        assert_eq!((count(59), count(1)), (1, 1));
    }

    #[test]
    fn an_interface_read_from_the_right_begins_there() {
        let g = Geometry::new(120, 40, Pane::List, false, true);
        let order: Vec<Pane> = g.panes.iter().map(|(pane, _)| *pane).collect();
        assert_eq!(order, [Pane::Facts, Pane::Reader, Pane::List]);
    }
}
