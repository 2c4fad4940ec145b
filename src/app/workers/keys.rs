//! The search's images of a large corpus, kept in the user's cache folder.
//!
//! Two files a corpus, named after its fingerprint: the keys of the labels and their
//! words. They may be deleted at any time; a wrong one is made anew.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use crate::home::{Folders, Mapped, replace};
use crate::search::ImageBytes;

/// Corpora of which images are kept: those that were used last.
const KEPT: usize = 4;

/// The files of one corpus.
#[derive(Clone, Debug)]
pub(super) struct KeyFiles {
    folder: PathBuf,
    name: String,
}

impl KeyFiles {
    /// Those of the corpus that is known by `fingerprint`.
    pub(super) fn new(folders: &Folders, fingerprint: [u8; 16]) -> Self {
        let name = fingerprint.iter().map(|byte| format!("{byte:02x}"));
        Self {
            folder: folders.cache.join("search"),
            name: name.collect(),
        }
    }

    fn paths(&self) -> [PathBuf; 2] {
        ["labels", "words"].map(|part| self.folder.join(format!("{}.{part}", self.name)))
    }

    /// The images, if they are there. What is in them has to be checked.
    pub(super) fn open(&self) -> Option<[ImageBytes; 2]> {
        let [labels, words] = self.paths().map(|path| Mapped::open(&path));
        Some([Arc::new(labels.ok()??), Arc::new(words.ok()??)])
    }

    /// Writes images and maps what was written; `None` where that cannot be: a cache is
    /// never worth a message.
    pub(super) fn keep(&self, images: &[ImageBytes; 2]) -> Option<[ImageBytes; 2]> {
        for (path, image) in self.paths().iter().zip(images) {
            replace::write(path, (**image).as_ref()).ok()?;
        }
        self.forget_others();
        self.open()
    }

    /// Takes away the files of all but the corpora that were used last.
    fn forget_others(&self) {
        let Ok(files) = fs::read_dir(&self.folder) else {
            return;
        };
        let ours = files.filter_map(|file| {
            let path = file.ok()?.path();
            let is_ours = path
                .extension()
                .is_some_and(|part| part == "labels" || part == "words");
            let written = path.metadata().and_then(|about| about.modified());
            is_ours.then_some((written.unwrap_or(SystemTime::UNIX_EPOCH), path))
        });
        let mut ours: Vec<(SystemTime, PathBuf)> = ours.collect();
        ours.sort();
        let stale = ours.len().saturating_sub(2 * KEPT);
        for (_, path) in ours.into_iter().take(stale) {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::sync::Arc;

    use super::{KEPT, KeyFiles};
    use crate::corpus::ArticleId;
    use crate::home::Folders;
    use crate::search::{ImageBytes, Index, Query, Row};

    fn index() -> Index {
        let mut index = Index::default();
        for (id, label) in (0..).zip(["لقاء بوتين", "هدوء في قره باغ"]) {
            index.add_but_label(&Row::new(ArticleId(id), label));
        }
        index
    }

    fn grown() -> Index {
        let mut index = index();
        index.add_label("لقاء بوتين");
        index.add_label("هدوء في قره باغ");
        index
    }

    fn found(index: &Index) -> Vec<u32> {
        let outcome = index.search(&Query::parse("karabakh"), &|| false);
        outcome.hits.iter().map(|hit| hit.id.0).collect()
    }

    #[test]
    fn what_was_kept_answers_as_what_was_made() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let files = KeyFiles::new(&folders, [9; 16]);
        assert!(files.open().is_none());
        let mut made = grown();
        let images = made.finish([9; 16]).unwrap();
        let kept = files.keep(&images).unwrap();
        let mut again = index();
        assert!(again.adopt(kept, [9; 16]) && again.is_sound());
        assert_eq!(found(&again), found(&made));
        assert_eq!(found(&again), [1]);
        for path in files.paths() {
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_cut_scribbled_over_or_of_another_version_is_not_believed() {
        let root = tempfile::tempdir().unwrap();
        let files = KeyFiles::new(&Folders::below(root.path()), [9; 16]);
        let images = grown().finish([9; 16]).unwrap();
        let believed = |images: Option<[ImageBytes; 2]>, fingerprint: [u8; 16]| {
            let mut index = index();
            images.is_some_and(|images| index.adopt(images, fingerprint) && index.is_sound())
        };
        files.keep(&images).unwrap();
        assert!(believed(files.open(), [9; 16]));
        assert!(!believed(files.open(), [8; 16]), "another corpus");
        for path in files.paths() {
            let whole = fs::read(&path).unwrap();
            for wrong in [
                whole[..whole.len() / 2].to_vec(),
                Vec::new(),
                [&whole[..7], &[9], &whole[8..]].concat(),
                [&whole[..whole.len() - 1], &[whole[whole.len() - 1] ^ 1]].concat(),
                vec![b'{'; whole.len()],
            ] {
                fs::write(&path, wrong).unwrap();
                assert!(!believed(files.open(), [9; 16]));
            }
            fs::write(&path, whole).unwrap();
        }
        assert!(believed(files.open(), [9; 16]));
    }

    #[test]
    fn files_of_a_few_corpora_are_kept() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let image: ImageBytes = Arc::new(vec![0_u8; 10]);
        for nth in 0..=KEPT as u8 + 2 {
            let files = KeyFiles::new(&folders, [nth; 16]);
            files.keep(&[Arc::clone(&image), Arc::clone(&image)]);
        }
        let left = fs::read_dir(folders.cache.join("search")).unwrap().count();
        assert_eq!(left, 2 * KEPT);
    }
}
