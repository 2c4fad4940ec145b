//! The explorer without a terminal: state, workers and drawing, as a test drives them.

use std::fs;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use khabar::app::workers::{self, Workers};
use khabar::app::{App, Background, Effect, Input, Interface, Key, Message, Strings};
use khabar::corpus::{self, Articles};
use khabar::home::Folders;
use khabar::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

/// A condition that does not come true within this has failed.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Desk {
    pub app: App,
    pub theme: Theme,
    workers: Workers,
    messages: Receiver<Message>,
    _folders: (TempDir, TempDir),
}

impl Desk {
    /// Opens articles, given by name and text, in a window of so many cells.
    pub fn open(articles: &[(&str, &str)], columns: u16, rows: u16) -> Self {
        let (folder, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        for (name, text) in articles {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let (to, messages) = channel();
        let paths = vec![folder.path().as_os_str().to_owned()];
        workers::open(&to, move |_| {
            let opened = corpus::open(&paths);
            (opened.store as Arc<dyn Articles>, Vec::new())
        })
        .unwrap();
        let mut desk = Self {
            app: App::new(Strings::of(Interface::English), (columns, rows)).unwrap(),
            theme: Theme::built_in(Background::Dark).unwrap(),
            workers: Workers::start(Some(Folders::below(home.path())), &to).unwrap(),
            messages,
            _folders: (folder, home),
        };
        desk.until("the first article", |app| {
            !app.is_reading_corpus() && !app.is_waiting()
        });
        desk
    }

    /// Takes messages in until a condition holds.
    pub fn until(&mut self, what: &str, condition: impl Fn(&App) -> bool) {
        while !condition(&self.app) {
            let message = self
                .messages
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("waited in vain for {what}"));
            self.take(message);
        }
    }

    /// Lets the reader catch up with the list.
    pub fn catch_up(&mut self) {
        let effects = self.app.catch_up();
        self.follow(effects);
        self.until("an answer", |app| !app.is_waiting());
    }

    /// Takes a message in.
    pub fn take(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.follow(effects);
    }

    fn follow(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Work(request) = effect {
                self.workers.give(request);
            }
        }
    }

    /// Presses keys by their names in the keymap, one read each, and waits for what
    /// they change.
    pub fn press(&mut self, keys: &[&str]) {
        for name in keys {
            let key = Key::parse(name).unwrap();
            self.take(Message::Input(vec![Input::Key(key)]));
            self.until("an answer", |app| !app.is_waiting());
        }
    }

    /// Presses a key that copies, and gives what goes to the clipboard.
    pub fn copied(&mut self, name: &str) -> String {
        let key = Key::parse(name).unwrap();
        let effects = self.app.update(Message::Input(vec![Input::Key(key)]));
        let copied = effects.into_iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        });
        copied.expect("nothing was copied")
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.take(Message::Resize { columns, rows });
        self.until("an answer", |app| !app.is_waiting());
    }

    /// The screen as it is painted now.
    pub fn paint(&self) -> Buffer {
        let (width, height) = self.app.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        draw(&self.app, &self.theme, &mut buffer);
        buffer
    }
}

/// A screen as text, each cell beyond ASCII and box drawing as its code points, so that
/// a reader's own bidi cannot mislead: `<FEE1>`.
pub fn code_points(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            let plain = symbol
                .chars()
                .all(|c| c.is_ascii() || ('\u{2500}'..='\u{25FF}').contains(&c));
            if plain {
                text.push_str(symbol);
            } else {
                let points: Vec<String> = symbol
                    .chars()
                    .map(|c| format!("{:04X}", c as u32))
                    .collect();
                text.push_str(&format!("<{}>", points.join("+")));
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}
