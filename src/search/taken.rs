//! Words of titles that a word of the query is taken for: another spelling of it, or what
//! was meant by it; and the titles in which they stand.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::index::{Index, NONE};
use super::key_alphabet::key;
use super::lexicon::{Lexicon, LexiconId, Rows};
use super::live::worth_alike;
use super::matching::Asked;
use super::places::LABEL_WORTH;
use super::query::{Script, Word};
use super::rank::Tier;
use super::sharing::{shared, windows_of_share};
use super::sounds::Known;
use super::sweeping::{CHUNK, each_row};
use super::titles::{Pattern, Scan};

/// The most words of titles that one word of a query is taken for: the nearest, of equals
/// those that stand in most titles. Of two words taken as one fewer: who types a name in
/// two words mostly means two.
const MOST: usize = 48;
const MOST_OF_PAIR: usize = 12;

/// Words that stand everywhere are looked for among them in every title: so many of them.
const MOST_SWEEPS: usize = 2;

/// A title with a word that a word of the query is taken for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub(super) row: u32,
    pub(super) tier: Tier,
    pub(super) score: i32,
}

impl Taken {
    /// A number that rises with the row, then with how badly it is met: quickly compared.
    fn order(&self) -> u64 {
        const MIDDLE: i32 = 1 << 23;
        let badness = MIDDLE - self.score.clamp(1 - MIDDLE, MIDDLE);
        u64::from(self.row) << 32 | (self.tier as u64) << 24 | u64::from(badness.cast_unsigned())
    }
}

/// What was found of words joined with their neighbours, by the keys of these: each
/// belongs to two words of the query.
pub(super) type TakenPairs = HashMap<String, TakenWords>;

/// Titles, and how many words stand in them.
type TakenWords = (Vec<Taken>, usize);

/// A word of titles that a word of the query is taken for.
#[derive(Clone, Copy, Debug)]
struct Meant {
    tier: Tier,
    score: i32,
    id: LexiconId,
}

/// What it takes to find them.
pub(super) struct Taker<'a> {
    pub(super) index: &'a Index,
    pub(super) scan: Scan<'a>,
    pub(super) known: Known<'a>,
    pub(super) cancel: &'a dyn Fn() -> bool,
}

/// Those that stand in most titles, as many as there is room for.
fn most_frequent(
    lexicon: &Lexicon,
    mut equals: Vec<Meant>,
    room: usize,
) -> impl Iterator<Item = Meant> {
    let at_most = |meant: &Meant| lexicon.count_at_most(meant.id);
    equals.sort_by_cached_key(|meant| (Reverse(at_most(meant)), meant.id));
    let mut counted = Vec::new();
    // The counts of the most frequent by now, the least of them at hand.
    let mut most = BinaryHeap::new();
    for meant in equals {
        let least = most.peek().filter(|_| most.len() == room);
        if least.is_some_and(|Reverse(least)| at_most(&meant) < *least) {
            break;
        }
        let count = lexicon.count(meant.id);
        counted.push((Reverse(count), meant));
        most.push(Reverse(count));
        if most.len() > room {
            most.pop();
        }
    }
    counted.sort_by_key(|(count, meant)| (*count, meant.id));
    counted.into_iter().map(|(_, meant)| meant).take(room)
}

impl Taker<'_> {
    /// Titles with a word that `asked` is taken for, by row, the best of each; and how
    /// many words these are. `None` where called off.
    pub(super) fn taken(&self, asked: &Asked<'_>, pairs: &mut TakenPairs) -> Option<TakenWords> {
        let Some(lexicon) = self.index.lexicon().filter(|_| asked.is_free()) else {
            return Some((Vec::new(), 0));
        };
        let mut meant = self.meant(lexicon, asked.word, false)?;
        // Letters of the other script that sound alike are meant sooner than a slip in
        // Latin ones: most who type these look for Arabic.
        if meant.is_empty() || asked.word.script == Script::Arabic {
            for slip in lexicon.slips(asked.word, self.cancel)? {
                let score = worth_alike(2 * slip.slips, LABEL_WORTH, false);
                let (tier, id) = (Tier::Typo, slip.id);
                meant.push(Meant { tier, score, id });
            }
        }
        let (mut taken, mut words) = self.titles(lexicon, meant, MOST)?;
        for pair in &asked.pairs {
            if !pairs.contains_key(&pair.key) {
                let meant = self.meant(lexicon, pair, true)?;
                pairs.insert(pair.key.clone(), self.titles(lexicon, meant, MOST_OF_PAIR)?);
            }
            if let Some((titles, count)) = pairs.get(&pair.key) {
                taken.extend(titles);
                words += count;
            }
        }
        // Stable, since the rows of each word are in order already: it joins these.
        taken.sort_by_key(Taken::order);
        taken.dedup_by_key(|taken| taken.row);
        Some((taken, words))
    }

    /// Words that sound like `word`, which may be two `joined`.
    fn meant(&self, lexicon: &Lexicon, word: &Word, joined: bool) -> Option<Vec<Meant>> {
        let alike = lexicon.alike(word, &self.known, self.cancel)?;
        // What is spelled as it was typed has been found by its letters: but not two words
        // that together are the one that was asked for, nor one that is two of them.
        let found = alike
            .into_iter()
            .filter(|alike| !alike.same || alike.pair != joined);
        let meant = found.map(|alike| Meant {
            tier: match (alike.same, alike.beginning) {
                (true, _) => Tier::Word,
                (false, true) => Tier::SoundsPrefix,
                (false, false) => Tier::Sounds,
            },
            score: worth_alike(alike.distance, LABEL_WORTH, alike.known),
            id: alike.id,
        });
        let mut meant: Vec<Meant> = meant.collect();
        if let Some(id) = lexicon.find(&word.folded).filter(|_| joined) {
            let (tier, score) = (Tier::Word, worth_alike(0, LABEL_WORTH, false));
            meant.push(Meant { tier, score, id });
        }
        Some(meant)
    }

    /// The titles in which the `most` nearest of these words stand.
    fn titles(&self, lexicon: &Lexicon, mut meant: Vec<Meant>, most: usize) -> Option<TakenWords> {
        let near = |meant: &Meant| (meant.tier, -meant.score);
        meant.sort_unstable_by_key(|meant| (near(meant), meant.id));
        let mut seen = HashSet::new();
        meant.retain(|meant| seen.insert(meant.id));
        if let Some(last) = meant.get(most).map(near) {
            // Of these not all are wanted.
            let from = meant.partition_point(|meant| near(meant) < last);
            let to = meant.partition_point(|meant| near(meant) <= last);
            meant.truncate(to);
            let equals = meant.split_off(from);
            meant.extend(most_frequent(lexicon, equals, most - from));
        }
        let (mut taken, mut words, mut sweeps) = (Vec::new(), 0, 0);
        for meant in meant {
            if (self.cancel)() {
                return None;
            }
            let before = taken.len();
            let folded = lexicon.folded(meant.id);
            let (tier, score) = (meant.tier, meant.score);
            let take = |row: u32| taken.push(Taken { row, tier, score });
            match lexicon.rows(meant.id) {
                Rows::Any if sweeps < MOST_SWEEPS => {
                    sweeps += 1;
                    self.sweep(&key(&folded))?.into_iter().for_each(take);
                }
                Rows::Any => {}
                Rows::These(rows) => rows.into_iter().for_each(take),
            }
            words += usize::from(taken.len() > before);
        }
        Some((taken, words))
    }

    /// Every title with a word, in order.
    fn sweep(&self, key: &str) -> Option<Vec<u32>> {
        let Some(pattern) = Pattern::new(key) else {
            return Some(Vec::new());
        };
        let scan = self.scan;
        let groups = scan.parts().groups();
        let share = windows_of_share(groups.div_ceil(CHUNK)) * CHUNK;
        let shares = (0..groups).step_by(share);
        let shares = shares.map(|first| first..(first + share).min(groups));
        let rows = shared(shares.collect(), self.cancel, |groups, is_off| {
            let mut rows = Vec::new();
            for group in groups {
                if group % CHUNK == 0 && is_off() {
                    break;
                }
                let lanes = scan.group(group, &pattern).word;
                each_row(scan, group, lanes, |row| {
                    rows.push(u32::try_from(row).unwrap_or(NONE));
                });
            }
            rows.sort_unstable();
            rows
        })?;
        Some(rows.concat())
    }
}
