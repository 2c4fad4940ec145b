//! What is copied: words of an article as they are stored, and below them where they stand.

use unicode_segmentation::UnicodeSegmentation;

use super::link::web_address;
use super::update::Effect;
use super::{App, Pane, Saying, Strings, verdict_word};
use crate::corpus::{Article, Head, escaped};
use crate::facts::{Detail, Fact, Modality, Published, PublishedBy};
use crate::letters::Span;

/// The longest text that is copied, in bytes: 100,000 bytes of base64. Every terminal that
/// was looked at takes 74,994 or more, most take any length.
pub const LARGEST_CLIP: usize = 75_000;
/// The longest citation, in bytes.
const LONGEST_CITATION: usize = 8 * 1024;

/// A text for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// At most [`LARGEST_CLIP`] bytes, without controls but tab and newline.
    pub text: String,
    /// True where not all of the words had room.
    pub cut: bool,
}

impl Clip {
    /// `words`, and `citation` on a line of its own; where there is too much of them, the
    /// words end after a grapheme cluster.
    ///
    /// Logical text as it is stored, its bidi formatting too. C0 and C1 controls and DEL are
    /// left out, but for tab and newline: an escape sequence that is pasted into a shell is
    /// dangerous.
    #[must_use]
    pub fn new(words: &str, citation: &str) -> Self {
        let (citation, _) = harmless(citation, LONGEST_CITATION);
        let (mut text, cut) = harmless(words, LARGEST_CLIP - citation.len() - 1);
        text.push('\n');
        text.push_str(&citation);
        Self { text, cut }
    }
}

/// The clusters of `text` that have room in so many bytes, their controls left out, and
/// whether any had none.
fn harmless(text: &str, room: usize) -> (String, bool) {
    let mut out = String::new();
    for cluster in text.graphemes(true) {
        let before = out.len();
        out.extend(
            cluster
                .chars()
                .filter(|c| !c.is_control() || matches!(c, '\t' | '\n')),
        );
        if out.len() > room {
            out.truncate(before);
            return (out, true);
        }
    }
    (out, false)
}

impl App {
    /// Copies with citation: in the list the label; in the facts the evidence of the
    /// selected row; in the reader a paragraph, that of the current hit where it is seen,
    /// otherwise the one at the top of the window.
    pub(super) fn copy(&mut self) {
        let Some(clip) = self.clip() else {
            self.notice = Some(Saying::plain("notice.nothing-to-copy"));
            return;
        };
        self.notice = Some(Saying::plain(if clip.cut {
            "notice.copied-cut"
        } else {
            "notice.copied"
        }));
        self.effects.push(Effect::Copy(clip.text));
    }

    fn clip(&self) -> Option<Clip> {
        let head = self.head(self.list.current()?.id)?;
        let citation = self.citation(&head);
        if self.focus == Pane::List {
            return Some(Clip::new(&head.label.text, &citation));
        }
        let article = self.current_article()?;
        if self.focus == Pane::Facts {
            let fact = self.panel.fact()?;
            let claim = format!("{} · {citation}", self.claimed(fact));
            return Some(Clip::new(fact.span.of(&article.text), &claim));
        }
        let span = self.paragraph(&article)?;
        Some(Clip::new(span.of(&article.text), &citation))
    }

    /// Who says a fact, how the text holds it, what the user thinks of it, and its line: a
    /// claim is never copied without its claimant.
    fn claimed(&self, fact: &Fact) -> String {
        let strings = &self.strings;
        let say = |key: &str, value: &str| strings.get(key).replacen("{}", value, 1);
        let speaker = match &fact.detail {
            Detail::Quote { speaker, .. } => speaker.as_deref(),
            _ => fact.said_by.as_deref(),
        };
        let held = match fact.modality {
            Some(Modality::Planned) => Some("facts.planned"),
            Some(Modality::Hypothetical) => Some("facts.supposed"),
            Some(Modality::Denied) if speaker.is_none() => Some("facts.denied"),
            Some(Modality::Claimed) if speaker.is_none() => Some("facts.claimed"),
            _ => None,
        };
        let said = match fact.modality {
            Some(Modality::Denied) => "facts.denies",
            _ => "facts.said-by-whom",
        };
        let review = self.panel.review_of(fact).map(|review| {
            let word = strings.get(verdict_word(review.verdict));
            match &review.reason {
                Some(reason) => format!("{word}: {reason}"),
                None => word.to_owned(),
            }
        });
        [
            held.map(|key| strings.get(key).to_owned()),
            speaker.map(|speaker| say(said, speaker)),
            review,
            Some(say("facts.line-of", &(fact.line + 1).to_string())),
        ]
        .into_iter()
        .flatten()
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" · ")
    }

    /// The paragraph that a reader means.
    fn paragraph(&self, article: &Article) -> Option<Span> {
        let seen = self.reader.visible()?;
        let hit = self.reader.hits.as_ref();
        let hit = hit.and_then(|hits| hits.spans.get(hits.at).copied());
        let byte = hit.map_or(seen.start, |hit| {
            if hit.overlaps(seen) {
                hit.start
            } else {
                seen.start
            }
        });
        let line = article.lines.get(article.line_of(byte))?;
        Some(line.span)
    }

    /// Label, source, date, and the address that the article states, or else its path.
    fn citation(&self, head: &Head) -> String {
        let known = self.published_of(head.key);
        let date = match known {
            Some(published) => Some(dated(&published, &self.strings)),
            None => head.published.map(|stated| stated.date.to_string()),
        };
        let place = head.url.as_deref().and_then(web_address);
        let place = place.unwrap_or_else(|| escaped(&head.locator.path));
        [
            Some(head.label.text.clone()),
            head.source.clone(),
            date,
            Some(place),
        ]
        .into_iter()
        .flatten()
        // A citation is one line.
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" · ")
    }
}

/// A date that no article states says so.
fn dated(published: &Published, strings: &Strings) -> String {
    let date = published.date;
    match published.by {
        PublishedBy::Stated => date.to_string(),
        PublishedBy::Solved => format!("{date} ({})", strings.get("facts.solved")),
        PublishedBy::Corpus => format!("{date} ({})", strings.get("facts.corpus")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Clip, LARGEST_CLIP};

    #[test]
    fn what_is_stored_is_copied_and_controls_are_left_out() {
        let clip = Clip::new(
            "\u{200f}قره\tباغ\u{1b}]52;c;!\u{7}\u{9b}31m\u{7f}\r",
            "خبر · a\u{1b}.txt",
        );
        assert_eq!(clip.text, "\u{200f}قره\tباغ]52;c;!31m\nخبر · a.txt");
        assert!(!clip.cut);
    }

    #[test]
    fn what_is_too_long_ends_after_a_whole_cluster_and_keeps_its_citation() {
        // Six bytes a cluster: a letter and two marks.
        let clip = Clip::new(&"بَّ".repeat(20_000), "خبر");
        assert!(clip.cut);
        assert!(clip.text.len() <= LARGEST_CLIP);
        assert!(clip.text.len() > LARGEST_CLIP - 6);
        assert!(clip.text.ends_with("بَّ\nخبر"));
        let exact = LARGEST_CLIP - 2;
        assert!(!Clip::new(&"x".repeat(exact), "y").cut);
        assert!(Clip::new(&"x".repeat(exact + 1), "y").cut);
        let mark = Clip::new(&format!("ب{}", "\u{64e}".repeat(50_000)), "خبر");
        assert_eq!((mark.text.as_str(), mark.cut), ("\nخبر", true));
        assert!(Clip::new("x", &"y".repeat(1 << 20)).text.len() <= LARGEST_CLIP);
    }
}
