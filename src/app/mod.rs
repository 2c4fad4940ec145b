//! State, `Action`, update, keymap, pane rectangles, layout cache, workers:
//! everything but drawing.
//!
//! Carries what one room knows to another (names to search, marks to the list).
//! Never draws, never names ratatui or crossterm, never waits: work goes to workers
//! and comes back as a message.
