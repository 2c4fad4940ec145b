//! Cuts a text into words: what a character makes of the word that is being read.

use super::memory::{Form, Marks, Memory};
use super::quick::{Quick, Table, kind_of, letters, quick, short_code};
use super::stem::readings;
use super::written::{Letters, Written};
use super::{Stems, Word, WordKind, Words, key_hash};
use crate::letters::fold_char;

/// The words of a text; with the hashes of their readings where lists will be asked for them, and
/// with what `memory` knows of each.
pub(super) fn cut(text: &str, hashes: bool, memory: Option<&mut Memory>) -> Words {
    let many = text.len() / if hashes { 5 } else { 4 };
    let mut cutter = Cutter {
        out: Words {
            keys: String::with_capacity(text.len()),
            words: Vec::with_capacity(many),
            marks: Vec::with_capacity(many),
            stems: Vec::with_capacity(if hashes { text.len() / 7 } else { 0 }),
        },
        open: Word::default(),
        hashes,
        memory,
        fatha: Fatha::None,
        quick: quick(),
        letters: letters(),
    };
    let mut at = 0;
    while let Some((code, len)) = short_code(text.as_bytes(), at) {
        let quick = cutter.quick.get(code);
        if quick.is_some_and(Quick::is_letter)
            && let Some(end) = cutter.meet(text, at)
        {
            at = end;
            continue;
        }
        at = match quick {
            Some(Quick::Same(kind)) => cutter.run(text, (at, at + len), *kind, None),
            Some(Quick::Folded(kind, folded)) => {
                cutter.run(text, (at, at + len), *kind, Some(*folded))
            }
            Some(Quick::Space) => {
                cutter.close();
                at + len
            }
            _ => {
                let rest = text.get(at..).unwrap_or_default();
                let Some(c) = rest.chars().next() else { break };
                cutter.take(at, c);
                at + c.len_utf8()
            }
        };
    }
    cutter.close();
    cutter.out
}

/// How far towards "َين" the last characters have come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fatha {
    None,
    Mark,
    Yeh,
    Noon,
}

impl Fatha {
    const fn before(self, letter: char) -> Self {
        match (self, letter) {
            (Self::Mark, 'ي') => Self::Yeh,
            (Self::Yeh, 'ن') => Self::Noon,
            _ => Self::None,
        }
    }
}

struct Cutter<'m> {
    out: Words,
    /// The word that is being read; a break where there is none.
    open: Word,
    /// Whether the lists will be asked for the words.
    hashes: bool,
    memory: Option<&'m mut Memory>,
    fatha: Fatha,
    quick: &'static Table,
    letters: &'static Letters,
}

impl Cutter<'_> {
    /// The word that begins at `start`, where it is one that a memory may hold: as it was met
    /// before, or met now. Gives where the text goes on behind it.
    fn meet(&mut self, text: &str, start: usize) -> Option<usize> {
        let memory = self.memory.as_deref_mut()?;
        if self.open.kind != WordKind::Break {
            return None;
        }
        let bytes = text.as_bytes();
        let (written, len) = Written::at(bytes, start, self.letters)?;
        let end = start + len;
        let raw = text.get(start..end)?;
        if !self.quick.ends_word(bytes, end) {
            return None;
        }
        let form = memory.form(written, |tell| {
            let folded = self.quick.folded(raw);
            let key = folded.as_deref().unwrap_or(raw);
            let mut word = Word {
                kind: WordKind::Letters,
                hash: key_hash(key),
                ..Word::default()
            };
            word.tell(key);
            let stems = readings(key, word.hash);
            Form {
                word,
                stems,
                marks: tell(WordKind::Letters, key, &stems),
                key: folded,
            }
        })?;
        let key_start = offset(self.out.keys.len());
        self.out.keys.push_str(form.key.as_deref().unwrap_or(raw));
        self.out.words.push(Word {
            start: offset(start),
            end: offset(end),
            key_start,
            key_end: offset(self.out.keys.len()),
            stems: offset(self.out.stems.len()),
            ..form.word
        });
        self.out.stems.push(form.stems);
        self.out.marks.push(form.marks);
        // Nearly always a space.
        Some(end + usize::from(bytes.get(end) == Some(&b' ')))
    }

    fn take(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if c == '\n' {
            self.close();
            self.open(at, WordKind::Break);
            self.take_in(self.out.keys.len(), end);
            return;
        }
        match fold_char(c) {
            [None, None] => self.mark_on_letter(end, c),
            [Some(' '), _] => self.close(),
            folded => {
                for one in folded.into_iter().flatten() {
                    self.push_char(at, end, kind_of(one), one);
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
            word.end = offset(end);
        }
        match c {
            '\u{064B}'..='\u{064D}' => word.tanwin = true,
            '\u{064E}' => self.fatha = Fatha::Mark,
            _ => {}
        }
    }

    /// Goes on with the open word, or ends it and opens one: by the character at
    /// `start..end`, and as long as those of two bytes behind it are of its kind. Gives where
    /// they end.
    fn run(
        &mut self,
        text: &str,
        (start, end): (usize, usize),
        kind: WordKind,
        folded: Option<char>,
    ) -> usize {
        self.open(start, kind);
        let key_start = self.out.keys.len();
        // What stands in the key as in the text is copied at once.
        let (mut from, mut at) = (start, end);
        if let Some(folded) = folded {
            self.out.keys.push(folded);
            from = end;
        }
        if !is_single(kind) {
            let (pairs, _) = text
                .as_bytes()
                .get(end..)
                .unwrap_or_default()
                .as_chunks::<2>();
            for pair in pairs {
                match self.quick.of_pair(*pair) {
                    Some(Quick::Same(same)) if *same == kind => {}
                    Some(Quick::Folded(same, folded)) if *same == kind => {
                        self.out
                            .keys
                            .push_str(text.get(from..at).unwrap_or_default());
                        self.out.keys.push(*folded);
                        from = at + pair.len();
                    }
                    _ => break,
                }
                at += pair.len();
            }
        }
        self.out
            .keys
            .push_str(text.get(from..at).unwrap_or_default());
        self.take_in(key_start, at);
        at
    }

    /// As [`Cutter::run`], of one folded character.
    fn push_char(&mut self, start: usize, end: usize, kind: WordKind, key: char) {
        self.open(start, kind);
        let key_start = self.out.keys.len();
        self.out.keys.push(key);
        self.take_in(key_start, end);
    }

    /// Opens a word, unless one of its kind is open; a mark or a break stands by itself.
    fn open(&mut self, start: usize, kind: WordKind) {
        if is_single(kind) || self.open.kind != kind {
            self.close();
            self.open = Word {
                start: offset(start),
                kind,
                key_start: offset(self.out.keys.len()),
                ..Word::default()
            };
        }
    }

    /// The open word ends at `end` by now; its key has grown from `key_start` on.
    fn take_in(&mut self, key_start: usize, end: usize) {
        self.open.end = offset(end);
        if self.fatha != Fatha::None {
            let grown = self.out.keys.get(key_start..).unwrap_or_default();
            self.fatha = grown.chars().fold(self.fatha, Fatha::before);
        }
        if is_single(self.open.kind) {
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
        let mut word = self.open;
        self.open.kind = WordKind::Break;
        word.key_end = offset(self.out.keys.len());
        word.dual = self.fatha == Fatha::Noon;
        let key = word.key_start as usize..word.key_end as usize;
        let key = self.out.keys.get(key).unwrap_or_default();
        word.tell(key);
        let mut marks = Marks::ALL;
        if self.hashes {
            word.hash = key_hash(key);
            let stems = if word.kind == WordKind::Letters {
                word.stems = offset(self.out.stems.len());
                let stems = readings(key, word.hash);
                self.out.stems.push(stems);
                stems
            } else {
                Stems::of_whole(word.hash)
            };
            if let Some(memory) = &self.memory {
                marks = memory.tell(word.kind, key, &stems);
            }
        }
        self.out.marks.push(marks);
        self.out.words.push(word);
        self.fatha = Fatha::None;
    }
}

/// True for a word of one character.
const fn is_single(kind: WordKind) -> bool {
    matches!(kind, WordKind::Mark | WordKind::Break)
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
