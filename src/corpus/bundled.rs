//! The embedded corpus: the files of `corpus/`, so that the explorer works wherever
//! the binary is.

/// What every path and `doc` of an embedded article begins with.
pub(super) const PREFIX: &str = "bundled:";

/// An embedded article.
pub(super) struct Bundled {
    /// The file's name in `corpus/`.
    pub(super) name: &'static str,
    /// Its text.
    pub(super) text: &'static str,
}

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        &[$(Bundled { name: $name, text: include_str!(concat!("../../corpus/", $name)) }),*]
    };
}

/// Every file of `corpus/`, in the order of their names.
pub(super) const ARTICLES: &[Bundled] = bundled![
    "01-putin-wang-yi.txt",
    "02-march-2021-calls.txt",
    "03-ceasefire-announced.txt",
    "04-yevlakh-talks.txt",
    "05-kremlin-call-november-2021.txt",
    "06-earthquake-first-day.txt",
    "07-earthquake-second-week.txt",
    "08-cop28-dubai.txt",
    "09-lusail-final.txt",
    "10-al-haouz-reconstruction.txt",
    "11-tunis-eu-memorandum.txt",
    "12-syria-arab-league.txt",
    "13-derna-toll.txt",
    "14-tehran-riyadh-beijing.txt",
    "15-morocco-quake-fa.txt",
    "16-geneva-floods-ur.txt",
    "17-chandrayaan-3-ur.txt",
    "18-maritime-border-he.txt",
    "19-interest-rate-he.txt",
    "20-covid-emergency-ends.txt",
    "21-memory-safe-languages.txt",
];

#[cfg(test)]
mod tests {
    use super::ARTICLES;

    #[test]
    fn every_file_of_the_folder_is_embedded_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".txt"))
            .collect();
        names.sort();
        let embedded: Vec<&str> = ARTICLES.iter().map(|article| article.name).collect();
        assert_eq!(embedded, names);
    }
}
