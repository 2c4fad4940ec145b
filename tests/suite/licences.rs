//! Every crate in the tree comes under a licence that may come in.

use std::process::{Command, Output};

const ALLOWED: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
    "MPL-2.0",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "Unlicense",
    "MIT-0",
];

/// True where an SPDX expression (AND binds closer than OR; `/` is an old OR) can be
/// met from the list.
fn is_met(expression: &str) -> bool {
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let words = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    if expression.contains('(') {
        // An AND of parenthesised choices: each group has to be met by itself.
        return expression.split(" AND ").all(|group| {
            group
                .replace(['(', ')'], "")
                .split(" OR ")
                .any(|one| ALLOWED.contains(&one.trim()))
        });
    }
    words.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|one| ALLOWED.contains(&one.trim()))
    })
}

#[test]
fn expressions_are_read_as_spdx_reads_them() {
    assert!(is_met("MIT OR GPL-3.0"));
    assert!(is_met("MIT/Apache-2.0"));
    assert!(is_met("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_met("(MIT OR Apache-2.0) AND GPL-3.0"));
    assert!(!is_met("MIT AND GPL-2.0"));
    assert!(!is_met("GPL-3.0"));
}

fn metadata(more: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// The target triple of this machine.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("host: "))
        .unwrap();
    line["host: ".len()..].to_owned()
}

#[test]
fn every_dependency_has_a_licence_that_may_come_in() {
    // The whole tree where it has been fetched, otherwise what this platform builds:
    // a test needs no network.
    let mut output = metadata(&[]);
    if !output.status.success() {
        output = metadata(&["--filter-platform", &host()]);
    }
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = tree["packages"].as_array().unwrap();
    assert!(packages.len() > 10, "only {} packages", packages.len());
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| !is_met(package["license"].as_str().unwrap_or("none stated")))
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    assert!(wrong.is_empty(), "not allowed:\n{}", wrong.join("\n"));
}
