//! People, organisations, places, times, quantities, quotations, events; solved dates;
//! links across articles.
//!
//! Owns what an article says, each fact with the words that say it. Never changes
//! text, never knows a screen, never guesses: what cannot be resolved has no value.
//! Rules are rows in `assets/facts`, run by small interpreters; times follow TIMEX3
//! (ISO-TimeML), countries ISO 3166, money ISO 4217, units UCUM.
//!
//! The way of an article: `view` cuts it into words; each kind has a room that finds
//! its expressions; `overlap` lets one word belong to one fact; `canonical` gives
//! one name to the mentions of one thing.
//!
//! # Closed lists
//! Nothing else ever stands in these fields of [`Detail`]:
//! - type of an organisation: `government`, `ministry`, `military`, `intergovernmental`,
//!   `agency` (news), `media`, `company`, `party`, `club`, `court`, `ngo`, `armed_group`,
//!   `other`
//! - type of a place: `country`, `city`, `region`, `mountain`, `water`, `route`, `site`,
//!   `continent`
//! - category of a quantity: `killed`, `injured`, `missing`, `captured`, `displaced`,
//!   `population`, `money`, `percent`, `distance`, `area`, `volume`, `weight`,
//!   `temperature`, `magnitude`, `speed`, `power`, `rainfall`, `count`
//! - [`Modifier`]: of numbers `more_than`, `less_than`, `at_least`, `at_most`, `approx`,
//!   `vague`; of times also `start`, `mid`, `end`; left out where the text is exact
//! - [`Modality`]: `claimed`, `denied`, `planned`, `hypothetical`; left out where the text
//!   asserts
//! - [`QuoteForm`]: `direct`, `partial`, `indirect`, `relayed`, `headline`
//! - type of an event: `attack`, `ceasefire`, `agreement`, `meeting`, `casualties`,
//!   `displacement`, `protest`, `declaration`, `apology`, `denial`, `violation`

mod again;
mod attribution;
mod candidates;
mod canonical;
mod compact;
mod event;
mod extract;
mod forms;
mod gazetteer;
mod grammar;
mod latin;
mod lists;
mod look;
mod modifier;
mod names;
mod namesake;
mod nisba;
mod number;
mod opening;
mod organization;
mod overlap;
mod person;
mod place;
mod publication;
mod quantity;
mod quote;
mod record;
mod saying;
mod shape;
mod shared_date;
mod tables;
mod time;
mod title;
mod topic;
mod view;
mod vocabulary;

pub use canonical::unite;
pub use compact::{RULES, cache_key, packed, unpacked};
pub use extract::{extract, extract_by_rules_alone, extract_on, published, times_and_quantities};
pub use latin::latin;
pub use lists::{BadRow, List, add as add_lists, lists_mark};
pub use modifier::says_bound;
pub use number::{Numeral, numbers};
pub use record::{
    Detail, Fact, Facts, Kind, Listed, Modality, Modifier, Published, PublishedBy, QuoteForm, Role,
    TimeType,
};
pub use shared_date::solve_published;
