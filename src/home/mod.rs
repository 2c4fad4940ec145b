//! The user's folders (XDG), settings, locks, atomic replace, checksummed append.
//!
//! Owns how a file of the user's is found, locked, written and proved whole; never
//! what stands in it. Files are 0600 in folders 0700; nothing is overwritten in
//! place. Rules: the XDG Base Directory Specification.
