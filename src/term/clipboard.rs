//! The clipboard of the terminal: OSC 52 (xterm, "Manipulate Selection Data").
//!
//! A terminal does not say whether it took what was sent; many ask their user first or
//! have it switched off. It is never asked what the clipboard holds.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::choice::Found;
use super::chooser::Chooser;
use super::probe::Progress;
use super::terminals::Pass;

/// The bytes that put `text` into the clipboard: `ESC ] 52 ; c ; <base64> BEL`, through the
/// multiplexer in between by its own envelope, in pieces where it takes no longer ones. The
/// length of the text is the business of whoever made it
/// ([`LARGEST_CLIP`](crate::app::LARGEST_CLIP)).
#[must_use]
pub fn to_clipboard(text: &str, through: Option<&Pass>) -> Vec<u8> {
    // BEL and not ST: screen takes the first ST for the end of its own envelope.
    let sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes();
    match through {
        Some(pass) => pass.carry_in_pieces(&sequence),
        None => sequence,
    }
}

/// The envelope for what is meant for the terminal around a multiplexer; `None` where no
/// multiplexer is known, or one that is known to let nothing through: it may have a
/// clipboard of its own, and takes the plain sequence for it.
#[must_use]
pub fn envelope(chooser: &Chooser) -> Option<&'static Pass> {
    let findings = chooser.probe.findings();
    let mut found = Found::of(&findings);
    if found.terminal.is_none() && chooser.probe.progress() == Progress::Waiting {
        // What it was the last time, until it has said.
        found = chooser.remembered.slow()?.0;
    }
    found
        .terminal
        .and_then(|terminal| terminal.pass.as_ref())
        .filter(|_| !found.held_back)
}

#[cfg(test)]
mod tests {
    use super::to_clipboard;
    use crate::app::{Clip, LARGEST_CLIP};
    use crate::term::terminals;
    use crate::term::terminals::Pass;

    fn pass(id: &str) -> &'static Pass {
        let terminal = terminals().iter().find(|terminal| terminal.id == id);
        terminal.unwrap().pass.as_ref().unwrap()
    }

    fn sent(text: &str, through: Option<&Pass>) -> String {
        String::from_utf8(to_clipboard(text, through)).unwrap()
    }

    #[test]
    fn a_terminal_is_sent_the_logical_text() {
        // 2E 62E 628 631: "خبر" as UTF-8 is d8 ae d8 a8 d8 b1.
        assert_eq!(sent("خبر", None), "\x1b]52;c;2K7YqNix\x07");
    }

    #[test]
    fn tmux_carries_it_with_every_escape_doubled() {
        assert_eq!(
            sent("خبر", Some(pass("tmux"))),
            "\x1bPtmux;\x1b\x1b]52;c;2K7YqNix\x07\x1b\\"
        );
    }

    #[test]
    fn screen_carries_it_in_pieces_that_it_can_hold() {
        assert_eq!(
            sent("خبر", Some(pass("screen"))),
            "\x1bP\x1b]52;c;2K7YqNix\x07\x1b\\"
        );
        let long = "خبر ".repeat(200);
        let bytes = sent(&long, Some(pass("screen")));
        let mut carried = String::new();
        for piece in bytes.split_terminator("\x1b\\") {
            assert!(piece.len() + 2 <= 256, "{}", piece.len());
            carried.push_str(piece.strip_prefix("\x1bP").unwrap());
        }
        assert_eq!(carried, sent(&long, None));
    }

    #[test]
    fn the_longest_text_is_a_hundred_thousand_bytes_of_base64() {
        let clip = Clip::new(&"خ".repeat(LARGEST_CLIP), "خبر");
        let bytes = sent(&clip.text, None);
        let base64 = &bytes["\x1b]52;c;".len()..bytes.len() - 1];
        assert!(base64.len() <= 100_000);
        assert!(base64.len() > 99_990);
    }
}
