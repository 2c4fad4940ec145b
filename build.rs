//! Gives what is found in articles a version: a hash of everything that decides it, so
//! that what a cache holds of other rules is never taken for what these would find. And the
//! tables of facts one, so that lists compiled of other tables are never read.

#![allow(clippy::print_stdout, reason = "the way to speak to Cargo is to print")]

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The rooms and tables that have a say in what `facts` finds, and the versions of the
/// libraries that they use.
const DECIDING: [&str; 8] = [
    "Cargo.lock",
    "assets/calendar",
    "assets/corpus",
    "assets/facts",
    "assets/letters",
    "src/corpus",
    "src/facts",
    "src/letters",
];

/// What decides the words of the compiled lists: their tables, and how a word is folded and
/// hashed.
const TABLES: [&str; 5] = [
    "assets/calendar",
    "assets/facts",
    "src/letters/folding.rs",
    "src/letters/words",
    "src/letters/words.rs",
];

/// The compiled lists, which begin with the version of their tables.
const COMPILED: &str = "assets/compiled/facts.bin";

fn main() -> io::Result<()> {
    println!("cargo:rustc-env=KHABAR_RULES={:016x}", version(&DECIDING)?);
    let tables = format!("{:016x}", version(&TABLES)?);
    println!("cargo:rustc-env=KHABAR_TABLES={tables}");
    println!("cargo:rerun-if-changed={COMPILED}");
    if !fs::read(COMPILED)?.starts_with(tables.as_bytes()) {
        println!(
            "cargo:warning=the lists were compiled of other tables, and are read slowly: \
             KHABAR_COMPILE=1 cargo test --lib compiled"
        );
    }
    Ok(())
}

fn version(paths: &[&str]) -> io::Result<u64> {
    let mut files = Vec::new();
    for path in paths {
        println!("cargo:rerun-if-changed={path}");
        collect(Path::new(path), &mut files)?;
    }
    files.sort();
    // With keys that never change: the same files have the same version everywhere.
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&[0]);
        hasher.write(&fs::read(&file)?);
        hasher.write(&[0]);
    }
    Ok(hasher.finish())
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), into)?;
        }
    } else if path.is_file() {
        into.push(path.to_owned());
    }
    Ok(())
}
