//! Where khabar keeps what is the user's.

use std::env;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use super::HomeError;

/// The variable that puts all four folders below one of the user's choice.
pub const HOME_VARIABLE: &str = "KHABAR_HOME";

/// The four folders of the XDG Base Directory Specification. None of them need exist:
/// each is made, for the user alone (mode 0700), when something is first written to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings that the user writes.
    pub config: PathBuf,
    /// What the user has made: marks.
    pub data: PathBuf,
    /// What may be lost with a shrug: where the user stands, what terminals turned out to be.
    pub state: PathBuf,
    /// What can be computed again.
    pub cache: PathBuf,
}

impl Folders {
    /// The folders of this user: below [`HOME_VARIABLE`] where it is set, otherwise
    /// where XDG puts them.
    ///
    /// # Errors
    /// [`HomeError::NoHome`] where neither says.
    pub fn find() -> Result<Self, HomeError> {
        if let Some(root) = env::var_os(HOME_VARIABLE).filter(|root| !root.is_empty()) {
            return Ok(Self::below(Path::new(&root)));
        }
        let xdg = Xdg::new().map_err(|_| HomeError::NoHome)?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        Ok(Self {
            config: xdg.config_dir().join("khabar"),
            data: xdg.data_dir().join("khabar"),
            state: state.join("khabar"),
            cache: xdg.cache_dir().join("khabar"),
        })
    }

    /// All four below one folder.
    #[must_use]
    pub fn below(root: &Path) -> Self {
        Self {
            config: root.join("config"),
            data: root.join("data"),
            state: root.join("state"),
            cache: root.join("cache"),
        }
    }
}

/// Makes the folder that `file` stands in, and those above it, with mode 0700. A
/// folder that is there already keeps its mode.
pub(super) fn make_parent(file: &Path) -> Result<(), HomeError> {
    let Some(folder) = file.parent().filter(|folder| !folder.is_dir()) else {
        return Ok(());
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(HomeError::refused(folder, "make the folder"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::{Folders, make_parent};

    #[test]
    fn folders_are_made_when_something_is_written_and_for_the_user_alone() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(&root.path().join("deep/home"));
        assert!(!folders.data.exists());
        make_parent(&folders.data.join("marks.jsonl")).unwrap();
        let mode = fs::metadata(&folders.data).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        assert!(!folders.cache.exists());
    }

    #[test]
    fn a_file_where_a_folder_should_be_is_told() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("data"), "").unwrap();
        let error = make_parent(&root.path().join("data/marks.jsonl")).unwrap_err();
        assert!(error.to_string().contains("move it away"), "{error}");
    }
}
