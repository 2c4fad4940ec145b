//! Which quotation marks belong together: nested, unclosed and stray ones told apart by
//! the spaces around them.
//!
//! A mark opens where a space or a glued preposition stands before it and a letter behind
//! it; it closes the other way round. «» and “” are believed only where spaces say
//! nothing, since many desks type them reversed. Single marks count only where they are a
//! pair by their spaces: the others are apostrophes, geresh or noise.

use crate::facts::saying;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// Two marks that belong together, as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The opening mark.
    pub open: usize,
    /// The closing mark; the line's end where there is none.
    pub close: usize,
    /// Whether the text closes it.
    pub closed: bool,
}

/// The pairs of an article that stand in no other pair, in the order of the text.
#[derive(Debug, Default)]
pub struct Marks {
    pairs: Vec<Pair>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    side: Side,
    /// A word of saying stands right before it.
    told: bool,
}

impl Marks {
    /// The pairs of an article.
    pub fn new(view: &View) -> Self {
        let mut pairs = Vec::new();
        let mut double: Vec<Mark> = Vec::new();
        let mut single: Vec<Mark> = Vec::new();
        for at in 0..=view.words.len() {
            match view.words.kind(at) {
                WordKind::Break if !double.is_empty() || !single.is_empty() => {
                    let from = pairs.len();
                    pair(&double, at, &mut pairs);
                    pair_singles(&single, &mut pairs);
                    outermost(&mut pairs, from, &double);
                    double.clear();
                    single.clear();
                }
                WordKind::Mark => match view.words.last(at) {
                    '"' => {
                        if let Some(side) = side(view, at, at) {
                            double.push(mark(view, at, at, side));
                        }
                    }
                    // Two single marks for a double one.
                    '\'' if view.words.key(at + 1) == "'" && view.words.is_glued(at + 1) => {
                        if let Some(side) = side(view, at, at + 1) {
                            let inner = if side == Side::Opens { at + 1 } else { at };
                            double.push(mark(view, inner, at, side));
                        }
                    }
                    '\'' if !(view.words.key(at.wrapping_sub(1)) == "'"
                        && view.words.is_glued(at)) =>
                    {
                        if let Some(side) = side(view, at, at).filter(|side| *side != Side::Either)
                        {
                            single.push(mark(view, at, at, side));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Self { pairs }
    }

    /// The pairs.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// As [`View::sentence_end`], over what stands between marks: a full stop in there ends
    /// no sentence of the writer's.
    pub fn sentence_end(&self, view: &View, word: usize, most: usize) -> usize {
        let end = view.sentence_end(word, most);
        match self.around(end).filter(|pair| pair.open >= word) {
            Some(pair) if pair.close - word < most => {
                self.sentence_end(view, pair.close + 1, most - (pair.close - word))
            }
            _ => end,
        }
    }

    /// As [`View::sentence_start`], over what stands between marks.
    pub fn sentence_start(&self, view: &View, word: usize, most: usize) -> usize {
        let start = view.sentence_start(word, most);
        match self
            .around(start.wrapping_sub(1))
            .filter(|pair| pair.close < word)
        {
            Some(pair) if word - pair.open < most && start > 0 && start <= pair.close => {
                self.sentence_start(view, pair.open, most - (word - pair.open))
            }
            _ => start,
        }
    }

    /// The closed pair in which a word stands, its marks included.
    pub fn around(&self, at: usize) -> Option<Pair> {
        let index = self.pairs.partition_point(|pair| pair.close < at);
        self.pairs
            .get(index)
            .copied()
            .filter(|pair| pair.closed && pair.open <= at)
    }
}

fn mark(view: &View, at: usize, first: usize, side: Side) -> Mark {
    Mark {
        at,
        side,
        told: side == Side::Opens && first > 0 && leads(view, first - 1),
    }
}

/// What the characters around a mark say of it. `None` inside a word: gershayim, inches.
fn side(view: &View, first: usize, last: usize) -> Option<Side> {
    let text = view.text();
    let start = view.words.span(first).start;
    let end = view.words.span(last).end;
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    let opens_behind =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '-' | '–' | '—' | 'ـ' | '/');
    let free_before = before.is_none_or(opens_behind);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| ('\u{5D0}'..='\u{5EA}').contains(&c));
    let raw = view.words.span(first).of(text);
    let by_shape = if raw.starts_with(['«', '“', '„', '‘']) {
        Side::Opens
    } else if raw.starts_with(['»', '”', '’']) {
        Side::Closes
    } else {
        Side::Either
    };
    let one_letter = first > 0
        && view.words.is_glued(first)
        && view.words.kind(first - 1) == WordKind::Letters
        && matches!(
            view.words.key(first - 1),
            "ب" | "ل"
                | "ك"
                | "و"
                | "ف"
                | "وب"
                | "ول"
                | "ال"
                | "ה"
                | "ב"
                | "ל"
                | "ו"
                | "ש"
                | "מ"
                | "כ"
        );
    Some(match (free_before, is_letter(after)) {
        // "צה\"ל", "12\"30"
        (false, true) if is_hebrew(before) && is_hebrew(after) && !one_letter => return None,
        (false, true) if one_letter => Side::Opens,
        (false, true) => by_shape,
        (true, true) => Side::Opens,
        // "\"...": what was left out; a lone full stop ends the sentence.
        (true, false) if after == Some('.') && !opens_with_dots(text, end) => Side::Closes,
        (true, false) if after.is_some_and(|c| matches!(c, '(' | '[' | '"' | '…' | '.')) => {
            Side::Opens
        }
        // "قائلة \" لا": behind a word of saying it opens.
        (true, false) if first > 0 && leads(view, first - 1) => Side::Opens,
        (true, false) => by_shape,
        (false, false) => Side::Closes,
    })
}

fn opens_with_dots(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(".."))
}

/// A word of saying, أن or a colon.
fn leads(view: &View, at: usize) -> bool {
    view.words.key(at) == ":"
        || saying::cue(view, at).is_some_and(|cue| cue.end == at + 1)
        || saying::opens_statement(view, at)
}

/// From so many words on, what stands between marks is no name, in words and marks.
const NAME: usize = 8;

/// Pairs the double marks of a line that ends at the word `end`.
fn pair(marks: &[Mark], end: usize, into: &mut Vec<Pair>) {
    let from = into.len();
    let mut open: Vec<Mark> = Vec::new();
    let mut strays = 0;
    let mut unclosed = false;
    for (nth, mark) in marks.iter().enumerate() {
        // "قال \"… . وفي ديار \" السند\"": of an odd number the one before a name in marks opens it.
        let next = marks.get(nth + 1);
        let names = next.is_some_and(|next| {
            next.side != Side::Opens
                && next.at - mark.at <= SHORT
                && nth % 2 == 1
                && marks.len() % 2 == 1
        });
        let side = match mark.side {
            Side::Either if open.is_empty() || names => Side::Opens,
            Side::Either => Side::Closes,
            side => side,
        };
        match (side, open.pop()) {
            (Side::Closes, Some(start)) => into.push(Pair {
                open: start.at,
                close: mark.at,
                closed: true,
            }),
            (Side::Closes, None) => strays += 1,
            // "قالت \"… وأضافت \"…\"": nobody closed the one before.
            (_, Some(start)) if mark.told && start.told => {
                into.push(Pair {
                    open: start.at,
                    close: mark.at,
                    closed: false,
                });
                unclosed = true;
                open.push(*mark);
            }
            (_, started) => {
                open.extend(started);
                open.push(*mark);
            }
        }
    }
    // "قالت إنه \"رغم غياب النواب الذين \"يستهترون …\"": one mark closes both, and the first is hers.
    if let [outer] = open.as_slice()
        && outer.told
        && marks.len() == 3
        && let Some(inner) = into.get_mut(from..).and_then(<[Pair]>::last_mut)
        && inner.open > outer.at
        && inner.close > inner.open + NAME
        && marks.iter().any(|mark| mark.at == inner.open && !mark.told)
    {
        inner.open = outer.at;
        return;
    }
    if !unclosed && (strays > 0 || !open.is_empty()) && marks.len().is_multiple_of(2) {
        // Spaces mislead here and there: one mark after the other, then.
        into.truncate(from);
        into.extend(marks.chunks_exact(2).filter_map(|two| match two {
            [open, close] => Some(Pair {
                open: open.at,
                close: close.at,
                closed: true,
            }),
            _ => None,
        }));
        return;
    }
    into.extend(open.into_iter().map(|mark| Pair {
        open: mark.at,
        close: end,
        closed: false,
    }));
}

/// Pairs single marks: an opening one and the next one, if that closes.
fn pair_singles(marks: &[Mark], into: &mut Vec<Pair>) {
    let mut rest = marks;
    while let [first, others @ ..] = rest {
        rest = others;
        if let (Side::Opens, Some(next)) = (first.side, others.first())
            && next.side == Side::Closes
        {
            into.push(Pair {
                open: first.at,
                close: next.at,
                closed: true,
            });
            rest = others.get(1..).unwrap_or_default();
        }
    }
}

/// The most words of a name or of one word that somebody calls out, its marks among them.
const SHORT: usize = 4;

fn is_short(pair: Pair) -> bool {
    pair.closed && pair.close - pair.open <= SHORT
}

/// Drops what stands inside a closed pair; an unclosed one reaches no further than the next.
fn outermost(pairs: &mut Vec<Pair>, from: usize, marks: &[Mark]) {
    let told = |at: usize| marks.iter().any(|mark| mark.at == at && mark.told);
    let mut line = pairs.split_off(from);
    line.sort_by_key(|pair| (pair.open, std::cmp::Reverse(pair.close)));
    for pair in line {
        match pairs.get_mut(from..).and_then(<[Pair]>::last_mut) {
            Some(last) if last.closed && pair.open < last.close => continue,
            // "أضافت \"أردت أن تقول كل منهن \"أسكتو\" للمجتمع": a word in what nobody closes.
            Some(last) if !last.closed && is_short(pair) && told(last.open) && !told(pair.open) => {
                continue;
            }
            Some(last) if !last.closed => last.close = last.close.min(pair.open),
            _ => {}
        }
        pairs.push(pair);
    }
}
