//! One text laid out by both.

use khabar::layout::{
    Glyph, Letters, Line, Marks, Options, Role, levels, paragraph, reset_ends, visual_order,
};
use khabar::letters::{Direction, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::explain::{Departure, departure, is_reset, third_reading};
use crate::icu::{Icu, IcuLine, is_removed, mirrored};

/// What was compared.
#[derive(Debug, Default)]
pub struct Compared {
    pub texts: usize,
    pub lines: usize,
    pub scalars: usize,
    pub glyphs: usize,
    /// Levels of [`Departure::MarkOfBracket`].
    pub marks_of_brackets: usize,
    /// Levels of [`Departure::LonePdiInOverride`].
    pub lone_pdis: usize,
    /// Lines with a drawn cluster whose scalars run two ways, which ICU does not keep
    /// whole: their levels are compared, their cells are not.
    pub parted_clusters: usize,
    pub differences: usize,
}

/// A line as both see it.
struct Pair<'t> {
    text: &'t str,
    base: Option<Direction>,
    paragraph: Span,
    line: &'t Line,
    /// Bytes, characters and levels of those that X9 leaves.
    kept: Vec<(usize, char, u8)>,
    theirs: IcuLine,
    /// For each byte of the text its UTF-16 unit.
    units: &'t [usize],
}

impl Pair<'_> {
    fn unit(&self, byte: usize) -> usize {
        self.units[byte] - self.units[self.line.source.start]
    }

    fn level(&self, byte: usize) -> u8 {
        self.theirs.levels[self.unit(byte)]
    }

    fn place(&self, byte: usize) -> usize {
        self.theirs.places[self.unit(byte)]
    }
}

impl Compared {
    fn differ(&mut self, pair: &Pair, what: &str) {
        self.differences += 1;
        if self.differences <= 20 {
            println!(
                "{what}\n  base {:?} width {} {}",
                pair.base,
                pair.line.width,
                pair.text.escape_unicode()
            );
        }
    }

    /// Lays the text out and holds each line against ICU's. ICU is given each paragraph by
    /// itself: given all at once, it lets what one leaves open reach into the next.
    pub fn text(&mut self, icu: &mut Icu, text: &str, base: Option<Direction>, width: u16) {
        let options = Options {
            width,
            base,
            letters: Letters::Plain,
            marks: Marks::Keep,
        };
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let units = unit_of_bytes(text);
        let (own, _) = levels(text, base);
        self.texts += 1;
        let paragraphs = paragraphs(text);
        for line in paragraph(text, &options) {
            self.lines += 1;
            let source = line.source;
            let Some(within) = paragraphs.iter().find(|p| p.holds(source.start)) else {
                continue;
            };
            let (start, end) = (units[within.start], units[within.end]);
            let theirs = icu
                .resolve(&utf16[start..end], icu_level(base))
                .line(units[source.start] - start, units[source.end] - start);
            let pair = Pair {
                text,
                base,
                paragraph: *within,
                line: &line,
                kept: kept(text, &line, &own),
                theirs,
                units: &units,
            };
            self.scalars += pair.kept.len();
            if self.levels(&pair, &own) {
                self.order(&pair);
                self.cells(&pair);
            }
        }
    }

    /// Compares levels; true where all are the same. Where a line runs one way, ICU gives
    /// it one level, not those of its embeddings: there only their parity counts.
    fn levels(&mut self, pair: &Pair, own: &[u8]) -> bool {
        let one_way = pair.theirs.levels.windows(2).all(|pair| pair[0] == pair[1]);
        let differs = |own: u8, their: u8| own != their && !(one_way && own % 2 == their % 2);
        let differing: Vec<usize> = (0..pair.kept.len())
            .filter(|at| {
                let (byte, _, level) = pair.kept[*at];
                differs(level, pair.level(byte))
            })
            .collect();
        if differing.is_empty() {
            return true;
        }
        let third = third_reading(pair.paragraph.of(pair.text), pair.base).unwrap_or_default();
        let roles: Vec<Role> = pair.kept.iter().map(|(_, c, _)| Role::of(*c)).collect();
        let mut departures = Vec::new();
        for at in &differing {
            let (byte, _, _) = pair.kept[*at];
            let seconded = third.get(byte - pair.paragraph.start) == Some(&own[byte]);
            match departure(pair.text, pair.paragraph, byte) {
                Some(departure) if seconded && !is_reset(&roles, *at) => departures.push(departure),
                _ => {
                    let shown = pair.kept.iter().map(|(byte, c, own)| {
                        let (point, their) = (u32::from(*c), pair.level(*byte));
                        match differs(*own, their) {
                            true => format!("{point:04X}({own} for {their})"),
                            false => format!("{point:04X}"),
                        }
                    });
                    let shown: Vec<String> = shown.collect();
                    self.differ(pair, &format!("levels {}", shown.join(" ")));
                    return false;
                }
            }
        }
        for departure in departures {
            match departure {
                Departure::MarkOfBracket => self.marks_of_brackets += 1,
                Departure::LonePdiInOverride => self.lone_pdis += 1,
            }
        }
        false
    }

    /// Compares the order of scalars.
    fn order(&mut self, pair: &Pair) {
        let levels: Vec<u8> = pair.kept.iter().map(|(_, _, level)| *level).collect();
        let order = visual_order(&levels).into_iter();
        if !order.map(|at| pair.place(pair.kept[at].0)).is_sorted() {
            self.differ(pair, "order of scalars");
        }
    }

    /// Compares cells: their order, direction and mirror images.
    fn cells(&mut self, pair: &Pair) {
        if pair.line.glyphs.iter().any(|glyph| is_parted(glyph, pair)) {
            self.parted_clusters += 1;
            return;
        }
        let mut last = None;
        for glyph in &pair.line.glyphs {
            let Some((byte, c)) = base_of(glyph, pair.text) else {
                continue;
            };
            self.glyphs += 1;
            let place = pair.place(byte);
            if last.is_some_and(|last| last > place) {
                self.differ(pair, &format!("order of cells at {byte}"));
            }
            last = Some(place);
            let rtl = pair.level(byte) % 2 == 1;
            let image = match c {
                // A stand-in has no image.
                _ if glyph.symbol.starts_with(CARRIER) => continue,
                c if c.is_whitespace() && glyph.symbol.starts_with([' ', '\u{3000}']) => continue,
                c if rtl => mirrored(c),
                c => c,
            };
            if glyph.rtl != rtl || !glyph.symbol.starts_with(image) {
                self.differ(pair, &format!("cell at {byte}: {glyph:?}, ICU {image:?}"));
            }
        }
    }
}

/// The scalars of a line that X9 leaves, with their levels after L1.
fn kept(text: &str, line: &Line, own: &[u8]) -> Vec<(usize, char, u8)> {
    let scalars: Vec<(usize, char)> = line
        .source
        .of(text)
        .char_indices()
        .map(|(byte, c)| (line.source.start + byte, c))
        .collect();
    let roles: Vec<Role> = scalars.iter().map(|(_, c)| Role::of(*c)).collect();
    let mut found: Vec<u8> = scalars.iter().map(|(byte, _)| own[*byte]).collect();
    reset_ends(&roles, &mut found, u8::from(line.base.is_rtl()));
    scalars
        .into_iter()
        .zip(found)
        .map(|((byte, c), level)| (byte, c, level))
        .filter(|(_, c, _)| !is_removed(*c))
        .collect()
}

/// True for a glyph whose drawn cluster has scalars of two directions.
fn is_parted(glyph: &Glyph, pair: &Pair) -> bool {
    let Some((byte, _)) = base_of(glyph, pair.text) else {
        return false;
    };
    let rest = &pair.text[byte..glyph.source.end];
    let cluster = rest.graphemes(true).next().unwrap_or_default();
    let mut levels = cluster
        .char_indices()
        .filter(|(_, c)| !is_removed(*c))
        .map(|(at, _)| pair.level(byte + at));
    let first = levels.next();
    levels.any(|level| Some(level) != first)
}

/// What khabar draws for signs of disputed width, and under marks without a base.
const CARRIER: char = '\u{25CC}';

/// The first scalar of a glyph's bytes that is drawn, as itself, its mirror image or with
/// a stand-in.
fn base_of(glyph: &Glyph, text: &str) -> Option<(usize, char)> {
    let drawn = glyph.symbol.chars().next()?;
    glyph
        .source
        .of(text)
        .char_indices()
        .map(|(at, c)| (glyph.source.start + at, c))
        .find(|(_, c)| match drawn {
            ' ' => c.is_whitespace(),
            CARRIER => !is_undrawn(*c),
            drawn => *c == drawn || mirrored(*c) == drawn,
        })
        .filter(|(_, c)| !is_removed(*c))
}

/// True for what may stand before a glyph in its bytes: formatting, blanks, line ends, and
/// variation selectors that select nothing.
fn is_undrawn(c: char) -> bool {
    let direction = matches!(
        c,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'
    );
    let selector = matches!(c, '\u{FE00}'..='\u{FE0F}');
    direction || selector || is_removed(c) || c.is_whitespace() || c.is_control()
}

const fn icu_level(base: Option<Direction>) -> u8 {
    match base {
        Some(Direction::Ltr) => 0,
        Some(Direction::Rtl) => 1,
        None => 0xFE,
    }
}

fn unit_of_bytes(text: &str) -> Vec<usize> {
    let mut units = vec![0; text.len() + 1];
    let mut unit = 0;
    for (byte, c) in text.char_indices() {
        units[byte] = unit;
        unit += c.len_utf16();
    }
    units[text.len()] = unit;
    units
}

/// P1: the paragraphs with the separators that end them.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut scalars = text.char_indices().peekable();
    while let Some((at, c)) = scalars.next() {
        let separates = matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}');
        let in_pair = c == '\r' && scalars.peek().is_some_and(|(_, next)| *next == '\n');
        if (separates && !in_pair) || scalars.peek().is_none() {
            let end = at + c.len_utf8();
            spans.push(Span::new(start, end));
            start = end;
        }
    }
    spans
}
