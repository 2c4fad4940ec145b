//! A file replaced whole or not at all.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use super::HomeError;
use super::folders::make_parent;

/// How the names of files begin that are being written.
pub const BESIDE: &str = ".khabar-";

/// Puts `bytes` at `path`: written beside it, synced, renamed over it. A reader sees
/// the old file or the new one, also after a loss of power. The file is for the user
/// alone (mode 0600). A symbolic link stays one: what it points at is replaced.
///
/// # Errors
/// Where the folder cannot be made or written; the old file is then untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), HomeError> {
    make_parent(path)?;
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut beside = NamedTempFile::with_prefix_in(BESIDE, folder)
        .map_err(HomeError::refused(folder, "write beside it"))?;
    beside
        .write_all(bytes)
        .and_then(|()| beside.as_file().sync_all())
        .map_err(HomeError::refused(&target, "write it"))?;
    beside
        .persist(&target)
        .map_err(|failed| HomeError::refused(&target, "replace it")(failed.error))?;
    // The rename itself is durable only with its folder; not every file system
    // allows that to be asked for.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::write;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/settings.toml");
        write(&path, b"one = 1\n").unwrap();
        write(&path, b"two = 2\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two = 2\n");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("dotfiles.toml");
        let link = folder.path().join("settings.toml");
        fs::write(&real, "old").unwrap();
        symlink(&real, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_folder_in_the_way_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::create_dir(&path).unwrap();
        assert!(write(&path, b"x").is_err());
        assert!(path.is_dir());
    }
}
