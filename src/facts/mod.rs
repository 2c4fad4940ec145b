//! People, organisations, places, times, quantities, quotations; solved dates;
//! links across articles.
//!
//! Owns what an article says, each fact with the words that say it. Never changes
//! text, never knows a screen, never guesses: what cannot be resolved has no value.
//! Rules are rows in `assets/facts`, run by small interpreters; times follow TIMEX3
//! (ISO-TimeML), countries ISO 3166, money ISO 4217, units UCUM.
//!
//! The way of an article: [`view`] cuts it into words; each kind has a room that finds
//! its expressions; [`overlap`] lets one word belong to one fact; [`canonical`] gives
//! one name to the mentions of one thing.

mod attribution;
mod canonical;
mod extract;
mod gazetteer;
mod modifier;
mod names;
mod nisba;
mod number;
mod organization;
mod overlap;
mod person;
mod place;
mod publication;
mod quantity;
mod quote;
mod record;
mod saying;
mod tables;
mod time;
mod title;
mod view;

pub use canonical::unite;
pub use extract::{extract, extract_on, published};
pub use record::{
    Detail, Fact, Facts, Kind, Modality, Modifier, Published, PublishedBy, QuoteForm, Role,
    TimeType,
};
