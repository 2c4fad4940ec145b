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
pub(super) const ARTICLES: &[Bundled] = bundled!["00-placeholder.txt"];

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
