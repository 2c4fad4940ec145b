//! Read, starred, archived: the user's marks, what a mark means, undo.
//!
//! The only room that writes what the user has marked, through `home`. Marks go by
//! content key, so that a renamed file keeps them. Never knows a row or a screen.
