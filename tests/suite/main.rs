//! The integration tests, one binary: each module is a story of use.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails loudly, and says what it skips"
)]

mod bad_link;
mod bulk;
mod cli;
mod cli_contract;
mod cli_faults;
mod corpus_gold;
mod corpus_reading;
mod costs;
mod desk;
mod explorer;
mod facts_anercorp;
mod facts_bodies_told;
mod facts_body_ends;
mod facts_bundled;
mod facts_claims;
mod facts_events;
mod facts_gold;
mod facts_held;
mod facts_last_names;
mod facts_name_ends;
mod facts_names;
mod facts_names_told;
mod facts_namesakes;
mod facts_quantities;
mod facts_quotes;
mod facts_regions;
mod facts_speakers;
mod facts_specs;
mod facts_sums;
mod facts_times;
mod facts_times_told;
mod facts_traps;
mod filter;
mod filter_large;
mod ghosts;
mod histories;
mod house;
mod joined;
mod laid_out;
mod large;
mod layout_conformance;
mod layout_joining;
mod layout_properties;
mod layout_traps;
mod licences;
mod loading;
mod mixed;
mod model;
mod modes;
mod orders;
mod pacing;
mod panel;
mod pasted;
mod place;
mod pty;
mod reviews;
mod romanised;
mod rows;
mod saved;
mod screens;
mod searching;
mod seeded;
mod shown;
mod streams;
mod terminals;
mod torn;
mod unicode_data;
mod user_lists;
mod wire;
