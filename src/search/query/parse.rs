//! From pieces of what was typed to clauses.

use super::tokens::{Piece, pieces};
use super::word::{Word, drop_latin_articles};
use super::{Clause, Note, Place, Query, Term, Trouble};
use crate::search::key_alphabet::{Key, key};

/// The most words of a query that count: beyond them a pasted page is no query.
const MOST_WORDS: usize = 16;

impl Query {
    /// Understands what was typed: never fails.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let mut either = false;
        // Plain words in a row, which may be halves of one name.
        let mut row: Vec<Word> = Vec::new();
        let mut left = MOST_WORDS;
        for piece in pieces(typed) {
            match piece {
                Piece::Or => {
                    query.close_row(&mut row, &mut either);
                    either = !query.clauses.is_empty();
                }
                Piece::Words {
                    text,
                    without: false,
                } if !either => {
                    let words = words_of(text);
                    row.extend(words.take(left));
                    left = MOST_WORDS.saturating_sub(row.len() + query.clauses.len());
                }
                other => {
                    query.close_row(&mut row, &mut either);
                    if left > 0 {
                        query.push(other, &mut either);
                        left -= 1;
                    }
                }
            }
        }
        query.close_row(&mut row, &mut either);
        let plain = query.wanted_words().map(|word| word.key.as_str());
        query.key = plain.collect::<Vec<_>>().join(" ");
        query
    }

    /// Plain words as clauses, each joined with its neighbours.
    fn close_row(&mut self, row: &mut Vec<Word>, either: &mut bool) {
        if row.is_empty() {
            return;
        }
        drop_latin_articles(row);
        let pairs: Vec<Word> = row
            .iter()
            .zip(row.iter().skip(1))
            .map(|(one, other)| Word::new(&format!("{}{}", one.folded, other.folded)))
            .collect();
        for (at, word) in row.drain(..).enumerate() {
            let before = at.checked_sub(1).and_then(|at| pairs.get(at));
            let term = Term::Word {
                word: Box::new(word),
                pairs: before.into_iter().chain(pairs.get(at)).cloned().collect(),
                place: Place::Anywhere,
            };
            self.add(vec![term], false, either);
        }
    }

    fn push(&mut self, piece: Piece<'_>, either: &mut bool) {
        match piece {
            Piece::Or => {}
            Piece::Words { text, without } => {
                let terms: Vec<Term> = words_of(text)
                    .map(|word| Term::Word {
                        word: Box::new(word),
                        pairs: Vec::new(),
                        place: Place::Anywhere,
                    })
                    .collect();
                for term in terms {
                    self.add(vec![term], without, either);
                }
            }
            Piece::Phrase { text, without } => {
                let place = Place::AsTyped;
                self.add(phrase(text, place), without, either);
            }
            Piece::Field {
                typed, value: "", ..
            } => self.note(typed, Trouble::NoValue),
            Piece::Field {
                field: "title",
                value,
                without,
                ..
            } => self.add(phrase(value, Place::Label), without, either),
            Piece::Field {
                typed,
                field,
                value,
                without,
            } => {
                let term = Term::Field {
                    typed: typed.to_owned(),
                    field,
                    value: value.to_owned(),
                };
                self.add(vec![term], without, either);
            }
            Piece::NoField { typed } => self.note(typed, Trouble::NotKnown),
        }
    }

    /// Adds a clause, or one more way to meet the last one.
    fn add(&mut self, terms: Vec<Term>, without: bool, either: &mut bool) {
        if terms.is_empty() {
            return;
        }
        let last = self.clauses.last_mut();
        match last.filter(|last| *either && !without && !last.without) {
            Some(last) => last.any_of.extend(terms),
            None => self.clauses.push(Clause {
                without,
                any_of: terms,
            }),
        }
        *either = false;
    }

    fn note(&mut self, typed: &str, trouble: Trouble) {
        self.notes.push(Note {
            typed: typed.to_owned(),
            trouble,
        });
    }
}

/// What was typed as plain words, at most [`MOST_WORDS`]: no quotation marks, no fields.
pub(in crate::search) fn words(typed: &str) -> Vec<Word> {
    let mut words: Vec<Word> = words_of(typed).take(MOST_WORDS).collect();
    drop_latin_articles(&mut words);
    words
}

/// The words of a piece, which separators may stand in.
fn words_of(text: &str) -> impl Iterator<Item = Word> {
    let folded = Key::new(text);
    let spans: Vec<_> = folded.words().map(|range| folded.raw(range)).collect();
    spans.into_iter().map(move |span| Word::new(span.of(text)))
}

/// A phrase as one term; none where it folds to nothing.
fn phrase(text: &str, place: Place) -> Vec<Term> {
    let folded = Key::new(text);
    let spans: Vec<_> = folded.words().map(|range| folded.raw(range)).collect();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return Vec::new();
    };
    let text = text.get(first.start..last.end).unwrap_or(text);
    let word = Word {
        key: key(text),
        ..Word::new(text)
    };
    vec![Term::Word {
        word: Box::new(word),
        pairs: Vec::new(),
        place,
    }]
}

#[cfg(test)]
mod tests {
    use super::{Query, Term, Trouble};

    fn words(typed: &str) -> Vec<String> {
        let query = Query::parse(typed);
        query.words().map(str::to_owned).collect()
    }

    #[test]
    fn what_folds_to_nothing_is_no_filter() {
        for nothing in [
            "",
            "ـ",
            "  \n ",
            "\u{202E}",
            "\"\"",
            "\u{64E}",
            "؟",
            "\0",
            "-",
            "OR",
            "|",
            "- -",
            "OR OR",
            "\"",
            "«»",
            "date:",
            "\u{1}\u{2}\u{7F}",
        ] {
            assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
        }
    }

    #[test]
    fn marks_bidi_controls_and_line_ends_do_not_count() {
        assert_eq!(words("\u{202B}قره\n باغ\u{202C}  "), ["قره", "باغ"]);
        assert_eq!(words("a/b"), ["a", "b"]);
    }

    #[test]
    fn a_latin_article_before_a_name_is_not_looked_for() {
        assert_eq!(words("al-Sisi"), ["Sisi"]);
        assert_eq!(words("El Baradei"), ["Baradei"]);
        assert_eq!(words("al"), ["al"]);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        assert_eq!(words(&"كلمة ".repeat(1000)).len(), super::MOST_WORDS);
        assert!(words(&"\"a\" ".repeat(1000)).len() <= super::MOST_WORDS);
        assert!(words(&"a OR ".repeat(1000)).len() <= super::MOST_WORDS);
    }

    #[test]
    fn either_binds_its_neighbours_only() {
        let query = Query::parse("a b OR \"c d\" OR lang:fa -e");
        let shape: Vec<(bool, usize)> = query
            .clauses
            .iter()
            .map(|clause| (clause.without, clause.any_of.len()))
            .collect();
        assert_eq!(shape, [(false, 1), (false, 3), (true, 1)]);
        let last = query.clauses[1].any_of.last();
        assert!(matches!(last, Some(Term::Field { field: "lang", .. })));
    }

    #[test]
    fn what_is_not_understood_is_told_and_left_out() {
        let query = Query::parse("colour:red a date:");
        let notes: Vec<_> = query
            .notes()
            .iter()
            .map(|note| (note.typed.as_str(), note.trouble))
            .collect();
        assert_eq!(
            notes,
            [
                ("colour:red", Trouble::NotKnown),
                ("date:", Trouble::NoValue)
            ]
        );
        assert_eq!(query.words().collect::<Vec<_>>(), ["a"]);
    }
}
