//! `khabar [PATH…]`: the explorer.

use std::process::ExitCode;

use super::sources;
use crate::corpus;

/// Opens the explorer on files and folders; without any, on the bundled corpus.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn explore(paths: &[String]) -> anyhow::Result<ExitCode> {
    let opened = corpus::open(paths);
    let skipped: Vec<(String, String)> = opened
        .skipped
        .into_iter()
        .map(|skipped| (skipped.path, skipped.reason.to_string()))
        .collect();
    sources::report_skipped(&skipped);
    anyhow::bail!("the explorer is not built yet; try `khabar list`")
}
