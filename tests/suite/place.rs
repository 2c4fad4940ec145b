//! A folder of articles and a home of its own: what a user has before the program starts.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::pty::{Program, Start};

pub struct Place {
    pub articles: TempDir,
    pub home: TempDir,
}

impl Place {
    /// With these files, by name and text.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let place = Self {
            articles: TempDir::new().unwrap(),
            home: TempDir::new().unwrap(),
        };
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.articles.path().join(name), text).unwrap();
    }

    /// A start in this home, to be changed before [`Place::explore`].
    pub fn start(&self) -> Start<'_> {
        Start::new(self.home.path())
    }

    /// The explorer on the folder.
    pub fn explore(&self, start: Start) -> Program {
        Start {
            arguments: &[self.articles.path().to_str().unwrap()],
            ..start
        }
        .run()
    }

    /// What a verb gives in the folder, in another home or in this one.
    pub fn verb_at(&self, home: &TempDir, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_khabar"))
            .args(arguments)
            .current_dir(self.articles.path())
            .env("KHABAR_HOME", home.path())
            .output()
            .unwrap()
    }
}
