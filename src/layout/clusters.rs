//! UAX #29 and widths: a paragraph as the clusters that are drawn, in logical order.

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::bidi::{Role, bidi_class, mirrored};
use super::breaks::opportunities;
use super::glyph::{Letters, Marks};
use super::plain::is_plain;
use super::shown::{
    CARRIER, Shown, ends_line, hangs, is_mark, is_space, is_strippable, is_variation_selector,
    shown,
};
use super::symbol::Symbol;
use crate::letters::{Shape, Span, join};

/// Scalars of one cluster that are drawn: a base and the 30 marks after it that the
/// Stream-Safe Text Format allows (UAX #15, D3). The others keep their bytes.
const MAX_SCALARS: usize = 31;

/// A grapheme cluster or lam-alef ligature with what is drawn for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Its bytes.
    pub(super) span: Span,
    /// What is drawn, mirrored where it runs right to left (L4: a line's end resets no
    /// character that has a mirror image); empty where nothing is drawn.
    pub(super) symbol: Symbol,
    /// Cells: 0 where nothing is drawn, otherwise 1 or 2.
    pub(super) width: u16,
    /// Its embedding level.
    pub(super) level: u8,
    /// What L1 sees in it.
    pub(super) role: Role,
    /// White space.
    pub(super) space: bool,
    /// White space that may hang over the end of a line.
    pub(super) hangs: bool,
    /// True where a line may begin with it.
    pub(super) may_begin: bool,
    /// True where the line ends after it.
    pub(super) ends_line: bool,
}

/// The clusters of `text`, whose bytes have the given `levels`. They cover every byte,
/// in order.
pub(super) fn clusters(text: &str, levels: &[u8], letters: Letters, marks: Marks) -> Vec<Cluster> {
    let shapes = match letters {
        Letters::Forms => join(text),
        Letters::Plain => Vec::new(),
    };
    let mut builder = Builder {
        levels,
        marks,
        shapes: shapes.into_iter().peekable(),
        // Letters of the news take two bytes, spaces and digits one.
        done: Vec::with_capacity(text.len() / 2 + 1),
        in_ligature: false,
    };
    let mut scalars = text.char_indices().peekable();
    while let Some((start, c)) = scalars.next() {
        let mut plain = is_plain(c);
        if plain && scalars.peek().is_none_or(|(_, next)| is_plain(*next)) {
            builder.plain(start, c);
            continue;
        }
        // Two plain characters part: UAX #29 has to look only as far as such a pair.
        while let Some((_, next)) = scalars.next_if(|(_, next)| !(plain && is_plain(*next))) {
            plain = is_plain(next);
        }
        let end = scalars.peek().map_or(text.len(), |(next, _)| *next);
        let run = text.get(start..end).unwrap_or_default();
        for (at, cluster) in run.grapheme_indices(true) {
            builder.cluster(start + at, cluster);
        }
    }
    let mut clusters = builder.done;
    mark_opportunities(&mut clusters, text);
    clusters
}

/// Sets where lines may begin. An opportunity inside a cluster is none.
fn mark_opportunities(clusters: &mut [Cluster], text: &str) {
    let mut breaks = opportunities(text).peekable();
    for cluster in clusters {
        while breaks.next_if(|at| *at < cluster.span.start).is_some() {}
        cluster.may_begin = breaks.next_if_eq(&cluster.span.start).is_some();
    }
}

struct Builder<'a, I: Iterator<Item = (usize, Shape)>> {
    levels: &'a [u8],
    marks: Marks,
    shapes: std::iter::Peekable<I>,
    done: Vec<Cluster>,
    /// True between the lam of a ligature and its alef.
    in_ligature: bool,
}

impl<I: Iterator<Item = (usize, Shape)>> Builder<'_, I> {
    /// Takes a grapheme cluster. A sign that is replaced does not hold the letter after
    /// it (UAX #29 calls it Prepend): it becomes a cluster of its own.
    fn cluster(&mut self, start: usize, cluster: &str) {
        let mut start = start;
        let mut rest = cluster;
        while let Some(first) = rest.chars().next()
            && rest.len() > first.len_utf8()
            && matches!(shown(first), Shown::As(_))
            && !is_space(first)
        {
            let (sign, after) = rest.split_at(first.len_utf8());
            self.draw(start, sign);
            start += sign.len();
            rest = after;
        }
        self.draw(start, rest);
    }

    /// Takes a character that is a cluster by itself.
    fn plain(&mut self, start: usize, c: char) {
        let span = Span::new(start, start + c.len_utf8());
        let drawn = match self.shapes.next_if(|(at, _)| *at == start) {
            None => c,
            Some((_, Shape::Form(form))) => form,
            Some((_, Shape::LamAlef(ligature))) => {
                self.in_ligature = true;
                ligature
            }
            Some((_, Shape::InLigature)) => {
                self.in_ligature = false;
                if let Some(last) = self.done.last_mut() {
                    last.span.end = span.end;
                }
                return;
            }
        };
        let level = self.level_at(start);
        let space = c == ' ';
        self.done.push(Cluster {
            span,
            symbol: Symbol::from(facing(drawn, level)),
            width: 1,
            level,
            role: Role::of(c),
            space,
            hangs: space,
            may_begin: false,
            ends_line: false,
        });
    }

    fn draw(&mut self, start: usize, cluster: &str) {
        let Some(first) = cluster.chars().next() else {
            return;
        };
        if !self.in_ligature {
            let after = cluster.chars().skip(1);
            let alone = after.map(shown).all(|after| after == Shown::Hidden);
            self.done.push(Cluster {
                span: Span::new(start, start),
                symbol: Symbol::default(),
                width: 0,
                level: self.level_of(start, cluster),
                role: role(cluster, first),
                space: alone && is_space(first),
                hangs: alone && hangs(first),
                may_begin: false,
                ends_line: cluster.chars().any(ends_line),
            });
        }
        let mut symbol = self
            .done
            .last_mut()
            .map(|last| std::mem::take(&mut last.symbol))
            .unwrap_or_default();
        let mut room = MAX_SCALARS.saturating_sub(symbol.chars().count());
        let mut scalars = cluster.char_indices().peekable();
        while let Some((at, c)) = scalars.next() {
            let next = scalars.peek().map(|(_, c)| *c);
            let drawn = self.scalar(start + at, c, next, &symbol);
            if room > 0
                && let Some(drawn) = drawn
            {
                if symbol.is_empty() && is_mark(drawn) {
                    symbol.push(CARRIER);
                    room -= 1;
                }
                symbol.push(if symbol.is_empty() {
                    facing(drawn, self.level_of(start, cluster))
                } else {
                    drawn
                });
                room -= 1;
            }
        }
        if first == '\t' {
            symbol.push(' ');
        }
        if let Some(last) = self.done.last_mut() {
            last.span.end = start + cluster.len();
            last.width = match symbol.width() {
                0 if symbol.is_empty() => 0,
                width => u16::try_from(width.clamp(1, 2)).unwrap_or(1),
            };
            last.symbol = symbol;
        }
    }

    /// The level of a cluster's first scalar that X9 leaves: what it removes has only
    /// borrowed one from the cluster before.
    fn level_of(&self, start: usize, cluster: &str) -> u8 {
        let mut scalars = cluster.char_indices();
        let kept = scalars.find(|(_, c)| bidi_class(*c) != BidiClass::BN);
        self.level_at(start + kept.map_or(0, |(at, _)| at))
    }

    fn level_at(&self, byte: usize) -> u8 {
        self.levels.get(byte).copied().unwrap_or(0)
    }

    /// What is drawn for the scalar at this byte, after what its cluster has drawn.
    fn scalar(&mut self, byte: usize, c: char, next: Option<char>, drawn: &str) -> Option<char> {
        if let Some((_, shape)) = self.shapes.next_if(|(at, _)| *at == byte) {
            return match shape {
                Shape::Form(form) => Some(form),
                Shape::LamAlef(ligature) => {
                    self.in_ligature = true;
                    Some(ligature)
                }
                Shape::InLigature => {
                    self.in_ligature = false;
                    None
                }
            };
        }
        // Joins pictures into one: only inside a cluster, and only before a picture.
        if c == '\u{200D}' && !drawn.is_empty() && next.is_some_and(is_picture) {
            return Some(c);
        }
        // Tags spell the name of a flag after the black flag.
        if matches!(c, '\u{E0020}'..='\u{E007F}') && drawn.starts_with('\u{1F3F4}') {
            return Some(c);
        }
        if is_variation_selector(c) {
            return (!drawn.is_empty()).then_some(c);
        }
        if self.marks == Marks::Strip && is_strippable(c) {
            return None;
        }
        match shown(c) {
            Shown::Itself => Some(c),
            Shown::As(other) => Some(other),
            Shown::Hidden => None,
        }
    }
}

/// L4: the character as it is drawn at this level.
fn facing(c: char, level: u8) -> char {
    match level % 2 {
        1 => mirrored(c).unwrap_or(c),
        _ => c,
    }
}

/// What L1 sees in a cluster: a blank with a mark on it is text.
fn role(cluster: &str, first: char) -> Role {
    match Role::of(first) {
        Role::Text => Role::Text,
        blank => cluster
            .chars()
            .map(Role::of)
            .find(|role| *role == Role::Text)
            .unwrap_or(blank),
    }
}

/// True for what may follow a joiner in an emoji sequence (UAX #29, GB11).
fn is_picture(c: char) -> bool {
    c.width().is_some_and(|width| width > 0) && !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Cluster, clusters};
    use crate::layout::bidi::resolve;
    use crate::layout::{Letters, Marks};

    fn all(text: &str, marks: Marks) -> Vec<Cluster> {
        clusters(text, &resolve(text, 1), Letters::Forms, marks)
    }

    /// What is drawn, cluster by cluster, and its width.
    fn drawn(text: &str) -> Vec<(String, u16)> {
        all(text, Marks::Keep)
            .into_iter()
            .map(|cluster| (cluster.symbol.to_string(), cluster.width))
            .collect()
    }

    fn cell(symbol: &str, width: u16) -> (String, u16) {
        (symbol.to_owned(), width)
    }

    #[test]
    fn a_ligature_is_one_cluster_with_the_marks_of_both() {
        let found = all("لَآ\u{0651}", Marks::Keep);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].symbol, "\u{FEF5}\u{064E}\u{0651}");
        assert_eq!((found[0].span.len(), found[0].width), (8, 1));
    }

    #[test]
    fn a_mark_without_a_base_has_a_carrier() {
        assert_eq!(drawn("\u{064E}"), [cell("◌\u{064E}", 1)]);
        assert_eq!(all("\u{064E}", Marks::Strip)[0].width, 0);
    }

    #[test]
    fn stripped_marks_leave_the_letters_and_their_joins() {
        let text = "كُتِبَ";
        let found = all(text, Marks::Strip);
        let symbols: String = found.iter().map(|c| c.symbol.as_str()).collect();
        assert_eq!(symbols, "\u{FEDB}\u{FE98}\u{FE90}");
        assert_eq!(found.last().map(|c| c.span.end), Some(text.len()));
    }

    #[test]
    fn pictures_stay_whole_and_are_two_cells_wide() {
        assert_eq!(drawn("👩\u{200D}🚀"), [cell("👩\u{200D}🚀", 2)]);
        assert_eq!(drawn("👍🏽"), [cell("👍🏽", 2)]);
        assert_eq!(drawn("🇪🇬"), [cell("🇪🇬", 2)]);
        assert_eq!(
            drawn("🏴\u{E0067}\u{E0062}\u{E007F}"),
            [cell("🏴\u{E0067}\u{E0062}\u{E007F}", 2)]
        );
        // A joiner or a tag that joins nothing is dropped.
        assert_eq!(drawn("👩\u{200D}"), [cell("👩", 2)]);
        assert_eq!(drawn("a\u{E0067}"), [cell("a", 1)]);
    }

    #[test]
    fn a_sign_of_disputed_width_does_not_hold_its_digits() {
        assert_eq!(drawn("\u{06DD}٣"), [cell("◌", 1), cell("٣", 1)]);
    }

    #[test]
    fn a_joiner_before_a_mark_lends_it_no_level() {
        let text = "\u{202A}ـ\u{202C}\u{200D}\u{05B8}א";
        let found = clusters(text, &resolve(text, 0), Letters::Forms, Marks::Keep);
        let drawn = found.iter().filter(|cluster| cluster.width > 0);
        assert_eq!(
            drawn.map(|cluster| cluster.level).collect::<Vec<_>>(),
            [3, 0, 1]
        );
    }

    #[test]
    fn controls_and_blanks_are_seen() {
        assert_eq!(
            drawn("\u{1B}\t\u{A0}\u{2003}"),
            [cell("␛", 1), cell("  ", 2), cell(" ", 1), cell(" ", 1)]
        );
    }
}
