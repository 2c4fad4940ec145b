//! Bytes from the terminal to keys (ECMA-48, xterm's and the common terminals' keys).
//!
//! What a terminal answers is told apart from what is typed. Whatever is not understood
//! is dropped whole, never typed: a late or garbled answer cannot wedge the keyboard or
//! end up in a prompt.

use std::time::Duration;

use crate::app::{Code, Input, Key};

/// The longest sequence that is waited for, in bytes; what is longer is dropped.
const LONGEST_SEQUENCE: usize = 4096;
/// The longest paste that is kept, in bytes.
const LONGEST_PASTE: usize = 1 << 20;

/// How long a lone Esc may be the beginning of something. The bytes of one key travel
/// together, so this need not be long.
const PATIENCE_WITH_KEYS: Duration = Duration::from_millis(40);
/// The same while answers are on their way: an answer may be cut after its first byte.
const PATIENCE_WHILE_AWAITED: Duration = Duration::from_millis(250);
/// How long the rest of what can only be an answer may take.
const PATIENCE_WITH_ANSWERS: Duration = Duration::from_secs(1);

/// Last bytes of the control sequences with a private marker that terminals send.
const ANSWERS_END: &[u8] = b"cynuRMmtSx";

const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into keys, however the reads cut them.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    pasting: bool,
}

/// What the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The user did something.
    Input(Input),
    /// A whole sequence that no key sends.
    Answer(Vec<u8>),
}

/// What the front of the pending bytes is.
enum Front {
    /// So many bytes are this.
    Whole(usize, Option<Event>),
    /// More bytes have to come.
    Cut,
}

impl Decoder {
    /// True where bytes wait for the rest of their sequence: a lone Esc, or a cut one.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }

    /// How long the rest of what waits may take, from its first byte on, before
    /// [`Decoder::settle`] is called; `None` where nothing waits, or the end of a paste,
    /// which comes however late. `awaited` where the terminal was asked something.
    #[must_use]
    pub fn patience(&self, awaited: bool) -> Option<Duration> {
        if self.pasting {
            return None;
        }
        Some(match self.pending.as_slice() {
            [] => return None,
            [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..] | [0x1b, b'[', b'?' | b'>' | b'=', ..] => {
                PATIENCE_WITH_ANSWERS
            }
            [0x1b, b'[', b'0'..=b'9', ..] if awaited => PATIENCE_WITH_ANSWERS,
            [0x1b, ..] if awaited => PATIENCE_WHILE_AWAITED,
            _ => PATIENCE_WITH_KEYS,
        })
    }

    /// Takes the bytes of one read and gives what they were.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.pending.extend_from_slice(bytes);
        self.drain(false)
    }

    /// Nothing more came: a lone Esc is the key, a cut sequence is dropped.
    pub fn settle(&mut self) -> Vec<Event> {
        self.drain(true)
    }

    fn drain(&mut self, settled: bool) -> Vec<Event> {
        let mut out = Vec::new();
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            if self.pasting {
                match find(rest, PASTE_END) {
                    Some(at) => {
                        out.push(pasted(rest.get(..at).unwrap_or_default()));
                        rest = rest.get(at + PASTE_END.len()..).unwrap_or_default();
                        self.pasting = false;
                        continue;
                    }
                    None if rest.len() > LONGEST_PASTE => {
                        out.push(pasted(rest.get(..LONGEST_PASTE).unwrap_or_default()));
                        rest = &[];
                        self.pasting = false;
                        continue;
                    }
                    None => break,
                }
            }
            if let Some(after) = rest.strip_prefix(PASTE_BEGIN) {
                self.pasting = true;
                rest = after;
                continue;
            }
            match front(rest, settled) {
                Front::Whole(len, event) => {
                    out.extend(event);
                    rest = rest.get(len.max(1)..).unwrap_or_default();
                }
                Front::Cut if settled || rest.len() > LONGEST_SEQUENCE => rest = &[],
                Front::Cut => break,
            }
        }
        self.pending = rest.to_vec();
        out
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, part)
}

fn pasted(bytes: &[u8]) -> Event {
    Event::Input(Input::Paste(String::from_utf8_lossy(bytes).into_owned()))
}

fn pressed(key: Key) -> Option<Event> {
    Some(Event::Input(Input::Key(key)))
}

fn key(code: Code) -> Option<Event> {
    pressed(Key::plain(code))
}

fn answer(bytes: &[u8], len: usize) -> Option<Event> {
    bytes.get(..len).map(|whole| Event::Answer(whole.to_vec()))
}

fn front(bytes: &[u8], settled: bool) -> Front {
    let Some(&first) = bytes.first() else {
        return Front::Cut;
    };
    match first {
        0x1b => escape(bytes, settled),
        b'\r' | b'\n' => Front::Whole(1, key(Code::Enter)),
        b'\t' => Front::Whole(1, key(Code::Tab)),
        0x7f | 0x08 => Front::Whole(1, key(Code::Backspace)),
        0 => Front::Whole(1, pressed(Key::control(' '))),
        0x01..=0x1a => Front::Whole(1, pressed(Key::control(char::from(first + 0x60)))),
        0x1c..=0x1f => Front::Whole(1, pressed(Key::control(char::from(first + 0x40)))),
        _ => character(bytes, first),
    }
}

/// One UTF-8 character; a broken byte is dropped.
fn character(bytes: &[u8], first: u8) -> Front {
    let len = match first {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Front::Whole(1, None),
    };
    let continues = |bytes: &[u8]| {
        bytes
            .iter()
            .skip(1)
            .all(|byte| (0x80..=0xbf).contains(byte))
    };
    match bytes.get(..len) {
        Some(whole) => {
            match std::str::from_utf8(whole)
                .ok()
                .and_then(|s| s.chars().next())
            {
                // C1 controls as characters are nobody's key.
                Some('\u{80}'..='\u{9f}') => Front::Whole(len, None),
                Some(c) => Front::Whole(len, pressed(Key::char(c))),
                None => Front::Whole(1, None),
            }
        }
        None if continues(bytes) => Front::Cut,
        None => Front::Whole(1, None),
    }
}

/// What begins with Esc: a sequence, or the key by itself.
fn escape(bytes: &[u8], settled: bool) -> Front {
    match bytes.get(1) {
        None if settled => Front::Whole(1, key(Code::Esc)),
        None => Front::Cut,
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Front::Cut,
            Some(&last) => Front::Whole(3, application_key(last)),
        },
        // OSC, DCS, APC, PM, SOS: strings that end with ST or BEL. All are answers.
        Some(b']' | b'P' | b'_' | b'^' | b'X') => string_sequence(bytes),
        Some(0x1b) => Front::Whole(1, key(Code::Esc)),
        // Esc and a character that came together are Alt or a fast typist: the Esc is
        // taken by itself, the character follows.
        Some(_) => Front::Whole(1, key(Code::Esc)),
    }
}

fn string_sequence(bytes: &[u8]) -> Front {
    let mut at = 2;
    while let Some(&byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (0x07, _) => return Front::Whole(at + 1, answer(bytes, at + 1)),
            (0x1b, Some(b'\\')) => return Front::Whole(at + 2, answer(bytes, at + 2)),
            (0x1b, Some(_)) => return Front::Whole(at, None),
            (0x18 | 0x1a, _) => return Front::Whole(at + 1, None),
            _ => at += 1,
        }
    }
    Front::Cut
}

/// The end of a status report (DSR), which has parameters as keys have.
const STATUS: u8 = b'n';

/// `CSI parameters intermediates final`.
fn control_sequence(bytes: &[u8]) -> Front {
    let mut at = 2;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            0x20..=0x3f => at += 1,
            0x40..=0x7e => {
                let parameters = bytes.get(2..at).unwrap_or_default();
                let marked = parameters
                    .first()
                    .is_some_and(|b| (b'<'..=b'?').contains(b));
                return if marked && !ANSWERS_END.contains(&byte) {
                    // A garbled answer, and the key that was typed after it.
                    Front::Whole(at, None)
                } else if is_of_a_key(parameters) && byte != STATUS {
                    Front::Whole(at + 1, control_key(parameters, byte).and_then(pressed))
                } else {
                    Front::Whole(at + 1, answer(bytes, at + 1))
                };
            }
            // Anything else breaks the sequence off; it begins something of its own.
            _ => return Front::Whole(at, None),
        }
    }
    Front::Cut
}

/// Private markers (< = > ?) and intermediates are those of an answer.
fn is_of_a_key(parameters: &[u8]) -> bool {
    parameters
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b';')
}

fn control_key(parameters: &[u8], last: u8) -> Option<Key> {
    let mut numbers = parameters
        .split(|&b| b == b';')
        .map(|n| std::str::from_utf8(n).ok()?.parse::<u32>().ok());
    let number = numbers.next().flatten();
    let control = numbers
        .next()
        .flatten()
        .is_some_and(|modifier| modifier.saturating_sub(1) & 4 != 0);
    let code = match last {
        b'~' => match number? {
            1 | 7 => Code::Home,
            4 | 8 => Code::End,
            3 => Code::Delete,
            5 => Code::PageUp,
            6 => Code::PageDown,
            _ => return None,
        },
        b'Z' => Code::BackTab,
        _ => arrow(last)?,
    };
    Some(Key { code, control })
}

fn application_key(last: u8) -> Option<Event> {
    match last {
        b'M' => key(Code::Enter),
        _ => key(arrow(last)?),
    }
}

fn arrow(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<String> {
        let mut decoder = Decoder::default();
        let mut out = decoder.take(bytes);
        out.extend(decoder.settle());
        names(out)
    }

    fn names(events: Vec<Event>) -> Vec<String> {
        events
            .into_iter()
            .map(|event| match event {
                Event::Input(Input::Key(key)) => key.to_string(),
                Event::Input(Input::Paste(text)) => format!("paste:{text}"),
                Event::Answer(bytes) => format!("answer:{}", bytes.escape_ascii()),
            })
            .collect()
    }

    #[test]
    fn letters_arrows_and_controls_are_keys() {
        assert_eq!(
            keys("jل\x1b[A\x1bOB\x1b[5~\x0c\r\t\x1b[Z\x7f".as_bytes()),
            [
                "j",
                "ل",
                "Up",
                "Down",
                "PageUp",
                "^l",
                "Enter",
                "Tab",
                "S-Tab",
                "Backspace"
            ]
        );
    }

    #[test]
    fn a_lone_escape_is_the_key_once_nothing_follows() {
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1b").is_empty());
        assert!(decoder.is_waiting());
        assert_eq!(names(decoder.settle()), ["Esc"]);
        assert!(!decoder.is_waiting());
    }

    #[test]
    fn a_sequence_or_a_letter_cut_anywhere_is_put_together() {
        let whole = "\x1b[6~\u{FEFB}\x1b[1;5C".as_bytes();
        for cut in 0..=whole.len() {
            let mut decoder = Decoder::default();
            let mut out = decoder.take(&whole[..cut]);
            out.extend(decoder.take(&whole[cut..]));
            assert_eq!(
                names(out),
                ["PageDown", "\u{FEFB}", "^Right"],
                "cut at {cut}"
            );
        }
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys() {
        for answer in [
            "\x1b[8;2$y",
            "\x1b[?65;1;9c",
            "\x1b[>1;4000;26c",
            "\x1bP>|kitty(0.26.5)\x1b\\",
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1b[?997;1n",
            "\x1b[0n",
        ] {
            let told = format!("answer:{}", answer.as_bytes().escape_ascii());
            assert_eq!(
                keys(format!("k{answer}j").as_bytes()),
                ["k", told.as_str(), "j"]
            );
        }
    }

    #[test]
    fn answers_cut_at_every_byte_are_put_together_and_keys_between_them_kept() {
        let parts = [
            "\x1b[8;2$y",
            "j",
            "\x1bP>|tmux 3.3a\x1b\\",
            "ل",
            "\x1b[?1;2c",
            "k",
        ];
        let whole = parts.concat();
        let wanted = keys(whole.as_bytes());
        assert_eq!(wanted.len(), parts.len());
        for cut in 0..=whole.len() {
            let mut decoder = Decoder::default();
            let mut out = decoder.take(&whole.as_bytes()[..cut]);
            if decoder.is_waiting() {
                assert!(decoder.patience(true) >= Some(Duration::from_millis(40)));
            }
            out.extend(decoder.take(&whole.as_bytes()[cut..]));
            assert_eq!(names(out), wanted, "cut at {cut}");
        }
    }

    #[test]
    fn what_can_only_be_an_answer_is_waited_for_longer_than_esc() {
        let patience = |bytes: &[u8], awaited| {
            let mut decoder = Decoder::default();
            decoder.take(bytes);
            decoder.patience(awaited)
        };
        assert_eq!(patience(b"j", true), None);
        assert_eq!(patience(b"\x1b", false), Some(PATIENCE_WITH_KEYS));
        assert_eq!(patience(b"\x1b", true), Some(PATIENCE_WHILE_AWAITED));
        assert_eq!(patience(b"\x1b[8;2", true), Some(PATIENCE_WITH_ANSWERS));
        assert_eq!(patience(b"\x1b[?6", false), Some(PATIENCE_WITH_ANSWERS));
        assert_eq!(patience(b"\x1bP>|ki", false), Some(PATIENCE_WITH_ANSWERS));
        assert_eq!(patience(b"\x1b[200~ab", false), None);
    }

    #[test]
    fn a_key_after_a_garbled_answer_is_not_its_end() {
        assert_eq!(keys(b"\x1b[?64;1j"), ["j"]);
        assert_eq!(keys(b"\x1b[>0;1\x1b[?6c")[0], "answer:\\x1b[?6c");
        assert_eq!(keys(b"\x1bP>|kit\x18j"), ["j"]);
    }

    #[test]
    fn garbage_neither_sticks_nor_types() {
        assert_eq!(keys(b"\xff\xfe\xc3j"), ["j"]);
        assert_eq!(keys(b"\x1b[99999999999999999999~j"), ["j"]);
        // A string that never ends is given up, and the keyboard goes on.
        let mut decoder = Decoder::default();
        let mut bytes = b"\x1b]11;".to_vec();
        bytes.resize(LONGEST_SEQUENCE + 10, b'x');
        assert!(decoder.take(&bytes).is_empty());
        assert_eq!(names(decoder.take(b"j")), ["j"]);
    }

    #[test]
    fn a_paste_is_text_and_runs_no_command() {
        assert_eq!(
            keys("\x1b[200~قره\nqباغ\x1b[201~j".as_bytes()),
            ["paste:قره\nqباغ", "j"]
        );
    }
}
