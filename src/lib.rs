//! **khabar** (خبر, a piece of news): a terminal explorer for right-to-left news.
//!
//! A folder of articles goes in; an article list, a bidi-correct reader and a
//! facts panel come out. This file is the map of the house.
//!
//! | floor | rooms | what they own |
//! |---|---|---|
//! | 0 | [`letters`], [`home`] | letters, spans, digits, names of months; the user's folders |
//! | 1 | [`corpus`], [`layout`] | articles and what they state; logical text to visual lines |
//! | 2 | [`facts`], [`search`], [`triage`] | who, when, where, how many, who said it; the filter; the user's marks |
//! | 3 | [`app`] | state, actions, update, geometry: everything but drawing |
//! | 4 | [`ui`], [`term`] | pure drawing; the only writer of bytes to a terminal |
//! | 5 | [`cli`] | one file a verb; `explore` runs the loop |
//!
//! # What must never happen
//! 1. Stored text is **logical and whole**. A [`letters::Span`] is a half-open byte
//!    range of an article's text; at the JSON border it becomes scalar offsets.
//! 2. Only [`layout`] reorders. Only [`term`] writes to a terminal. Only [`corpus`]
//!    reads articles. Only [`triage`] changes what the user has marked, through [`home`].
//! 3. Below `ui` and `term` nobody knows a screen: no ratatui, no crossterm.
//! 4. Drawing is pure. The thread that draws never reads a file, waits, or computes
//!    what grows with the corpus.
//! 5. Nothing from an article reaches a terminal unsanitised; nothing of the user's
//!    is overwritten in place.
//! 6. Every [`app::Action`] has its name, help line and keys in one table; every
//!    string that a user reads comes from a keyed table.
//!
//! An import never points up, and rooms on one floor do not import each other
//! (`tests/suite/house.rs` checks both).

pub mod app;
pub mod cli;
pub mod corpus;
pub mod facts;
pub mod home;
pub mod layout;
pub mod letters;
pub mod search;
pub mod term;
pub mod triage;
pub mod ui;
