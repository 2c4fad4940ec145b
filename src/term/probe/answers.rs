//! What a terminal has answered so far.

use super::Answer;
use crate::app::Background;

/// How many sequences are kept as they came, for the report; more is noise.
const MOST_KEPT: usize = 64;

/// The answers of one terminal. Each answer that comes again replaces the older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// DECRPM of mode 8, asked after `CSI 8 l`: 2 or 4 is obedience.
    pub bidi: Option<u16>,
    /// XTVERSION.
    pub version: Option<String>,
    /// DA2.
    pub secondary: Option<String>,
    /// DA1, asked last: with it everything has come that will come in order.
    pub primary: Option<String>,
    /// OSC 11.
    pub background: Option<Background>,
    /// DECRPM of mode 69, left and right margins (DECLRMM).
    pub margins: Option<u16>,
    /// DECRPM of mode 2026, synchronized output.
    pub synchronized: Option<u16>,
    /// Every sequence as it came, the first 64.
    pub raw: Vec<Vec<u8>>,
}

impl Answers {
    /// Takes one sequence in, understood or not.
    pub fn take(&mut self, sequence: &[u8]) {
        if self.raw.len() < MOST_KEPT {
            self.raw.push(sequence.to_vec());
        }
        match Answer::read(sequence) {
            Some(Answer::Mode {
                private,
                mode,
                state,
            }) => match (private, mode) {
                (false, 8) => self.bidi = Some(state),
                (true, 69) => self.margins = Some(state),
                (true, 2026) => self.synchronized = Some(state),
                _ => {}
            },
            Some(Answer::Primary(primary)) => self.primary = Some(primary),
            Some(Answer::Secondary(secondary)) => self.secondary = Some(secondary),
            Some(Answer::Version(version)) => self.version = Some(version),
            Some(Answer::Background(background)) => self.background = Some(background),
            None => {}
        }
    }

    /// True where left and right margins can be set and reset.
    #[must_use]
    pub fn has_margins(&self) -> bool {
        matches!(self.margins, Some(1 | 2))
    }

    /// True where a frame can be shown all at once.
    #[must_use]
    pub fn has_synchronized_output(&self) -> bool {
        matches!(self.synchronized, Some(1 | 2))
    }

    /// What tells this terminal from others: XTVERSION and DA2, `-` where it is silent.
    #[must_use]
    pub fn identity(&self) -> String {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        format!("{} {}", or_dash(&self.version), or_dash(&self.secondary))
    }

    /// True where nothing was understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Self {
            raw: Vec::new(),
            ..self.clone()
        } == Self::default()
    }
}
