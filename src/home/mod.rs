//! The user's own files: the folders, settings, locks, atomic replacement,
//! checksummed append, what one run hands over to the next, what can be computed again.
//!
//! Owns where khabar keeps things and how they reach the disk whole. Never knows what
//! is in them, never overwrites in place, never makes a folder before something is
//! written to it. Rules: the XDG Base Directory Specification, flock(2), rename(2).

mod error;
mod folders;
mod handover;
mod journal;
mod kept;
mod lists;
mod lock;
mod mapped;
mod pack;
pub mod replace;
mod seal;
mod settings;
mod small;

pub use error::HomeError;
pub use folders::{Folders, HOME_VARIABLE};
pub use handover::{Found, Handover};
pub use journal::{Cursor, Damage, Journal, Reading, Record, Sifted};
pub use kept::Kept;
pub use lists::{read_list, read_text};
pub use lock::Lock;
pub use mapped::Mapped;
pub use pack::{Pack, PackKey};
pub use settings::{Fault, Settings};
