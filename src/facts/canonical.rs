//! One name for the mentions of one thing, within what was given.

use super::record::Facts;

/// Unites names across articles.
pub fn unite(_all: &mut [&mut Facts]) {}
