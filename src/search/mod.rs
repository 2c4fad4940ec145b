//! The filter: query, folded keys, fuzzy matching, spelling keys, ranking.
//!
//! Owns which articles answer a query, in which order, and which letters answer it.
//! Never reads an article or a file, never knows a screen: `app` brings labels, sources,
//! names and text, what fields mean, and where images are kept.
//!
//! A query (`query`) is clauses of terms. A word of it is found in three ways: by its
//! letters in the keys of all labels (`titles`, a sweep over 256 at a time; `sweeping.rs`,
//! in shares: `sharing.rs`); by its sounds, or as a slip of the finger, among the words of
//! all labels (`lexicon`, `taken.rs`); and in names, sources and text (`live.rs`). What is
//! known before the sweep (`beside.rs`) and what it finds come together group by group, in sets
//! of lanes (`lane_tiers.rs`), and each row gets a tier in one byte (`tiers.rs`). Only the first
//! rows (`ordering.rs`) are rated (`rating.rs`).
//!
//! Rules: fuzzy-matcher's SkimMatcherV2 over folded ASCII keys (`key_alphabet.rs`);
//! spelling keys and romanisation as `letters` tells them; the tiers of `rank.rs`.

mod answering;
mod beside;
mod clitics;
mod entities;
mod find_in;
mod fuzzy;
mod highlights;
mod image;
mod index;
mod key_alphabet;
mod lane_tiers;
mod lexicon;
mod live;
mod matching;
mod names;
mod ordering;
mod own_fields;
mod phrases;
mod places;
mod query;
mod rank;
mod rating;
mod recency;
mod rows;
mod sharing;
mod sounds;
mod sweeping;
mod taken;
mod tiers;
mod titles;
mod vocabulary;

pub use answering::Scope;
pub use find_in::find_in;
pub use highlights::highlights;
pub use image::ImageBytes;
pub use index::{Index, Row};
pub use key_alphabet::key_of;
pub use names::Names;
pub use query::{
    Fields, NoFields, Note, Query, Told, ToldTerm, Trouble, field_called, fields, value_called,
    values,
};
pub use rank::{Hit, Matched, Outcome, Tier};
pub use rows::RowSet;
