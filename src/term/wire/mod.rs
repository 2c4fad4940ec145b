//! What was painted becomes the fewest bytes that make the terminal show it.
//!
//! Knows what the terminal shows, cell by cell, and says nothing that it shows already:
//! a frame that changes nothing is no byte. Never knows a pane — a region that may scroll
//! is a rectangle — and never decides *when* a frame is sent. Works on rows as they are
//! sent, after [`modes`](super::modes): what is in a cell does not matter to it.
//!
//! | file | what |
//! |---|---|
//! | `shadow` | the rows that were painted, and each as it has to be sent |
//! | `sent` | the cells that the terminal shows |
//! | `glyph` | what is sent for a cell; two that look the same are the same |
//! | `difference` | one row: what changed, gaps reprinted, blanks erased |
//! | `scroll` | regions whose rows have moved: DECSTBM, DECSLRM, SU, SD |
//! | `stretch` | the rows among them whose movement pays without margins
//! | `stroke` | bytes: cursor, attributes, symbols |
//! | `pen` | SGR, the shorter of two ways |
//!
//! Rules: ECMA-48; DEC STD 070 for margins; xterm's control sequences.

mod difference;
mod glyph;
mod pen;
mod scroll;
mod sent;
mod shadow;
mod stretch;
mod stroke;

use ratatui::buffer::Cell;
use ratatui::layout::Position;

use super::link::{END as LINK_END, Link};
use super::pace::RECEIPT;
use super::{Joining, Order};
use crate::app::Area;
use difference::write_row;
pub use pen::Ink;
use scroll::{Scroll, scrolls};
use sent::Sent;
use shadow::{Shadow, Target};
use stroke::Stroke;

/// From this many bytes on a frame is worth the 16 of synchronized output: less arrives
/// in one packet, and is shown at once without it.
const WORTH_SYNCHRONIZING: usize = 512;
/// Begin and end of synchronized output.
const SYNCHRONIZED: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");
/// Reordering off, margins off, attributes off, all blank. Mode first, clear second, paint
/// third: rows that exist already keep the mode in which they were written (VTE).
const WIPE: &[u8] = b"\x1b[8l\x1b[r\x1b[0m\x1b[2J";

/// What the terminal can do beyond printing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// What it writes with.
    pub ink: Ink,
    /// What it makes of plain Arabic letters.
    pub joining: Joining,
    /// Left and right margins: DECLRMM, mode 69, is set.
    pub margins: bool,
    /// Synchronized output (mode 2026).
    pub synchronized: bool,
}

/// A terminal's screen, and what is to be on it.
///
/// ```
/// use khabar::term::{Abilities, Order, Wire};
/// use ratatui::buffer::Cell;
/// let mut wire = Wire::new((80, 24), Abilities::default());
/// wire.paint(3, 0, &Cell::new("خ"));
/// // The blanks beside a letter are printed too: it may be drawn over them.
/// assert_eq!(wire.frame(), "\u{1b}[1;3H خ ".as_bytes());
/// wire.paint(3, 0, &Cell::new("خ"));
/// assert_eq!(wire.frame(), b"");
/// ```
#[derive(Debug)]
pub struct Wire {
    order: Order,
    abilities: Abilities,
    shadow: Shadow,
    /// The screen as it is once all that was given out has arrived.
    screen: Screenful,
    /// Where rows may have moved since the last frame.
    regions: Vec<Area>,
    /// The row that is a link.
    link: Option<Link>,
    /// Whether the terminal has to be cleared before the next frame.
    stale: bool,
    /// Bytes that belong to the next frame, after its cells.
    after: Vec<u8>,
    /// Whether the terminal's cursor is seen, if that is known.
    shown: Option<bool>,
    /// Whether the next frame asks for a receipt.
    receipt: bool,
}

/// A state of the terminal: its cells, its pen and its cursor.
#[derive(Clone, Debug)]
struct Screenful {
    sent: Sent,
    stroke: Stroke,
}

impl Wire {
    /// A terminal of so many columns and rows that is blank and writes without attributes.
    #[must_use]
    pub fn new(size: (u16, u16), abilities: Abilities) -> Self {
        Self {
            order: Order::default(),
            abilities,
            shadow: Shadow::blank(size.0),
            screen: Screenful::blank(size),
            regions: Vec::new(),
            link: None,
            stale: false,
            after: Vec::new(),
            shown: None,
            receipt: false,
        }
    }

    /// Sends rows in another order from the next frame on, which is then painted as a
    /// whole. An order may keep a column for itself: ask for the size again after it.
    pub fn set_order(&mut self, order: Order) {
        if self.order != order {
            self.order = order;
            self.stale = true;
        }
    }

    /// The order in which rows are sent.
    #[must_use]
    pub const fn order(&self) -> Order {
        self.order
    }

    /// The terminal turned out to be able to do more, or less.
    pub fn set_abilities(&mut self, abilities: Abilities) {
        // Letters that it was to join are on the screen; forms stay right in any terminal.
        let relied = self.abilities.joining != Joining::Unknown;
        self.stale |= self.abilities.ink != abilities.ink
            || (relied && self.abilities.joining != abilities.joining);
        self.abilities = abilities;
    }

    /// What the terminal can do.
    #[must_use]
    pub const fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// The rectangles, in painted columns, whose rows may have moved up or down since the
    /// last frame: whether they have is found by comparing.
    pub fn set_regions(&mut self, regions: Vec<Area>) {
        self.regions = regions;
    }

    /// Makes a row a link from the next frame on, or none. The rows concerned are sent again:
    /// no cell keeps a link that has gone.
    pub fn set_link(&mut self, link: Option<Link>) {
        if self.link != link {
            for link in self.link.iter().chain(&link) {
                self.shadow.touch(link.row);
                if let Some(row) = self.screen.sent.row_mut(link.row) {
                    row.fill(None);
                }
            }
            self.link = link;
        }
    }

    /// Takes a painted cell.
    pub fn paint(&mut self, x: u16, y: u16, cell: &Cell) {
        self.shadow.paint(x, y, cell);
    }

    /// Everything was painted away, on a terminal of this size.
    pub fn clear(&mut self, size: (u16, u16)) {
        self.shadow = Shadow::blank(size.0);
        self.screen = Screenful::blank(size);
        self.stale = true;
    }

    /// The terminal's screen is not known any more: the next frame is painted whole.
    pub const fn forget(&mut self) {
        self.stale = true;
    }

    /// Rows on the screen for which the order has no row that is shown as it was painted:
    /// they were sent in the way that is least wrong.
    #[must_use]
    pub fn fallen_back(&self) -> usize {
        self.shadow.fallen_back()
    }

    /// Shows or hides the cursor.
    pub fn show_cursor(&mut self, shown: bool) {
        if self.shown != Some(shown) {
            self.after
                .extend_from_slice(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.shown = Some(shown);
        }
    }

    /// Puts the cursor at a painted place; to be called after [`Wire::encode`].
    pub fn put_cursor(&mut self, x: u16, y: u16) {
        let x = self.shadow.column_of(x, y);
        self.screen.stroke.go_to(x, y);
        self.after.append(&mut self.screen.stroke.take());
    }

    /// Where the terminal's cursor is, if that is known.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.screen.stroke.cursor()
    }

    /// Encodes what was painted since the last time; [`Wire::take`] gives the bytes.
    pub fn encode(&mut self) {
        let mut wiped = false;
        if std::mem::take(&mut self.stale) {
            self.screen = Screenful::blank(self.screen.sent.size());
            self.shadow.send_all();
            self.after.extend_from_slice(WIPE);
            // It is not known what becomes of the cursor where the modes were left and
            // entered again.
            self.shown = None;
            wiped = true;
        }
        let Abilities { ink, joining, .. } = self.abilities;
        self.shadow.arrange(self.order, joining, ink);
        let mut best = self.screen.changed(&self.shadow, &[]);
        // On a blank screen nothing has moved.
        if !wiped && !best.stroke.is_empty() {
            self.find_shorter(&mut best);
        }
        if let Some(link) = &self.link {
            best.link(link, &self.shadow);
        }
        self.shadow.settled();
        self.after.append(&mut best.stroke.take());
        self.screen = best;
    }

    /// Tries each region's movement, alone and after those that have paid off already.
    fn find_shorter(&self, best: &mut Screenful) {
        let mut taken: Vec<Scroll> = Vec::new();
        let in_place = matches!(self.order, Order::Visual | Order::Lrm);
        let margins = self.abilities.margins && in_place;
        for region in &self.regions {
            for scroll in scrolls(*region, margins, &self.screen.sent, &self.shadow) {
                let mut with = taken.clone();
                with.push(scroll);
                let candidate = self.screen.changed(&self.shadow, &with);
                if candidate.stroke.len() < best.stroke.len() {
                    *best = candidate;
                    taken = with;
                }
            }
        }
    }

    /// Whether the next frame asks the terminal for a receipt ([`Pace`](super::Pace)); one
    /// without a byte never does.
    pub const fn ask_receipt(&mut self, asked: bool) {
        self.receipt = asked;
    }

    /// The bytes of the frame, which is then taken as shown. Empty where nothing changed.
    pub fn take(&mut self) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.after);
        if self.abilities.synchronized && bytes.len() >= WORTH_SYNCHRONIZING {
            bytes = [SYNCHRONIZED.0, &bytes, SYNCHRONIZED.1].concat();
        }
        if std::mem::take(&mut self.receipt) && !bytes.is_empty() {
            bytes.extend_from_slice(RECEIPT);
        }
        bytes
    }

    /// [`Wire::encode`] and [`Wire::take`].
    pub fn frame(&mut self) -> Vec<u8> {
        self.encode();
        self.take()
    }
}

impl Screenful {
    fn blank((columns, rows): (u16, u16)) -> Self {
        Self {
            sent: Sent::blank(columns, rows),
            stroke: Stroke::new(columns, rows),
        }
    }

    /// What stands on the row of the link, written once more as a link where the row was
    /// written.
    fn link(&mut self, link: &Link, shadow: &Shadow) {
        let row = shadow.rows().find(|(y, _)| *y == link.row);
        let Some((y, row)) = row.filter(|(_, row)| row.is_touched()) else {
            return;
        };
        let target = row.target();
        let inked = |target: &Target| !target.glyph.is_plain_blank();
        let from = target.iter().position(inked);
        let to = target.iter().rposition(inked);
        let run = from.zip(to).and_then(|(from, to)| target.get(from..=to));
        if let Some(run @ [first, ..]) = run {
            self.stroke.go_to(first.x, y);
            self.stroke.control(&link.begin(), self.stroke.cursor());
            for target in run {
                target.print(&mut self.stroke);
            }
            self.stroke.control(LINK_END, self.stroke.cursor());
        }
    }

    /// This screen after these movements and after the rows of the shadow.
    fn changed(&self, shadow: &Shadow, scrolls: &[Scroll]) -> Self {
        let mut screen = self.clone();
        for scroll in scrolls {
            scroll.write(&mut screen.stroke);
            screen.sent.scroll(scroll);
        }
        for (y, row) in shadow.rows() {
            let moved = scrolls.iter().any(|scroll| scroll.holds_row(y));
            if (row.is_touched() || moved)
                && let Some(sent) = screen.sent.row_mut(y)
            {
                write_row(&mut screen.stroke, sent, row.target(), y);
            }
        }
        screen
    }
}
