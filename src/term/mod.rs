//! The terminal: guard, input decoding, output backend. The only writer of bytes to it.
//!
//! Every mode that is entered is left again, also on panic and on signals. Never
//! knows an article or a pane. Rules: ECMA-48, xterm's control sequences,
//! `docs` of each terminal as told in ARCHITECTURE.md.
