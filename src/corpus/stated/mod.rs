//! What a text states of itself: headline or label, outlet, wire, address, date of
//! publication.
//!
//! Reports only what stands there. Never solves a date and never reads one out of
//! prose: that is the business of `facts`. Rules: the tables in `assets/corpus`.

mod address;
mod beside;
mod clock;
pub(super) mod date;
pub(super) mod dateline;
mod day;
mod label;
mod months;
pub(super) mod publishers;
mod tokens;

pub use label::one_line;

use super::lines::{Element, Holds, Phrase, element, phrase_of};
use super::{Label, Line, LineKind, Locator, StatedDate};
use crate::letters::Span;
use date::{Found, Role};

/// What a text states of itself.
pub(super) struct Stated {
    pub(super) label: Label,
    pub(super) source: Option<String>,
    pub(super) agency: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<StatedDate>,
}

/// Words of a name after "المصدر:" at most.
const NAME: usize = 8;

/// Reads tagged lines.
pub(super) fn read(text: &str, lines: &[Line], locator: &Locator) -> Stated {
    let mut reader = Reader {
        text,
        ..Reader::default()
    };
    let prose = |line: &Line| line.kind == LineKind::Body;
    let first = lines.iter().position(prose).unwrap_or(lines.len());
    let last = lines.iter().rposition(prose).unwrap_or(lines.len());
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::Body if at == first => reader.lead(line.span),
            LineKind::Dateline => reader.dateline(line.span),
            LineKind::Metadata | LineKind::Boilerplate => {
                reader.stated(line.span, at < first || at > last);
            }
            _ => {}
        }
    }
    Stated {
        label: label::of(text, lines, locator),
        source: reader.source,
        agency: reader.agency,
        url: address::of(text, lines),
        published: reader.published.map(|(date, _)| date),
    }
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    source: Option<String>,
    agency: Option<String>,
    /// With what its words say of it: a labelled date outweighs a plain one.
    published: Option<(StatedDate, Role)>,
}

impl<'t> Reader<'t> {
    /// A line and the byte where it begins, white space aside.
    fn line(&self, span: Span) -> (&'t str, usize) {
        let raw = span.of(self.text);
        let line = raw.trim();
        (line, span.start + (raw.len() - raw.trim_start().len()))
    }

    /// The first line of prose may begin with a dateline.
    fn lead(&mut self, span: Span) {
        let (line, start) = self.line(span);
        if let Some(found) = dateline::leading(line) {
            self.take(found, start);
        }
    }

    fn dateline(&mut self, span: Span) {
        let (line, start) = self.line(span);
        if let Some(found) = dateline::whole(line) {
            self.take(found, start);
        } else {
            self.dates(line, start);
        }
    }

    fn take(&mut self, found: dateline::Dateline, start: usize) {
        self.source = self.source.take().or(found.outlet);
        self.agency = self.agency.take().or(found.agency);
        if let Some(date) = found.date {
            self.date(date, start);
        }
    }

    fn date(&mut self, found: Found, start: usize) {
        let better = match (&self.published, found.role) {
            (_, Role::Updated) => false,
            (None, _) => true,
            (Some((_, known)), role) => *known == Role::Plain && role == Role::Published,
        };
        if better {
            let date = StatedDate {
                date: found.date,
                time: found.time,
                span: found.span.shifted(start),
            };
            self.published = Some((date, found.role));
        }
    }

    /// A line of metadata or of the site; `outside` where it stands before or after
    /// the article.
    fn stated(&mut self, span: Span, outside: bool) {
        let (line, start) = self.line(span);
        if address::labelled(line).is_some() {
            return;
        }
        if let Some(element) = element(line) {
            self.element(element, start);
            return;
        }
        match phrase_of(line) {
            Some(Phrase::Source) => self.source(line),
            None if outside && publishers::is_outlet(line) => {
                self.source.get_or_insert_with(|| one_line(line));
            }
            Some(Phrase::Colophon) => {}
            // "كتب: فلان - 14 يونيو 2023"
            Some(Phrase::Author) if outside => {
                if let Some(found) = date::read(line).dates.first() {
                    self.date(*found, start);
                }
            }
            _ => self.dates(line, start),
        }
    }

    /// "<TIME>…</TIME>", "<SRC>…</SRC>".
    fn element(&mut self, element: Element<'_>, start: usize) {
        let named = one_line(element.inner);
        match element.holds {
            Holds::Date => {
                if let Some(found) = date::read(element.inner).dates.first() {
                    let role = Role::Published;
                    self.date(Found { role, ..*found }, start + element.start);
                }
            }
            Holds::Source if named.is_empty() || named.split(' ').count() > NAME => {}
            Holds::Source if publishers::is_agency(&named) => {
                self.agency.get_or_insert(named);
            }
            Holds::Source => self.source = Some(named),
            Holds::Title | Holds::Address | Holds::Other => {}
        }
    }

    /// A line that is a date, or says that one follows.
    fn dates(&mut self, line: &str, start: usize) {
        let reading = date::read(line);
        if reading.others == 0 || date::is_labelled(&reading) {
            for found in reading.dates {
                self.date(found, start);
            }
        }
    }

    /// "المصدر: X + وكالات"
    fn source(&mut self, line: &str) {
        let Some((_, names)) = line.split_once(':') else {
            return;
        };
        for name in names.split(['+', '،', ',', '/', '&', '|']) {
            let name = one_line(name.trim_matches(['.', ' ', '(', ')']));
            let words = name.split(' ').count();
            if name.is_empty() || words > NAME {
                continue;
            }
            if publishers::is_agency(&name) {
                self.agency.get_or_insert(name);
            } else {
                // What a line names as its source outweighs the name of a site.
                self.source = Some(name);
                break;
            }
        }
    }
}
