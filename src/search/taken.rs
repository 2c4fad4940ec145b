//! Words of titles that a word of the query is taken for: another spelling of it, or what
//! was meant by it; and the titles in which they stand.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::index::{Index, NONE};
use super::key_alphabet::key;
use super::lexicon::{Lexicon, LexiconId, Rows};
use super::live::worth_alike;
use super::matching::Asked;
use super::places::LABEL_WORTH;
use super::query::{Script, Word};
use super::rank::Tier;
use super::sharing::{self, shared, windows_of_share};
use super::sounds::Known;
use super::sweeping::{ASKED, CHUNK};
use super::titles::{Pattern, Scan, WINDOW};

/// The most words of titles that one word of a query is taken for: the nearest, of equals
/// those that stand in most titles. Of two words taken as one fewer: who types a name in
/// two words mostly means two.
const MOST: usize = 48;
const MOST_OF_PAIR: usize = 12;

/// Words that stand everywhere are looked for among them in every title: so many of them.
const MOST_SWEEPS: usize = 2;

/// A word that a word of the query is taken for, and the titles in which it stands.
#[derive(Clone, Debug)]
pub(super) struct TakenWord {
    pub(super) tier: Tier,
    pub(super) score: i32,
    /// In order; not empty.
    pub(super) rows: Vec<u32>,
}

/// What was found of words joined with their neighbours, by the keys of these: each
/// belongs to two words of the query.
pub(super) type TakenPairs = HashMap<String, Arc<[TakenWord]>>;

/// How each of `rows` is best met by any of the words; these rows are in order.
pub(super) fn best_of(words: &[Arc<[TakenWord]>], rows: &[u32]) -> Vec<Option<(Tier, i32)>> {
    let mut best: Vec<Option<(Tier, i32)>> = vec![None; rows.len()];
    for word in words.iter().flat_map(|words| words.iter()) {
        let here = (word.tier, word.score);
        let mut stands = word.rows.iter().peekable();
        for (row, best) in rows.iter().zip(&mut best) {
            while stands.next_if(|here| *here < row).is_some() {}
            if stands.next_if_eq(&row).is_some() && best.is_none_or(|best| is_nearer(here, best)) {
                *best = Some(here);
            }
        }
    }
    best
}

/// True where one way is better than another.
fn is_nearer((tier, score): (Tier, i32), other: (Tier, i32)) -> bool {
    (tier, -score) < (other.0, -other.1)
}

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

impl Taker<'_> {
    /// The words that `asked` is taken for, alone and joined with its neighbours. `None`
    /// where called off.
    pub(super) fn taken(
        &self,
        asked: &Asked<'_>,
        pairs: &mut TakenPairs,
    ) -> Option<Vec<Arc<[TakenWord]>>> {
        let Some(lexicon) = self.index.lexicon().filter(|_| asked.is_free()) else {
            return Some(Vec::new());
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
        let mut taken = vec![self.titles(lexicon, meant, MOST)?.into()];
        for pair in &asked.pairs {
            if !pairs.contains_key(&pair.key) {
                let meant = self.meant(lexicon, pair, true)?;
                let titles = self.titles(lexicon, meant, MOST_OF_PAIR)?;
                pairs.insert(pair.key.clone(), titles.into());
            }
            taken.extend(pairs.get(&pair.key).cloned());
        }
        Some(taken)
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

    /// The `most` nearest of these words, as far as they stand in titles.
    fn titles(
        &self,
        lexicon: &Lexicon,
        mut meant: Vec<Meant>,
        most: usize,
    ) -> Option<Vec<TakenWord>> {
        let near = |meant: &Meant| (meant.tier, -meant.score);
        meant.sort_unstable_by_key(|meant| (near(meant), meant.id));
        let mut seen = HashSet::new();
        meant.retain(|meant| seen.insert(meant.id));
        if let Some(last) = meant.get(most).map(near) {
            // Of these not all are wanted: those that stand in most titles.
            let from = meant.partition_point(|meant| near(meant) < last);
            let to = meant.partition_point(|meant| near(meant) <= last);
            if let Some(equals) = meant.get_mut(from..to) {
                equals.sort_by_cached_key(|meant| (Reverse(lexicon.count(meant.id)), meant.id));
            }
            meant.truncate(most);
        }
        let size = |meant: &Meant| lexicon.size_of_rows(meant.id);
        let cost = (
            self.index.len().div_ceil(WINDOW),
            meant.iter().map(size).sum(),
        );
        let rows = sharing::each(&meant, cost, self.cancel, |meant| lexicon.rows(meant.id))?;
        let (mut taken, mut sweeps) = (Vec::new(), 0);
        for (meant, rows) in meant.into_iter().zip(rows) {
            let rows = match rows {
                Rows::Any if sweeps < MOST_SWEEPS => {
                    sweeps += 1;
                    self.sweep(&key(&lexicon.folded(meant.id)))?
                }
                Rows::Any => Vec::new(),
                Rows::These(rows) => rows,
            };
            if !rows.is_empty() {
                let (tier, score) = (meant.tier, meant.score);
                taken.push(TakenWord { tier, score, rows });
            }
        }
        Some(taken)
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
                if group % ASKED == 0 && is_off() {
                    break;
                }
                let lanes = scan.group(group, &pattern).word;
                let here = scan.parts().rows_of(group);
                let here = lanes.iter().filter_map(|lane| here.at(lane));
                rows.extend(here.map(|row| u32::try_from(row).unwrap_or(NONE)));
            }
            rows.sort_unstable();
            rows
        })?;
        Some(rows.concat())
    }
}
