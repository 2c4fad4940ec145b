//! The whole state of the explorer.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::bulk::Bulk;
use super::hurry::Hurry;
use super::page::Led;
use super::review::Target;
use super::update::Effect;
use super::{
    Counts, Geometry, Ghost, Histories, Key, Keymap, KeymapError, List, Page, Pane, Panel, Prompt,
    Reader, Saying, Setting, Strings, Traffic,
};
use crate::corpus::{Article, ArticleId, Articles, ContentKey, Head};
use crate::facts::{Facts, Published};
use crate::layout::{Letters, Marks};
use crate::triage::{Mark, Reviews, SavedSearch};

/// How the explorer is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The user asked.
    Asked,
    /// A signal, or a terminal that is gone.
    Terminated,
}

/// What lies over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The table of keys, scrolled by so many rows.
    Help {
        /// The first row shown.
        top: usize,
    },
    /// One line in five orders, for the user to say which reads right. The terminal's
    /// room writes the lines: no pane can.
    Card,
    /// The saved searches.
    Saved {
        /// The row that is selected.
        selected: usize,
        /// The first row shown.
        top: usize,
    },
}

/// What the user has chosen to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Boilerplate lines in the reader.
    pub boilerplate: bool,
    /// Marks kept or stripped.
    pub marks: Marks,
    /// Joined or plain letters.
    pub letters: Letters,
    /// Two rows an article in the list, or one.
    pub two_rows: bool,
    /// Archived articles in the list.
    pub archived: bool,
    /// What the link carries, on the bottom line.
    pub meter: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            boilerplate: false,
            marks: Marks::Keep,
            letters: Letters::Forms,
            two_rows: true,
            archived: false,
            meter: false,
        }
    }
}

/// How many articles stay in memory after they were shown.
const KEPT_ARTICLES: usize = 16;

/// Everything but drawing.
pub struct App {
    /// The words of the interface.
    pub strings: Strings,
    /// The keys in force.
    pub keymap: Keymap,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The pane that keys go to.
    pub focus: Pane,
    /// The focused pane alone.
    pub zoom: bool,
    /// What the user has chosen to see.
    pub view: View,
    /// The list.
    pub list: List,
    /// The reader.
    pub reader: Reader,
    /// The facts panel.
    pub panel: Panel,
    /// The line that is typed.
    pub prompt: Option<Prompt>,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// What the bottom line says until the next key.
    pub notice: Option<Saying>,
    /// The address that the bottom line shows until the next key.
    pub link: Option<String>,
    /// Files that could not be read: path and reason, raw.
    pub skipped: Vec<(String, String)>,
    /// Files read so far and files found, while the corpus is being read.
    pub reading: Option<(usize, usize)>,
    /// How the explorer is left, once it is.
    pub exit: Option<Exit>,
    /// Keys of a sequence that is not yet whole.
    pub pending: Vec<Key>,
    /// A count that was typed before a command.
    pub count: Option<usize>,
    /// What the link has carried, as of the last key.
    pub traffic: Traffic,
    /// Something was typed.
    pub(super) touched: bool,
    /// A place that was taken up, until something is typed.
    pub(super) resuming: Option<Ghost>,
    /// Its search is on its way.
    pub(super) sought_again: bool,
    /// The user's word on vowel marks, kept or not, where it was given.
    pub(super) diacritics: Option<bool>,
    pub(super) corpus: Option<Arc<dyn Articles>>,
    pub(super) marks: Arc<HashMap<ContentKey, Mark>>,
    pub(super) reviews: Arc<Reviews>,
    /// What the reason that is being typed is about.
    pub(super) reviewing: Option<Target>,
    /// What was asked before.
    pub(super) histories: Histories,
    pub(super) searches: Arc<[SavedSearch]>,
    /// What they find, by their names.
    pub(super) counts: HashMap<String, Counts>,
    /// A mark on all that is shown, until its number is typed.
    pub(super) bulk: Option<Bulk>,
    /// How far the facts of a large corpus have been looked for, until they are known.
    pub gleaning: Option<(usize, usize)>,
    pub(super) facts: HashMap<ContentKey, Arc<Facts>>,
    /// Facts that were asked for one by one, the newest last.
    pub(super) asked_facts: VecDeque<ContentKey>,
    /// The best days of publication.
    pub(super) published: HashMap<ContentKey, Published>,
    /// Of how many articles the facts have been looked for in the whole corpus.
    pub(super) known: usize,
    pub(super) articles: VecDeque<Arc<Article>>,
    pub(super) effects: Vec<Effect>,
    pub(super) hurry: Hurry,
    pub(super) led: Option<Led>,
    /// The article whose facts have been asked for since it was turned to.
    pub(super) facts_wanted: Option<ContentKey>,
    /// Geometry of the last settled state.
    pub(super) geometry: Geometry,
}

impl App {
    /// An explorer without a corpus yet.
    ///
    /// # Errors
    /// Where the built-in keymap is broken; a test reads it.
    pub fn new(strings: Strings, size: (u16, u16)) -> Result<Self, KeymapError> {
        let mut app = Self {
            strings,
            keymap: Keymap::built_in()?,
            size,
            focus: Pane::List,
            zoom: false,
            view: View::default(),
            list: List::default(),
            reader: Reader::default(),
            panel: Panel::default(),
            prompt: None,
            overlay: None,
            notice: None,
            link: None,
            skipped: Vec::new(),
            reading: None,
            exit: None,
            pending: Vec::new(),
            count: None,
            traffic: Traffic::default(),
            touched: false,
            resuming: None,
            sought_again: false,
            diacritics: None,
            corpus: None,
            marks: Arc::default(),
            reviews: Arc::default(),
            reviewing: None,
            histories: Histories::default(),
            searches: Arc::default(),
            counts: HashMap::new(),
            bulk: None,
            gleaning: None,
            facts: HashMap::new(),
            asked_facts: VecDeque::new(),
            published: HashMap::new(),
            known: 0,
            hurry: Hurry::default(),
            led: None,
            facts_wanted: None,
            articles: VecDeque::new(),
            effects: Vec::new(),
            geometry: Geometry::default(),
        };
        app.measure();
        Ok(app)
    }

    /// Where the panes stand now.
    #[must_use]
    pub fn geometry(&self) -> &Geometry {
        &self.geometry
    }

    /// True while an answer is on its way that changes what is on the screen.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        if self.list.answered < self.list.generation {
            return true;
        }
        match self.reader.page {
            // It stays so where the reader is not seen: what is awaited is the text.
            Page::Opening(_) => self.current_article().is_none(),
            _ => false,
        }
    }

    /// True until the corpus has been read.
    #[must_use]
    pub fn is_reading_corpus(&self) -> bool {
        self.corpus.is_none()
    }

    /// What is known of an article.
    #[must_use]
    pub fn head(&self, id: ArticleId) -> Option<Arc<Head>> {
        self.corpus.as_ref()?.head(id)
    }

    /// The selected article, once it has been read.
    #[must_use]
    pub fn current_article(&self) -> Option<Arc<Article>> {
        self.article(self.list.current()?.key)
    }

    /// The user's marks on an article.
    #[must_use]
    pub fn mark(&self, key: ContentKey) -> Mark {
        self.marks.get(&key).copied().unwrap_or_default()
    }

    /// Articles of the list that stand on the screen.
    #[must_use]
    pub fn list_page(&self) -> usize {
        let height = self.geometry.area(Pane::List).map_or(1, |area| area.height);
        let rows = if self.view.two_rows { 2 } else { 1 };
        usize::from(height / rows).max(1)
    }

    /// Rows of a pane, 1 where it is not seen.
    #[must_use]
    pub fn height_of(&self, pane: Pane) -> usize {
        self.geometry
            .area(pane)
            .map_or(1, |area| usize::from(area.height).max(1))
    }

    /// How the reader lays its article out, if it is seen.
    pub(super) fn setting(&self) -> Option<Setting> {
        let area = self.geometry.area(Pane::Reader)?;
        Some(Setting {
            width: text_width(area.width),
            letters: self.view.letters,
            marks: self.view.marks,
            boilerplate: self.view.boilerplate,
        })
    }

    pub(super) fn article(&self, key: ContentKey) -> Option<Arc<Article>> {
        self.articles
            .iter()
            .find(|article| article.head.key == key)
            .cloned()
    }

    pub(super) fn keep(&mut self, article: Arc<Article>) {
        self.articles
            .retain(|kept| kept.head.key != article.head.key);
        self.articles.push_front(article);
        self.articles.truncate(KEPT_ARTICLES);
    }

    pub(super) fn measure(&mut self) {
        let (columns, rows) = self.size;
        self.geometry = Geometry::new(
            columns,
            rows,
            self.focus,
            self.zoom,
            self.strings.direction().is_rtl(),
        );
    }
}

/// The reader keeps a column free on either side where it has room.
fn text_width(width: u16) -> u16 {
    if width >= 24 { width - 2 } else { width.max(1) }
}
