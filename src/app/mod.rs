//! State, `Action`, update, keymap, pane rectangles, layout cache, workers:
//! everything but drawing.
//!
//! Carries what one room knows to another (names to search, marks to the list).
//! Never draws, never names a screen crate, never waits: work goes to workers and
//! comes back as a message.

mod action;
mod background;
mod bulk;
mod card;
mod clip;
mod command;
mod completion;
mod finding;
mod geometry;
mod ghost;
mod history;
mod hurry;
mod key;
mod keyboard;
mod keymap;
mod known;
mod link;
mod list;
mod message;
mod order;
mod page;
mod panel;
mod prompt;
mod reader;
mod reading;
mod resume;
mod review;
mod saved;
mod saying;
mod state;
mod strings;
mod traffic;
mod typing;
mod understood;
mod update;
pub mod workers;

pub use action::Action;
pub use background::Background;
pub use card::{CARD_LINES, card_row};
pub use clip::{Clip, LARGEST_CLIP};
pub use geometry::{Area, Geometry, Pane};
pub use ghost::{Chosen, Ghost, HalfTyped, Sought, Spot};
pub use history::{Histories, History};
pub use key::{Code, Key};
pub use keymap::{Keymap, KeymapError, Meaning};
pub use link::web_address;
pub use list::{Entry, Found, List, Taken};
pub use message::{Input, Message};
pub use order::Order;
pub use panel::{Item, Panel, PanelOrder, PanelRow, Section};
pub use prompt::{Prompt, PromptKind};
pub use reader::{Page, Reader};
pub use reading::{Reading, Row, RowKind, Setting};
pub use review::verdict_word;
pub use saved::{Counts, SAVED_FRAME};
pub use saying::{Saying, Value};
pub use state::{App, Exit, Overlay, View};
pub use strings::{Interface, Strings};
pub use traffic::{Carried, Traffic};
pub use understood::{note_words, understood};
pub use update::Effect;
