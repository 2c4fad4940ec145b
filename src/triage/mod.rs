//! Read, starred, archived, what the user thinks of a fact, and the searches that were
//! saved: what a mark means, undo.
//!
//! The only room that writes what the user has marked, through `home`. Marks go by
//! content key, so that a renamed file keeps them. Never knows a row or a screen, never
//! says that something is done before it is on the disk, never takes a record away:
//! undo is a record too. The form of a record is told in `record.rs`.

mod flag;
mod marks;
mod record;
mod review;
mod searches;
mod seen;

pub use flag::{Flag, Mark};
pub use marks::{Marks, Reloaded, Warning};
pub use record::{Change, Step};
pub use review::{FactKey, Judgement, Review, Reviewed, Reviews, Verdict};
pub use searches::{LONGEST_NAME, SavedSearch, SearchChange};
pub use seen::{Met, Seen};
