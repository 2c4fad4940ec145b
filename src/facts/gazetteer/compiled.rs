//! The words of the built-in lists, compiled: `assets/compiled/facts.bin`.
//!
//! The file begins with the version of the tables that it was made of; where the tables
//! have changed since, nobody reads it, and every list is made of its table again. Then,
//! for each list, numbers of 32 bits, the lowest byte first: the bytes of its name and of its
//! image, the name filled up to four bytes, the image.
//!
//! The tests hold each list against its table. `KHABAR_COMPILE=1 cargo test --lib compiled`
//! makes the file anew.

use super::index::Index;

static FILE: &[u8] = include_bytes!("../../../assets/compiled/facts.bin");

/// The version of the tables (`build.rs`), 16 hexadecimal digits.
const TABLES: &str = env!("KHABAR_TABLES");

/// The lists, each with its image; none where they were made of other tables.
pub(super) fn lists() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut rest = FILE.strip_prefix(TABLES.as_bytes());
    std::iter::from_fn(move || {
        let (lens, after) = rest?.split_first_chunk::<8>()?;
        let (lens, _) = lens.as_chunks::<4>();
        let [name_len, image_len] = lens else {
            return None;
        };
        let [name_len, image_len] =
            [name_len, image_len].map(|len| u32::from_le_bytes(*len) as usize);
        let name = std::str::from_utf8(after.get(..name_len)?).ok()?;
        let after = after.get(name_len.next_multiple_of(4)..)?;
        let (image, next) = after.split_at_checked(image_len)?;
        rest = Some(next);
        Some((name, image))
    })
}

fn image(name: &str) -> Option<&'static [u8]> {
    let mut named = lists().filter(|(known, _)| *known == name);
    named.next().map(|(_, image)| image)
}

/// The compiled index of a list, which its table would give too.
#[cfg(not(test))]
pub(super) fn index(name: &str, _table: impl FnOnce() -> Index) -> Option<Index> {
    Index::read(image(name)?)
}

#[cfg(test)]
pub(super) use tests::index;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::env;
    use std::fs;
    use std::path::Path;
    use std::sync::Mutex;

    use super::{Index, TABLES, image};
    use crate::corpus::{self, Articles as _};
    use crate::facts::extract;

    /// The lists that were asked for, with their images.
    static ASKED: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());

    fn compiles() -> bool {
        env::var_os("KHABAR_COMPILE").is_some()
    }

    pub(in super::super) fn index(name: &str, table: impl FnOnce() -> Index) -> Option<Index> {
        let made = table().image();
        ASKED.lock().unwrap().insert(name.to_owned(), made.clone());
        if compiles() {
            return None;
        }
        let image = image(name);
        assert!(
            image == Some(made.as_slice()),
            "{name} is not compiled as its table stands: KHABAR_COMPILE=1 cargo test --lib compiled"
        );
        Index::read(image?)
    }

    #[test]
    fn the_compiled_lists_are_those_of_the_tables() {
        let store = corpus::open(&[]).store;
        for id in store.page(0, store.count()) {
            let _ = extract(&store.article(id).unwrap());
        }
        let asked = ASKED.lock().unwrap();
        if compiles() {
            let len = |len: usize| u32::try_from(len).unwrap().to_le_bytes();
            let mut file = TABLES.as_bytes().to_vec();
            for (name, image) in asked.iter() {
                file.extend(len(name.len()));
                file.extend(len(image.len()));
                file.extend_from_slice(name.as_bytes());
                file.resize(file.len() + name.len().next_multiple_of(4) - name.len(), 0);
                file.extend_from_slice(image);
            }
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/compiled/facts.bin");
            fs::write(path, file).unwrap();
        } else {
            for (name, made) in asked.iter() {
                assert!(image(name) == Some(made.as_slice()), "{name}");
            }
        }
    }
}
