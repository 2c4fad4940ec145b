//! The filter: query, folded keys, fuzzy matching, spelling keys, ranking.
//!
//! Owns which articles answer a query and why. Never reads an article or a screen:
//! `app` brings it labels, sources and names. Rules: fuzzy-matcher's SkimMatcherV2
//! over folded ASCII keys; spelling keys as described in `letters`.
