//! People, organisations, places, times, quantities, quotations; solved dates;
//! links across articles.
//!
//! Owns what an article says, each fact with the words that say it. Never changes
//! text, never knows a screen, never guesses: what cannot be resolved has no value.
//! Rules are rows in `assets/facts`, run by small interpreters; times follow TIMEX3
//! (ISO-TimeML), countries ISO 3166, money ISO 4217, units UCUM.

mod record;

pub use record::{
    Detail, Fact, Facts, Kind, Modality, Modifier, Published, PublishedBy, QuoteForm, Role,
    TimeType,
};
