//! A text as words, numbers and marks, each with its folded key and its raw span;
//! and the clitics that Arabic writes together with a word.
//!
//! A letter next to a digit is a border ("و7" is two words), a line end is a word of
//! its own, so that nothing matches across lines. Rules: the orthography of Arabic,
//! Persian and Urdu; folding as in [`super::fold_char`].

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{Span, fold_char};

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters.
    Letters,
    /// Decimal digits of one of the three scripts.
    Digits,
    /// One mark of punctuation, a symbol, anything else that shows.
    Mark,
    /// The end of a line, or the end of the text.
    #[default]
    Break,
}

/// One word: where it stands and what marks it bears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Raw bytes, with the marks on its letters, without format characters around it.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
    /// A tanwin (ً ٌ ٍ) stands in it: an indefinite noun, hardly a name.
    pub tanwin: bool,
    /// A fatha stands before its last "ين": a dual, not a plural.
    pub dual: bool,
    key_start: u32,
    key_end: u32,
    /// The [`key_hash`] of its key; 0 where hashes were not wanted.
    hash: u32,
    /// Where its stems stand in the table of hashes, for letters.
    stems: u32,
    /// What [`Words::mark`] was told of it; all bits where nothing was.
    marks: u64,
}

/// How many readings [`stems`] may give.
pub const READINGS: usize = 6;

/// The words of a text. Asking past the end gives a [`WordKind::Break`] with an empty
/// key, so that a reader of words needs no bounds.
///
/// ```
/// use khabar::letters::words::Words;
/// let words = Words::new("و7 مناطق،");
/// let keys: Vec<&str> = (0..words.len()).map(|i| words.key(i)).collect();
/// assert_eq!(keys, ["و", "7", "مناطق", "،"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    keys: String,
    words: Vec<Word>,
    stems: Vec<Stems>,
}

/// What lists are asked with: the hash of each reading of a word, and the buckets of 64
/// that they fall into, so that a short list is passed over by one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stems {
    /// The [`key_hash`] of each reading of [`stem`], 0 for one that there is not.
    pub hashes: [u32; READINGS],
    /// The [`bucket`] of each.
    pub buckets: u64,
}

/// One bit of 64 for a [`key_hash`]; none for 0.
#[must_use]
pub const fn bucket(hash: u32) -> u64 {
    if hash == 0 { 0 } else { 1 << (hash >> 26) }
}

impl Words {
    /// Cuts `text`. Time and memory grow with its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::cut(text, true)
    }

    /// As [`Words::new`], for what is not looked up in lists: [`Words::stems`] gives none.
    #[must_use]
    pub fn unhashed(text: &str) -> Self {
        Self::cut(text, false)
    }

    fn cut(text: &str, hashes: bool) -> Self {
        let mut cutter = Cutter {
            out: Self {
                keys: String::with_capacity(text.len()),
                words: Vec::with_capacity(text.len() / if hashes { 8 } else { 4 }),
                stems: Vec::with_capacity(if hashes { text.len() / 10 } else { 0 }),
            },
            open: Word::default(),
            hashes,
            fatha: Fatha::None,
        };
        let quick = quick();
        for (at, c) in text.char_indices() {
            match quick.get(c as usize) {
                Some(Quick::One(kind, folded)) => {
                    let end = at + c.len_utf8();
                    if !cutter.goes_on(end, *kind, *folded) {
                        cutter.push(at, end, *kind, Some(*folded));
                    }
                }
                Some(Quick::Space) => cutter.close(),
                _ => cutter.take(at, c),
            }
        }
        cutter.close();
        cutter.out
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// Its folded key.
    #[must_use]
    pub fn key(&self, index: usize) -> &str {
        let word = self.get(index);
        self.keys
            .get(word.key_start as usize..word.key_end as usize)
            .unwrap_or("")
    }

    /// The [`key_hash`] of its key; 0 past the end, and where hashes were not wanted.
    #[must_use]
    pub fn hash(&self, index: usize) -> u32 {
        self.words.get(index).map_or(0, |word| word.hash)
    }

    /// The hashes of the readings of a word: made once a word, so that many lists can pass
    /// it over without looking it up. `None` for what is not made of letters.
    #[must_use]
    pub fn stems(&self, index: usize) -> Option<&Stems> {
        let word = self.words.get(index)?;
        if word.kind != WordKind::Letters {
            return None;
        }
        self.stems.get(word.stems as usize)
    }

    /// Marks every word with what `of` says of the hashes of its readings, joined: which of
    /// up to 64 lists may know it, so that the others need not be asked.
    pub fn mark(&mut self, of: impl Fn(u32) -> u64) {
        for word in &mut self.words {
            word.marks = match self.stems.get(word.stems as usize) {
                Some(stems) if word.kind == WordKind::Letters => {
                    let known = stems.hashes.iter().filter(|hash| **hash != 0);
                    known.fold(0, |marks, hash| marks | of(*hash))
                }
                _ => of(word.hash),
            };
        }
    }

    /// What [`Words::mark`] was told of a word; nothing past the end.
    #[inline]
    #[must_use]
    pub fn marks(&self, index: usize) -> u64 {
        self.words.get(index).map_or(0, |word| word.marks)
    }

    /// The hashes of [`Words::stems`] alone.
    #[must_use]
    pub fn stem_hashes(&self, index: usize) -> Option<&[u32; READINGS]> {
        self.stems(index).map(|stems| &stems.hashes)
    }

    /// What it is made of.
    #[must_use]
    pub fn kind(&self, index: usize) -> WordKind {
        self.get(index).kind
    }

    /// Its raw bytes.
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.get(index).span
    }

    /// True where no character stands between it and the word before.
    #[must_use]
    pub fn is_glued(&self, index: usize) -> bool {
        index > 0 && self.get(index - 1).span.end == self.get(index).span.start
    }

    /// The word that holds a raw byte, or the next one.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.span.end <= byte)
    }

    /// Makes breaks of all words inside `span`: they will match nothing.
    pub fn blank(&mut self, span: Span) {
        let from = self.words.partition_point(|w| w.span.start < span.start);
        for word in self.words.iter_mut().skip(from) {
            if word.span.start >= span.end {
                break;
            }
            *word = Word {
                kind: WordKind::Break,
                key_end: word.key_start,
                hash: 0,
                marks: 0,
                ..*word
            };
        }
    }

    /// The raw byte where the letters of a word begin that follow its first `letters`.
    #[must_use]
    pub fn after_letters(&self, index: usize, letters: usize, text: &str) -> usize {
        let span = self.span(index);
        let mut left = letters;
        for (at, c) in span.of(text).char_indices() {
            let kept = fold_char(c).iter().flatten().count();
            if kept > 0 && left == 0 {
                return span.start + at;
            }
            left = left.saturating_sub(kept);
        }
        span.end
    }
}

/// How far towards "َين" the last characters have come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fatha {
    None,
    Mark,
    Yeh,
    Noon,
}

/// What [`Cutter::take`] does with a character that folds on one, found once.
#[derive(Clone, Copy)]
enum Quick {
    /// To be looked at.
    Slow,
    /// Between words.
    Space,
    /// Part of a word of this kind, folded.
    One(WordKind, char),
}

/// The characters of one and two bytes in UTF-8, nearly all of a text: looking each one up
/// in the folding again was half the cost of cutting a text into words. Not those between
/// Latin and Hebrew, which would take a third of the time that the table takes to make.
fn quick() -> &'static [Quick] {
    static TABLE: OnceLock<Vec<Quick>> = OnceLock::new();
    TABLE.get_or_init(|| {
        (0..0x800)
            .map(|code| (!(0x250..0x590).contains(&code)).then_some(code))
            .map(
                |code| match code.and_then(char::from_u32).map(|c| (c, fold_char(c))) {
                    None | Some(('\n', _) | (_, [None, _] | [_, Some(_)])) => Quick::Slow,
                    Some((_, [Some(' '), None])) => Quick::Space,
                    Some((_, [Some(folded), None])) => Quick::One(kind_of(folded), folded),
                },
            )
            .collect()
    })
}

/// What a folded character makes of its word.
fn kind_of(folded: char) -> WordKind {
    if folded.is_ascii_digit() {
        WordKind::Digits
    } else if matches!(folded, '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}')
        || folded.is_alphabetic()
    {
        WordKind::Letters
    } else {
        WordKind::Mark
    }
}

struct Cutter {
    out: Words,
    /// The word that is being read; a break where there is none.
    open: Word,
    /// Whether the lists will be asked for the words.
    hashes: bool,
    fatha: Fatha,
}

impl Cutter {
    fn take(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if c == '\n' {
            self.close();
            self.push(at, end, WordKind::Break, None);
            return;
        }
        match fold_char(c) {
            [None, None] => self.mark_on_letter(end, c),
            [Some(' '), _] => self.close(),
            folded => {
                for one in folded.into_iter().flatten() {
                    self.push(at, end, kind_of(one), Some(one));
                }
            }
        }
    }

    /// A dropped character belongs to the open word where it stands on a letter;
    /// direction marks and zero-width spaces do not.
    fn mark_on_letter(&mut self, end: usize, c: char) {
        let word = &mut self.open;
        if word.kind == WordKind::Break {
            return;
        }
        let stands_on_letter = !matches!(
            c,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}' | '\u{061C}' | '\u{00AD}'
        );
        if stands_on_letter {
            word.span.end = end;
        }
        match c {
            '\u{064B}'..='\u{064D}' => word.tanwin = true,
            '\u{064E}' => self.fatha = Fatha::Mark,
            _ => {}
        }
    }

    /// Takes one more letter or digit of the open word, as nearly every character is; false
    /// where it is something else, or where marks want to be counted.
    #[inline]
    fn goes_on(&mut self, end: usize, kind: WordKind, key: char) -> bool {
        let fits = self.open.kind == kind && self.fatha == Fatha::None;
        if fits {
            self.open.span.end = end;
            self.out.keys.push(key);
        }
        fits
    }

    fn push(&mut self, start: usize, end: usize, kind: WordKind, key: Option<char>) {
        let single = matches!(kind, WordKind::Mark | WordKind::Break);
        if single || self.open.kind != kind {
            self.close();
            self.open = Word {
                span: Span::new(start, end),
                kind,
                key_start: offset(self.out.keys.len()),
                ..Word::default()
            };
        }
        self.open.span.end = end;
        if let Some(c) = key {
            self.out.keys.push(c);
            self.fatha = match (self.fatha, c) {
                (Fatha::Mark, 'ي') => Fatha::Yeh,
                (Fatha::Yeh, 'ن') => Fatha::Noon,
                _ => Fatha::None,
            };
        }
        if single {
            self.end();
        }
    }

    /// Ends the open word, if there is one.
    fn close(&mut self) {
        if self.open.kind != WordKind::Break {
            self.end();
        }
        self.fatha = Fatha::None;
    }

    /// Ends the word that was read, be it a break.
    fn end(&mut self) {
        let mut word = std::mem::take(&mut self.open);
        word.key_end = offset(self.out.keys.len());
        word.dual = self.fatha == Fatha::Noon;
        word.marks = u64::MAX;
        if self.hashes {
            let key = word.key_start as usize..word.key_end as usize;
            let key = self.out.keys.get(key).unwrap_or("");
            word.hash = key_hash(key);
            if word.kind == WordKind::Letters {
                word.stems = offset(self.out.stems.len());
                self.out.stems.push(hashed(key, word.hash));
            }
        }
        self.out.words.push(word);
        self.fatha = Fatha::None;
    }
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The letters that may stand for a word of their own before a word, in Arabic and Hebrew.
const CLITICS: [char; 10] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ב', 'ל', 'כ', 'מ'];

/// A word without the clitics before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem<'a> {
    /// How many letters were cut.
    pub cut: usize,
    /// The rest; "ال" is put back where "لل" had swallowed its alef.
    pub text: Cow<'a, str>,
    /// True where one of ب ل ك was cut: the stem is in the genitive.
    pub preposition: bool,
}

/// The ways to read `key` as `[وف][بلك]` (`[ו][בלכמ]` in Hebrew) and a stem, the whole word first. A reading
/// holds only where the stem is known: "وحدة" is a word, and also و with "حدة".
pub fn stems(key: &str) -> impl Iterator<Item = Stem<'_>> {
    (0..READINGS).filter_map(|reading| stem(key, reading))
}

/// The n-th way to read `key`, of [`READINGS`]; not every one is there.
#[must_use]
pub fn stem(key: &str, reading: usize) -> Option<Stem<'_>> {
    match reading {
        0 => Some(Stem {
            cut: 0,
            text: Cow::Borrowed(key),
            preposition: false,
        }),
        1 => {
            let rest = key.strip_prefix(['و', 'ف', 'ו'])?;
            (rest.len() >= 4).then_some(Stem {
                cut: 1,
                text: Cow::Borrowed(rest),
                preposition: false,
            })
        }
        2 => doubled(key).map(|(cut, word)| behind_lam(cut, Cow::Borrowed(word))),
        3 => doubled(key).map(|(cut, word)| behind_lam(cut, Cow::Owned(format!("ال{word}")))),
        4 => without_preposition(key, 0),
        5 => without_preposition(key.strip_prefix(['و', 'ف', 'ו'])?, 1),
        _ => None,
    }
}

/// A word that begins with ل behind the preposition ل, and the letters cut before it: "للبنان",
/// and "للجنة", whose article is not written.
#[must_use]
pub fn doubled(key: &str) -> Option<(usize, &str)> {
    let (and, bare) = match key.strip_prefix(['و', 'ف']) {
        Some(rest) => (1, rest),
        None => (0, key),
    };
    let word = bare.strip_prefix('ل')?;
    word.starts_with('ل').then_some((and + 1, word))
}

const fn behind_lam(cut: usize, text: Cow<'_, str>) -> Stem<'_> {
    Stem {
        cut,
        text,
        preposition: true,
    }
}

fn without_preposition(key: &str, cut: usize) -> Option<Stem<'_>> {
    let rest = key.strip_prefix(['ب', 'ل', 'ك', 'ב', 'ל', 'כ', 'מ'])?;
    if rest.len() < 4 {
        return None;
    }
    let text = match rest.strip_prefix('ل') {
        Some(noun) if key.starts_with('ل') => Cow::Owned(format!("ال{noun}")),
        _ => Cow::Borrowed(rest),
    };
    Some(Stem {
        cut: cut + 1,
        text,
        preposition: true,
    })
}

/// A hash of a folded key, never 0. Equal keys have equal hashes on one run and
/// the next; unequal ones may, so that a hit is looked up.
#[must_use]
pub fn key_hash(key: &str) -> u32 {
    let bytes = key.as_bytes();
    // The last bytes once more where eight do not end with them: cheaper than one by one.
    let last = match (
        bytes.last_chunk::<8>(),
        bytes.first_chunk::<4>(),
        bytes.last_chunk::<4>(),
    ) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (None, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes
            .iter()
            .fold(0, |all, &byte| all << 8 | u64::from(byte)),
    };
    let (chunks, _) = bytes.as_chunks::<8>();
    let hash = chunks.iter().fold(bytes.len() as u64, |hash, chunk| {
        mixed(hash ^ u64::from_le_bytes(*chunk))
    });
    let hash = mixed(hash ^ last);
    ((hash ^ hash >> 32) as u32).max(1)
}

/// Both halves of a product, so that every bit has a say in every other (wyhash).
const fn mixed(hash: u64) -> u64 {
    let product = (hash ^ 0xa076_1d64_78bd_642f) as u128 * 0xe703_7ed1_a0b4_28db;
    product as u64 ^ (product >> 64) as u64
}

fn hashed(key: &str, whole: u32) -> Stems {
    let mut stems = Stems {
        hashes: [whole, 0, 0, 0, 0, 0],
        buckets: bucket(whole),
    };
    // Most words bear no clitic: one hash, and zeros.
    if !key.starts_with(CLITICS) {
        return stems;
    }
    for (reading, hash) in stems.hashes.iter_mut().enumerate().skip(1) {
        *hash = stem(key, reading).map_or(0, |stem| key_hash(&stem.text));
        stems.buckets |= bucket(*hash);
    }
    stems
}

#[cfg(test)]
mod tests;
