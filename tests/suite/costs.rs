//! What a frame costs on the wire, in bytes, beside what peers send.

use std::cell::Cell as Counter;
use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use khabar::app::Pane;
use khabar::term::{Abilities, Joining, Wire};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::desk::Desk;
use crate::wire::{abilities, paint};

/// What `less` 590 sends for a line that scrolls in, beside the line: `CR CSI K`, the line,
/// `CR LF : CSI K`. Measured in a pseudo-terminal of 120×40:
/// `khabar read FILE --width 70 --order visual > text; less text`, then `j` twenty times:
/// 126.6 bytes a line, of which 116.6 are the line's.
const LESS: usize = 10;
const LESS_AT_70: usize = 126;
/// What newsboat 2.21 sends for a move in its list, in the same window.
const NEWSBOAT: usize = 279;

/// The window that the peers were measured in.
const WINDOW: (u16, u16) = (120, 40);

/// The explorer on the bundled articles, what its frames cost, and
/// what they cost through ratatui's own backend.
struct Costs {
    desk: Desk,
    wire: Wire,
    stock: Terminal<CrosstermBackend<Counted>>,
    sent: Rc<Counter<usize>>,
}

/// Counts what is written.
struct Counted(Rc<Counter<usize>>);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a frame costs, in bytes.
struct Cost {
    own: usize,
    stock: usize,
}

impl Costs {
    fn open(window: (u16, u16), margins: bool) -> Self {
        Self::with(window, abilities(margins))
    }

    fn with(window: (u16, u16), abilities: Abilities) -> Self {
        Self::of(usize::MAX, window, abilities)
    }

    /// At most so many articles, the long one among them.
    fn of(articles: usize, window: (u16, u16), abilities: Abilities) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut texts: Vec<(String, String)> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).unwrap())
            })
            .collect();
        texts.sort();
        // One that is long enough to scroll.
        let long: String = ["06", "10", "04"]
            .iter()
            .filter_map(|number| texts.iter().find(|(name, _)| name.starts_with(number)))
            .map(|(_, text)| text.as_str())
            .collect();
        texts.truncate(articles - 1);
        texts.push(("00-long.txt".to_owned(), long));
        let articles: Vec<(&str, &str)> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let mut desk = Desk::open(&articles, window.0, window.1);
        let count = articles.len();
        desk.until("all facts", |app| app.facts_known() == count);
        let sent = Rc::new(Counter::new(0));
        let viewport = Viewport::Fixed(Rect::new(0, 0, window.0, window.1));
        let backend = CrosstermBackend::new(Counted(Rc::clone(&sent)));
        Self {
            desk,
            wire: Wire::new(window, abilities),
            stock: Terminal::with_options(backend, TerminalOptions { viewport }).unwrap(),
            sent,
        }
    }

    /// Selects the long article.
    fn at_the_long_article(mut self) -> Self {
        self.desk.press(&["o", "o", "g"]);
        for _ in 0..30 {
            let shown = self.desk.app.reader.reading();
            if shown.is_some_and(|reading| reading.article.head.locator.path.contains("00-long")) {
                return self;
            }
            self.desk.press(&["j"]);
        }
        panic!("the long article is not in the list");
    }

    fn frame(&mut self) -> Cost {
        let buffer = self.desk.paint();
        let panes = self.desk.app.geometry().panes.iter();
        self.wire
            .set_regions(panes.map(|(_, area)| *area).collect());
        paint(&mut self.wire, &buffer);
        let own = self.wire.frame().len();
        let before = self.sent.get();
        self.stock
            .draw(|frame| *frame.buffer_mut() = buffer.clone())
            .unwrap();
        Cost {
            own,
            stock: self.sent.get() - before,
        }
    }

    /// Bytes for each of twenty presses, and those of `less` for the lines that came in.
    fn scrolled(&mut self) -> (usize, usize, usize) {
        self.frame();
        let (mut own, mut stock, mut less) = (0, 0, 0);
        for _ in 0..20 {
            self.desk.press(&["j"]);
            let cost = self.frame();
            own += cost.own;
            stock += cost.stock;
            less += self.lowest_line().len() + LESS;
        }
        (own / 20, stock / 20, less / 20)
    }

    /// The lowest row of the reader, as `read` would print it.
    fn lowest_line(&self) -> String {
        let buffer = self.desk.paint();
        let panes = &self.desk.app.geometry().panes;
        let (_, area) = panes
            .iter()
            .find(|(pane, _)| *pane == Pane::Reader)
            .unwrap();
        let row = (area.x..area.x + area.width)
            .map(|x| buffer[(x, area.y + area.height - 1)].symbol())
            .collect::<String>();
        row.trim_end().to_owned()
    }
}

#[test]
fn a_line_scrolls_in_at_the_price_of_less_where_the_reader_is_alone() {
    for margins in [false, true] {
        let mut costs = Costs::open(WINDOW, margins).at_the_long_article();
        costs.desk.press(&["Tab", "z"]);
        let (own, _, less) = costs.scrolled();
        eprintln!("reader alone: {own} B a line, less {less} B");
        assert!(own * 100 <= less * 115, "{own} B, less {less} B");
    }
}

#[test]
fn a_line_scrolls_in_between_two_panes_for_little_more() {
    // Lines of about 70 columns on both sides, as in the window that `less` was measured in.
    let mut costs = Costs::open((160, 40), true).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, less) = costs.scrolled();
    eprintln!("three panes of 160, margins: {own} B a line, less {less} B, stock {stock} B");
    assert!(own * 100 <= less * 125, "{own} B, less {less} B");

    // In the same window the reader's lines are shorter, and more of them make the article.
    let mut costs = Costs::open(WINDOW, true).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, narrow) = costs.scrolled();
    eprintln!("three panes of 120, margins: {own} B a line, less {narrow} B, stock {stock} B");
    assert!(own * 100 <= LESS_AT_70 * 125, "{own} B");

    let mut costs = Costs::open(WINDOW, false).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, _) = costs.scrolled();
    eprintln!("three panes, no margins: {own} B a line, stock {stock} B");
    // The letters of the reader alone are half of what stock sends: without margins they
    // have to be sent again, or those of both neighbours, where a long list is one of them.
    assert!(own * 100 <= stock * 74, "{own} B, stock {stock} B");
}

/// Below the end of a short list whole rows move, and less has to be sent again.
#[test]
fn a_line_scrolls_in_beside_a_short_list_for_little_more_than_half() {
    for window in [WINDOW, (160, 40)] {
        for (articles, gate) in [(5, 55), (8, 65)] {
            let mut costs = Costs::of(articles, window, abilities(false)).at_the_long_article();
            costs.desk.press(&["Tab"]);
            let (own, stock, _) = costs.scrolled();
            eprintln!(
                "{articles} articles, {window:?}, no margins: {own} B a line, stock {stock} B"
            );
            assert!(own * 100 <= stock * gate, "{own} B, stock {stock} B");
        }
    }
}

#[test]
fn letters_cost_less_where_the_terminal_gives_them_their_forms() {
    for (joining, gate) in [(Joining::Never, 69), (Joining::Neighbours, 57)] {
        let abilities = Abilities {
            joining,
            ..abilities(false)
        };
        let mut costs = Costs::with(WINDOW, abilities).at_the_long_article();
        costs.desk.press(&["Tab"]);
        let (own, stock, _) = costs.scrolled();
        eprintln!("three panes, no margins, {joining:?}: {own} B a line, stock {stock} B");
        assert!(own * 100 <= stock * gate, "{own} B, stock {stock} B");
    }
}

#[test]
fn a_first_screen_costs_three_quarters_and_an_unchanged_one_nothing() {
    let mut costs = Costs::open(WINDOW, false);
    let first = costs.frame();
    eprintln!("first screen: {} B, stock {} B", first.own, first.stock);
    assert!(first.own * 100 <= first.stock * 75);
    assert_eq!(costs.frame().own, 0);
}

#[test]
fn a_held_move_in_the_list_costs_no_more_than_newsboats() {
    for zoom in [false, true] {
        let mut costs = Costs::open(WINDOW, false);
        if zoom {
            costs.desk.press(&["z"]);
        }
        costs.frame();
        costs.desk.app.set_held(true);
        let mut own = 0;
        for _ in 0..10 {
            costs.desk.press(&["j"]);
            own += costs.frame().own;
        }
        eprintln!("list move: {} B, newsboat {NEWSBOAT} B", own / 10);
        assert!(own / 10 <= NEWSBOAT);
        costs.desk.catch_up();
        if zoom {
            continue;
        }
        // Let go, the reader has the page of the selection.
        let selected = costs.desk.app.list.current().unwrap().key;
        let shown = costs.desk.app.reader.reading().unwrap();
        assert_eq!(shown.article.head.key, selected);
    }
}
