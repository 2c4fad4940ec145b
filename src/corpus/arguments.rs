//! What a corpus is known by before anything of it has been read: its arguments.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, absolute};

use super::STDIN;
use super::bundled::PREFIX;
use super::path_text::meant;

/// A key of the corpus that `paths` name, 32 hexadecimal digits: 128 bits of BLAKE3 over
/// the places that the arguments mean, in their order, which is the order of the list.
///
/// Places, and not words as they were typed: `khabar news` beside the folder and
/// `khabar ~/news` from anywhere are one corpus. Places, and not what they hold: a folder
/// of news that has grown since is the same corpus, and articles that are gone are known
/// by their own keys. `None` where standard input is among them: what comes through a pipe
/// next time is something else, and no argument says so.
///
/// Asks the file system: for workers.
#[must_use]
pub fn corpus_key(paths: &[OsString]) -> Option<String> {
    if paths.iter().any(|path| path == STDIN) {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    let mut put = |bytes: &[u8]| {
        hasher.update(bytes);
        // No path holds it.
        hasher.update(&[0]);
    };
    if paths.is_empty() {
        put(PREFIX.as_bytes());
    }
    for path in paths {
        put(place(path).as_bytes());
    }
    Some(hasher.finalize().to_hex().chars().take(32).collect())
}

/// Where an argument leads; by itself where it leads nowhere.
fn place(argument: &OsStr) -> OsString {
    if argument.as_bytes().starts_with(PREFIX.as_bytes()) && !Path::new(argument).exists() {
        return argument.to_owned();
    }
    let path = meant(argument);
    fs::canonicalize(&path)
        .or_else(|_| absolute(&path))
        .unwrap_or(path)
        .into_os_string()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use super::corpus_key;

    fn key(paths: &[&str]) -> Option<String> {
        let paths: Vec<OsString> = paths.iter().map(OsString::from).collect();
        corpus_key(&paths)
    }

    #[test]
    fn a_corpus_is_known_by_the_places_that_its_arguments_mean() {
        let folder = tempfile::tempdir().unwrap();
        let news = folder.path().join("news");
        fs::create_dir(&news).unwrap();
        let news = news.to_str().unwrap();
        let before = key(&[news]);
        assert_eq!(before.as_ref().unwrap().len(), 32);
        assert_eq!(key(&[&format!("{news}/../news/")]), before);
        fs::write(format!("{news}/1.txt"), "خبر").unwrap();
        assert_eq!(key(&[news]), before, "it may grow");
        assert_ne!(
            key(&[news, "/"]),
            key(&["/", news]),
            "the order of the list"
        );
        assert_ne!(key(&[]), before);
        assert_ne!(key(&[]), key(&["bundled:01-putin-wang-yi.txt"]));
    }

    #[test]
    fn what_comes_through_a_pipe_is_known_by_nothing() {
        assert_eq!(key(&["-"]), None);
        assert_eq!(key(&["/", "-"]), None);
    }
}
