//! When khabar first saw an article, by content key: a file that moves stays known.
//!
//! A record of the journal: `{"v":1,"at":"2026-11-21T10:00:00Z","keys":"<32 hex><32 hex>…"}`.
//! Of two records with one key the earlier time counts: two explorers may have met it at
//! once.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::Value;

use super::Warning;
use crate::corpus::ContentKey;
use crate::home::{Cursor, Folders, HomeError, Journal, Sifted};

/// The version of the record that this program writes.
const VERSION: u64 = 1;

/// Keys of one record at most: a line that is damaged loses no more.
const AT_ONCE: usize = 16 * 1024;

/// Digits of a key.
const DIGITS: usize = 32;

/// After so long, one that is in no corpus that is opened is forgotten.
const KEPT: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Of so many there is one at least that is forgotten before the journal is written anew.
const STALE_PART: usize = 4;

/// The journal of first meetings.
#[derive(Clone, Debug)]
pub struct Seen {
    journal: Journal,
}

/// What is known of some articles.
#[derive(Clone, Debug, Default)]
pub struct Met {
    /// When each was first seen, in the order in which they were asked for.
    pub firsts: Vec<Timestamp>,
    /// Those that were never seen before, each once.
    pub strangers: Vec<ContentKey>,
    /// True where many others were first seen so long ago that they may be
    /// [forgotten](Seen::forget_others).
    pub is_stale: bool,
    /// What is wrong with the journal; the rest of it counts.
    pub warnings: Vec<Warning>,
}

#[derive(Serialize)]
struct Record {
    v: u64,
    at: String,
    keys: String,
}

impl Seen {
    /// The journal of this user. Touches nothing.
    #[must_use]
    pub fn at(folders: &Folders) -> Self {
        Self {
            journal: Journal::at(folders.state.join("seen.jsonl")),
        }
    }

    /// When each of these was first seen; who was never seen is seen `now`. Writes nothing.
    #[must_use]
    pub fn look_up(&self, keys: &[ContentKey], now: Timestamp) -> Met {
        let mut met = Met::default();
        let mut known = self.known(&mut met.warnings);
        met.firsts.reserve(keys.len());
        for &key in keys {
            let first = *known.entry(key).or_insert_with(|| {
                met.strangers.push(key);
                now
            });
            met.firsts.push(first);
        }
        let is_old = |first: &&Timestamp| now.duration_since(**first) > KEPT;
        let old = known.values().filter(is_old).count();
        let asked: HashSet<ContentKey> = keys.iter().copied().collect();
        let of_these = asked.iter().filter_map(|key| known.get(key));
        let stale = old - of_these.filter(is_old).count();
        // A journal is written anew once for many that are forgotten.
        met.is_stale = stale > 0 && stale >= known.len() / STALE_PART;
        met
    }

    /// Forgets, of those that were first seen longer than a year ago, all but these.
    ///
    /// # Errors
    /// Where it cannot be read or written; it is then as it was.
    pub fn forget_others(&self, keys: &[ContentKey], now: Timestamp) -> Result<(), HomeError> {
        let kept: HashSet<&ContentKey> = keys.iter().collect();
        self.journal.sift(|record| {
            let Some((at, keys)) = parse(record) else {
                return Sifted::Stays;
            };
            if now.duration_since(at) <= KEPT {
                return Sifted::Stays;
            }
            let left: Vec<&ContentKey> = keys.iter().filter(|key| kept.contains(key)).collect();
            if left.len() == keys.len() {
                return Sifted::Stays;
            }
            let mut record = record.clone();
            match record.get_mut("keys").filter(|_| !left.is_empty()) {
                Some(keys) => {
                    *keys = left
                        .into_iter()
                        .map(ContentKey::to_string)
                        .collect::<String>()
                        .into();
                    Sifted::Becomes(record)
                }
                None => Sifted::Goes,
            }
        })
    }

    /// Notes that these were first seen `now`.
    ///
    /// # Errors
    /// Where it cannot be written; those that are noted by then stay so.
    pub fn note(&self, strangers: &[ContentKey], now: Timestamp) -> Result<(), HomeError> {
        strangers.chunks(AT_ONCE).try_for_each(|keys| {
            self.journal.append(&Record {
                v: VERSION,
                at: now.to_string(),
                keys: keys.iter().map(ContentKey::to_string).collect(),
            })
        })
    }

    /// Takes the damaged lines of the journal away, so that they are told once: those whom
    /// they named are strangers again.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn mend(&self) -> Result<(), HomeError> {
        self.journal.mend()
    }

    fn known(&self, warnings: &mut Vec<Warning>) -> HashMap<ContentKey, Timestamp> {
        let mut known: HashMap<ContentKey, Timestamp> = HashMap::new();
        let reading = match self.journal.read(Cursor::default()) {
            Ok(reading) => reading,
            Err(error) => {
                warnings.push(Warning::new(error.to_string()));
                return known;
            }
        };
        warnings.extend(reading.damage.iter().map(|d| Warning::new(d.to_string())));
        for record in &reading.records {
            let Some((at, keys)) = parse(&record.value) else {
                warnings.push(Warning::new(format!(
                    "{}, line {}: written by another version of khabar; left alone",
                    self.journal.shown(),
                    record.line
                )));
                continue;
            };
            for key in keys {
                let first = known.entry(key).or_insert(at);
                *first = at.min(*first);
            }
        }
        known
    }
}

/// The time of a record and its keys; `None` where it is no such record.
fn parse(record: &Value) -> Option<(Timestamp, Vec<ContentKey>)> {
    let version = record.get("v")?.as_u64()?;
    let at = record.get("at")?.as_str()?.parse().ok()?;
    let keys = record.get("keys")?.as_str()?;
    let digits = keys.as_bytes().chunks(DIGITS);
    let keys = digits.map(|hex| ContentKey::parse(std::str::from_utf8(hex).ok()?));
    let keys: Option<Vec<ContentKey>> = keys.collect();
    keys.filter(|_| version == VERSION).map(|keys| (at, keys))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::{Timestamp, ToSpan};

    use super::Seen;
    use crate::corpus::ContentKey;
    use crate::home::Folders;

    fn keys(texts: &[&str]) -> Vec<ContentKey> {
        texts.iter().map(|text| ContentKey::of(text)).collect()
    }

    #[test]
    fn who_was_seen_before_was_seen_then_and_a_stranger_now() {
        let root = tempfile::tempdir().unwrap();
        let seen = Seen::at(&Folders::below(root.path()));
        let then: Timestamp = "2026-11-21T10:00:00Z".parse().unwrap();
        let now = then + 2.hours();
        let met = seen.look_up(&keys(&["a", "b", "a"]), then);
        assert_eq!(met.firsts, [then; 3]);
        assert_eq!(met.strangers, keys(&["a", "b"]));
        assert!(
            !root.path().join("state").exists(),
            "nothing is written yet"
        );
        seen.note(&met.strangers, then).unwrap();
        let met = seen.look_up(&keys(&["c", "b"]), now);
        assert_eq!((met.firsts, met.strangers), (vec![now, then], keys(&["c"])));
        // Another explorer notes it later: it was seen before.
        seen.note(&keys(&["a"]), now).unwrap();
        assert_eq!(seen.look_up(&keys(&["a"]), now).firsts, [then]);
    }

    #[test]
    fn a_damaged_line_is_told_and_the_others_count() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let seen = Seen::at(&folders);
        let then: Timestamp = "2026-11-21T10:00:00Z".parse().unwrap();
        for text in ["a", "b", "c"] {
            seen.note(&keys(&[text]), then).unwrap();
        }
        let file = folders.state.join("seen.jsonl");
        let lines = fs::read_to_string(&file).unwrap();
        let mut lines: Vec<&str> = lines.lines().collect();
        let cut = &lines[1][..lines[1].len() / 2];
        lines[1] = cut;
        fs::write(&file, lines.join("\n")).unwrap();
        let met = seen.look_up(&keys(&["a", "b", "c"]), then);
        assert_eq!(met.strangers, keys(&["b"]));
        assert_eq!(met.warnings.len(), 1);
        assert!(met.warnings[0].to_string().contains("line 2"));
        seen.mend().unwrap();
        let met = seen.look_up(&keys(&["a", "b", "c"]), then);
        assert_eq!((met.strangers, met.warnings.len()), (keys(&["b"]), 0));
    }

    #[test]
    fn who_was_seen_long_ago_and_is_gone_is_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let seen = Seen::at(&folders);
        let then: Timestamp = "2024-11-21T10:00:00Z".parse().unwrap();
        let lately = then + (400 * 24).hours();
        let now = lately + 24.hours();
        seen.note(&keys(&["here", "gone"]), then).unwrap();
        seen.note(&keys(&["gone too"]), then).unwrap();
        seen.note(&keys(&["gone lately"]), lately).unwrap();
        assert!(
            !seen
                .look_up(&keys(&["here"]), lately - (35 * 24).hours())
                .is_stale
        );
        assert!(seen.look_up(&keys(&["here"]), now).is_stale);
        seen.forget_others(&keys(&["here"]), now).unwrap();
        let met = seen.look_up(&keys(&["here", "gone", "gone too", "gone lately"]), now);
        assert_eq!(met.firsts, [then, now, now, lately]);
        assert!(!met.is_stale && met.warnings.is_empty());
        let file = folders.state.join("seen.jsonl");
        let lines = fs::read_to_string(&file).unwrap();
        assert_eq!(lines.lines().count(), 2);
        seen.forget_others(&keys(&["here"]), now).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), lines);
    }

    #[test]
    fn a_record_of_another_version_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let journal = crate::home::Journal::at(folders.state.join("seen.jsonl"));
        let record = serde_json::json!({"v": 2, "at": "2026-11-21T10:00:00Z", "keys": ""});
        journal.append(&record).unwrap();
        let met = Seen::at(&folders).look_up(&keys(&["a"]), Timestamp::UNIX_EPOCH);
        assert_eq!(met.warnings.len(), 1);
    }
}
