//! UAX #9, the Unicode Bidirectional Algorithm: a file a chapter, a name a rule.
//!
//! Gives levels and orders of logical text, never draws and never cuts a line: what a
//! line is comes from outside (L1 and L2 are asked line by line). All of it is here but
//! the classes and the paired brackets, which are the tables of `unicode-bidi`. That
//! crate's own resolution is not used: 0.3.18 reads the context of a bracket (N0) in the
//! wrong order once an isolate has parted it, and panics above level 125.
//!
//! | rule | what | where |
//! |---|---|---|
//! | P1 | paragraphs | [`paragraphs::paragraphs`] |
//! | P2, P3 | their direction | [`paragraphs::base_level`] |
//! | BD2, X1–X8 | embeddings, overrides, isolates | `explicit::Stack` |
//! | X5c | the direction of an FSI | [`explicit::choose_isolates`] |
//! | X9 | what is left out of all that follows | `explicit::Explicit::removed` |
//! | BD13, X10 | isolating run sequences, `sos`, `eos` | [`sequences::sequences`] |
//! | W1–W7 | marks, numbers and their signs | [`weak`], a function a rule |
//! | BD14–BD16, N0 | pairs of brackets | [`brackets`] |
//! | N1, N2 | other neutrals | [`neutral`] |
//! | I1, I2 | the levels of letters and numbers | [`implicit::level`] |
//! | L1 | blanks at the end of a line | [`reset_ends`] |
//! | L2 | the order from left to right | [`visual_order`] |
//! | L3 | marks stay behind their base | whole clusters are ordered: `layout::clusters` |
//! | L4 | mirror images | [`mirrored`] |

mod brackets;
mod classes;
mod explicit;
mod implicit;
mod mirror;
mod neutral;
mod paragraphs;
mod reorder;
mod resolve;
mod sequences;
mod weak;

pub(super) use classes::bidi_class;
pub use mirror::mirrored;
pub(super) use paragraphs::{base_level, paragraphs};
pub use reorder::{Role, reset_ends, visual_order};
pub use resolve::levels;
pub(super) use resolve::{isolates_chosen, resolve};
