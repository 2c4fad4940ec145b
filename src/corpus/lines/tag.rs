//! From signals to kinds: first what a line says of itself, then where it stands.

use super::Draft;
use super::element::element;
use super::phrases::{Phrase, said_of};
use super::shape;
use crate::corpus::LineKind;
use crate::corpus::repeated::Repeated;
use crate::corpus::stated::{date, dateline};
use crate::letters::Language;

/// Words of a headline at most.
const TITLE: usize = 24;
/// Words of a heading at most.
const HEADING: usize = 12;
/// Words of a line in another script before the article at most.
const FOREIGN: usize = 20;

/// What a line says of itself, wherever it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signal {
    Blank,
    Prose,
    /// Short, no full stop: title, heading, what a site put there, or prose after all.
    Short,
    Said(Phrase),
    /// Nothing but a date.
    Date,
    /// A place or an agency, and a date.
    Dateline,
}

impl Signal {
    const fn is_site(self) -> bool {
        matches!(
            self,
            Self::Said(Phrase::Boilerplate | Phrase::Related | Phrase::Credit | Phrase::Source)
        )
    }
}

/// The kind of each line.
pub(super) fn kinds(text: &str, lines: &[Draft<'_>], repeated: &Repeated) -> Vec<LineKind> {
    let mut signals: Vec<Signal> = lines.iter().map(signal_of).collect();
    last_line_only(&mut signals);
    let language = language(text, &signals, lines);
    foreign_head(&mut signals, lines, language);
    edges(&mut signals, lines, repeated);
    let wrapped = is_hard_wrapped(lines);
    let prose = Prose::of(&signals, lines, wrapped);
    let mut kinds: Vec<LineKind> = signals
        .iter()
        .enumerate()
        .map(|(at, &own)| prose.kind(at, own))
        .collect();
    shorts(&mut kinds, &signals, lines, &prose);
    kinds
}

fn signal_of(line: &Draft<'_>) -> Signal {
    if line.is_blank() {
        return Signal::Blank;
    }
    // Of those in tags only the headline is the article's own, and it stands here without them.
    if element(line.text).is_some() {
        return Signal::Said(Phrase::Boilerplate);
    }
    if line.is_long() {
        return Signal::Prose;
    }
    if let Some(phrase) = said_of(line) {
        return Signal::Said(phrase);
    }
    if shape::is_switcher(line) || shape::is_no_words(line) {
        return Signal::Said(Phrase::Boilerplate);
    }
    if shape::is_trail(line) {
        return Signal::Said(Phrase::Section);
    }
    if shape::is_caption(line) {
        return Signal::Said(Phrase::Caption);
    }
    if date::is_whole(line.text) {
        return Signal::Date;
    }
    if dateline::is_whole(line.text) {
        return Signal::Dateline;
    }
    let part = shape::announces(line) || shape::is_item(line);
    if line.full_stop || line.words > TITLE || part {
        Signal::Prose
    } else {
        Signal::Short
    }
}

/// The language of a text; where lines stand in tags, of the others: an address in one of them may
/// hold more letters than a short article.
fn language(text: &str, signals: &[Signal], lines: &[Draft<'_>]) -> Language {
    if !lines.iter().any(|line| element(line.text).is_some()) {
        return Language::of(text);
    }
    let own: Vec<&str> = signals
        .iter()
        .zip(lines)
        .filter(|(signal, _)| matches!(signal, Signal::Prose | Signal::Short))
        .map(|(_, line)| line.text)
        .collect();
    Language::of(&own.join("\n"))
}

/// A colophon is one on the last line; elsewhere its words are prose.
fn last_line_only(signals: &mut [Signal]) {
    let last = signals.iter().rposition(|own| *own != Signal::Blank);
    for (at, own) in signals.iter_mut().enumerate() {
        if *own == Signal::Said(Phrase::Colophon) && Some(at) != last {
            *own = Signal::Prose;
        }
    }
}

/// Before the first line in the article's own script stands what a site put there.
fn foreign_head(signals: &mut [Signal], lines: &[Draft<'_>], language: Language) {
    for (own, line) in signals.iter_mut().zip(lines) {
        match own {
            Signal::Blank | Signal::Said(_) | Signal::Date => {}
            _ if line.words <= FOREIGN && line.is_foreign_to(language) => {
                *own = Signal::Said(Phrase::Boilerplate);
            }
            _ => return,
        }
    }
}

/// What stands around other articles too, before and behind this one's own lines. The
/// headline may be that of a column: one is left before the article's sentences.
fn edges(signals: &mut [Signal], lines: &[Draft<'_>], repeated: &Repeated) {
    let own = |at: usize, signals: &[Signal]| {
        let (Some(signal), Some(line)) = (signals.get(at), lines.get(at)) else {
            return Edge::Own;
        };
        match signal {
            Signal::Short | Signal::Prose if repeated.holds(line) => Edge::Site,
            Signal::Short => Edge::Own,
            Signal::Prose => Edge::Sentence,
            Signal::Blank | Signal::Said(_) | Signal::Date | Signal::Dateline => Edge::Open,
        }
    };
    let mut site = Vec::new();
    for at in 0..signals.len() {
        match own(at, signals) {
            Edge::Site => site.push(at),
            Edge::Open => {}
            Edge::Own => break,
            Edge::Sentence => {
                site.pop();
                break;
            }
        }
    }
    for at in (0..signals.len()).rev() {
        match own(at, signals) {
            Edge::Site => site.push(at),
            Edge::Open => {}
            Edge::Own | Edge::Sentence => break,
        }
    }
    for at in site {
        if let Some(signal) = signals.get_mut(at) {
            *signal = Signal::Said(Phrase::Boilerplate);
        }
    }
}

/// What a line is for those who look for the edge of an article.
enum Edge {
    /// It stands around other articles, too.
    Site,
    /// It tells nothing: the edge may be behind it.
    Open,
    /// A short line of the article's own.
    Own,
    /// A sentence of the article's own.
    Sentence,
}

/// True where paragraphs are parted by blank lines and broken into lines of one
/// width: most lines that another one follows at once end no sentence.
fn is_hard_wrapped(lines: &[Draft<'_>]) -> bool {
    const WIDEST: usize = 240;
    let parted = lines.iter().any(Draft::is_blank);
    let followed: Vec<&Draft<'_>> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [line, next] if !line.is_blank() && !next.is_blank() => Some(line),
            _ => None,
        })
        .collect();
    let open = followed.iter().filter(|line| !line.full_stop).count();
    parted
        && followed.len() > 3
        && open * 5 >= followed.len() * 3
        && lines.iter().all(|line| line.text.len() <= WIDEST)
}

/// Where the article's own sentences stand.
struct Prose {
    first: usize,
    last: usize,
    /// Lines that look short only because a paragraph was broken there.
    broken: Vec<bool>,
}

impl Prose {
    fn of(signals: &[Signal], lines: &[Draft<'_>], wrapped: bool) -> Self {
        let broken: Vec<bool> = signals
            .iter()
            .enumerate()
            .map(|(at, own)| {
                wrapped && *own == Signal::Short && (is_ink(lines, at, 1) || is_ink(lines, at, -1))
            })
            .collect();
        let sure = |at: usize| {
            signals.get(at) == Some(&Signal::Prose) || broken.get(at).copied().unwrap_or(false)
        };
        let count = signals.len();
        let first = (0..count).find(|at| sure(*at));
        let last = (0..count).rev().find(|at| sure(*at));
        match (first, last) {
            (Some(first), Some(last)) => Self {
                first,
                last,
                broken,
            },
            _ => Self::without_sentences(signals, broken),
        }
    }

    /// No line ends a sentence: the first short line is the headline of the others, and
    /// prose where it stands alone.
    fn without_sentences(signals: &[Signal], broken: Vec<bool>) -> Self {
        let mut shorts = signals
            .iter()
            .enumerate()
            .filter(|(_, own)| **own == Signal::Short)
            .map(|(at, _)| at);
        let title = shorts.next();
        let first = shorts.next().or(title).unwrap_or(signals.len());
        Self {
            first,
            last: shorts.next_back().unwrap_or(first),
            broken,
        }
    }

    /// The kind of a line but for short ones, which [`shorts`] tells apart.
    fn kind(&self, at: usize, own: Signal) -> LineKind {
        let inside = self.first < at && at < self.last;
        match own {
            Signal::Blank => LineKind::Blank,
            Signal::Prose | Signal::Short => LineKind::Body,
            Signal::Said(said) => match said {
                Phrase::Caption => LineKind::Caption,
                Phrase::Author | Phrase::Colophon => LineKind::Metadata,
                Phrase::Source if at < self.first => LineKind::Metadata,
                Phrase::Section if inside => LineKind::Heading,
                _ => LineKind::Boilerplate,
            },
            // In the midst of an article a date heads what happened on it.
            Signal::Date | Signal::Dateline if inside => LineKind::Heading,
            Signal::Date | Signal::Dateline => LineKind::Dateline,
        }
    }
}

/// True where the line beside `at` has ink.
fn is_ink(lines: &[Draft<'_>], at: usize, step: isize) -> bool {
    at.checked_add_signed(step)
        .and_then(|at| lines.get(at))
        .is_some_and(|line| !line.is_blank())
}

/// Tells title, headings and what stands after the end among the short lines.
fn shorts(kinds: &mut [LineKind], signals: &[Signal], lines: &[Draft<'_>], prose: &Prose) {
    let short: Vec<usize> = signals
        .iter()
        .enumerate()
        .filter(|(at, own)| {
            **own == Signal::Short && !prose.broken.get(*at).copied().unwrap_or(false)
        })
        .map(|(at, _)| at)
        .collect();
    let title = title_of(&short, lines, prose);
    let site_at_the_end = signals.iter().skip(prose.last + 1).any(|own| own.is_site());
    for &at in &short {
        let Some(line) = lines.get(at) else { continue };
        let kind = if Some(at) == title {
            LineKind::Title
        } else if at == prose.first && at == prose.last {
            LineKind::Body
        } else if title.is_some_and(|title| at < title) {
            LineKind::Boilerplate
        } else if at > prose.last {
            // It heads nothing: of the site, where other lines there are.
            if site_at_the_end && line.words <= HEADING && !shape::opens_a_sentence(line) {
                LineKind::Boilerplate
            } else {
                LineKind::Body
            }
        } else if heads(at, line, &short, signals, lines, title) {
            LineKind::Heading
        } else {
            LineKind::Body
        };
        if let Some(slot) = kinds.get_mut(at) {
            *slot = kind;
        }
    }
}

/// The headline: the first short line before the article's sentences. A single word
/// is one only where nothing better follows.
fn title_of(short: &[usize], lines: &[Draft<'_>], prose: &Prose) -> Option<usize> {
    let head: Vec<usize> = short
        .iter()
        .copied()
        .filter(|at| *at < prose.first)
        .collect();
    let words = |at: &usize| lines.get(*at).map_or(0, |line| line.words);
    head.iter()
        .find(|at| words(at) > 1)
        .or(head.first())
        .copied()
        .filter(|at| words(at) <= TITLE)
}

/// True for a heading: short, opens no sentence, follows no colon, and is not one of
/// three such lines in a row (a list, a poem).
fn heads(
    at: usize,
    line: &Draft<'_>,
    short: &[usize],
    signals: &[Signal],
    lines: &[Draft<'_>],
    title: Option<usize>,
) -> bool {
    let before = beside(at, signals, Step::Back);
    let after = beside(at, signals, Step::On);
    let is_short = |at: Option<usize>| {
        at.is_some_and(|at| short.binary_search(&at).is_ok() && Some(at) != title)
    };
    let row = is_short(before)
        && (is_short(after)
            || is_short(before.and_then(|before| beside(before, signals, Step::Back))))
        || is_short(after) && is_short(after.and_then(|after| beside(after, signals, Step::On)));
    let announced = before
        .and_then(|before| lines.get(before))
        .is_some_and(shape::announces);
    line.words <= HEADING && !row && !announced && !shape::opens_a_sentence(line)
}

enum Step {
    Back,
    On,
}

/// The next line of the article's own in a direction.
fn beside(at: usize, signals: &[Signal], step: Step) -> Option<usize> {
    let own = |at: &usize| matches!(signals.get(*at), Some(Signal::Prose | Signal::Short));
    match step {
        Step::Back => (0..at).rev().find(own),
        Step::On => (at + 1..signals.len()).find(own),
    }
}
