//! The record of an article's facts in few bytes, for a cache: [postcard], compressed, since
//! the mentions of one name repeat it.
//!
//! The form is not for other programs and need not last: a cache is good for one version of
//! the rules ([`RULES`]), which is also that of the form.
//!
//! [postcard]: https://postcard.jamesmunns.com

use super::lists::lists_mark;
use super::record::Facts;
use crate::corpus::Article;
use crate::letters::Span;

/// The version of the rules: another one may find other facts. A hash of the sources and
/// tables that decide, made when the program is built.
pub const RULES: &str = env!("KHABAR_RULES");

/// More bytes than this are not unpacked: no article has so many facts.
const LARGEST: usize = 64 << 20;

/// What the facts of an article are kept by: everything that they depend on beside the
/// rules. The content key alone would not do: which lines are boilerplate also depends on
/// the other articles of the corpus and on the user's lists.
#[must_use]
pub fn cache_key(article: &Article) -> [u8; 16] {
    let head = &article.head;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&head.key.bytes());
    hasher.update(&lists_mark().to_le_bytes());
    hasher.update(head.language.code().as_bytes());
    hasher.update(format!("{:?}", head.published).as_bytes());
    for line in &article.lines {
        hasher.update(line.kind.name().unwrap_or_default().as_bytes());
        hasher.update(b"\n");
    }
    let mut key = [0; 16];
    hasher.finalize_xof().fill(&mut key);
    key
}

/// The facts in few bytes.
#[must_use]
pub fn packed(facts: &Facts) -> Option<Vec<u8>> {
    let bytes = postcard::to_allocvec(facts).ok()?;
    Some(lz4_flex::block::compress_prepend_size(&bytes))
}

/// The facts behind [`packed`] bytes; `None` for bytes that are not, or that do not fit the
/// article: then they are to be looked for anew.
#[must_use]
pub fn unpacked(bytes: &[u8], article: &Article) -> Option<Facts> {
    let length = bytes.first_chunk::<4>().copied().map(u32::from_le_bytes)?;
    if usize::try_from(length).ok()? > LARGEST {
        return None;
    }
    let bytes = lz4_flex::block::decompress_size_prepended(bytes).ok()?;
    let facts: Facts = postcard::from_bytes(&bytes).ok()?;
    let fits = |span: Span| article.text.get(span.start..span.end).is_some();
    facts
        .facts
        .iter()
        .all(|fact| fits(fact.span))
        .then_some(facts)
}

/// Names of rules live as long as the program, and there are few of them.
pub(super) mod rule {
    use std::collections::BTreeSet;
    use std::sync::Mutex;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// No rule has a longer name, in bytes.
    const LONGEST: usize = 64;
    /// There are not so many rules.
    const MOST: usize = 4096;

    pub fn serialize<S: Serializer>(rule: &&'static str, to: S) -> Result<S::Ok, S::Error> {
        rule.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
        static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        let name = <&str>::deserialize(from)?;
        let mut known = KNOWN.lock().map_err(D::Error::custom)?;
        if let Some(rule) = known.get(name) {
            return Ok(rule);
        }
        if name.len() > LONGEST || known.len() >= MOST {
            return Err(D::Error::custom("no name of a rule"));
        }
        let rule: &'static str = Box::leak(name.to_owned().into_boxed_str());
        known.insert(rule);
        Ok(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::{cache_key, packed, unpacked};
    use crate::corpus::{Article, Articles as _, LineKind, open};
    use crate::facts::extract;

    #[test]
    fn every_fact_comes_back_as_it_was() {
        let store = open(&[]).store;
        let (mut before, mut after) = (0, 0);
        for id in store.page(0, usize::MAX) {
            let article = store.article(id).unwrap();
            let facts = extract(&article);
            let bytes = packed(&facts).unwrap();
            before += article.text.len();
            after += bytes.len();
            assert_eq!(unpacked(&bytes, &article), Some(facts));
        }
        assert!(after < before, "{after} bytes of facts, {before} of text");
    }

    #[test]
    fn what_is_not_packed_facts_is_nothing() {
        let store = open(&["bundled:04-yevlakh-talks.txt".into()]).store;
        let article = store.article(store.page(0, 1)[0]).unwrap();
        let bytes = packed(&extract(&article)).unwrap();
        for cut in (0..bytes.len()).step_by(97) {
            assert_eq!(unpacked(&bytes[..cut], &article), None);
        }
        assert_eq!(unpacked(&[0xFF; 64], &article), None);
        // Facts of a longer text do not fit.
        let other = open(&["bundled:01-putin-wang-yi.txt".into()]).store;
        let other = other.article(other.page(0, 1)[0]).unwrap();
        assert!(other.text.len() < article.text.len());
        assert_eq!(unpacked(&bytes, &other), None);
    }

    #[test]
    fn an_article_whose_lines_are_read_otherwise_has_another_key() {
        let store = open(&["bundled:04-yevlakh-talks.txt".into()]).store;
        let article = store.article(store.page(0, 1)[0]).unwrap();
        let mut other = Article::clone(&article);
        assert_eq!(cache_key(&other), cache_key(&article));
        other.lines.last_mut().unwrap().kind = LineKind::Boilerplate;
        other.lines[2].kind = LineKind::Heading;
        assert_ne!(cache_key(&other), cache_key(&article));
    }
}
