//! One answer of the terminal, read from its bytes.

use crate::app::Background;

/// The longest name that a terminal may give itself, in bytes.
const LONGEST_NAME: usize = 64;

/// What a terminal says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// DECRPM: the state of a mode: 0 unknown, 1 set, 2 reset, 3 and 4 the same for good.
    Mode {
        /// A DEC private mode (`?`), or one of ECMA-48.
        private: bool,
        /// Its number.
        mode: u16,
        /// Its state.
        state: u16,
    },
    /// DA1, the parameters with their `?`: what every terminal answers.
    Primary(String),
    /// DA2, the parameters.
    Secondary(String),
    /// XTVERSION: name and version in the terminal's own words.
    Version(String),
    /// OSC 11: the background.
    Background(Background),
}

impl Answer {
    /// Reads a whole sequence; `None` where it is no answer to what was asked, or a
    /// garbled one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        if let Some(body) = text.strip_prefix("\x1b[") {
            return control(body);
        }
        if let Some(body) = text.strip_prefix("\x1bP>|") {
            let name = unterminated(body)?;
            let plain = name.chars().all(|c| c.is_ascii_graphic() || c == ' ');
            return (plain && !name.is_empty() && name.len() <= LONGEST_NAME)
                .then(|| Self::Version(name.to_owned()));
        }
        let colour = unterminated(text.strip_prefix("\x1b]11;")?)?;
        luminance(colour).map(|light| {
            Self::Background(if light > 0.5 {
                Background::Light
            } else {
                Background::Dark
            })
        })
    }
}

/// `CSI … c` and `CSI … $ y`.
fn control(body: &str) -> Option<Answer> {
    if let Some(mode) = body.strip_suffix("$y") {
        let (private, mode) = match mode.strip_prefix('?') {
            Some(mode) => (true, mode),
            None => (false, mode),
        };
        let (mode, state) = mode.split_once(';')?;
        let state = state.parse().ok().filter(|state| *state <= 4)?;
        return Some(Answer::Mode {
            private,
            mode: mode.parse().ok()?,
            state,
        });
    }
    let parameters = body.strip_suffix('c')?;
    let (marker, numbers) = parameters.split_at_checked(1)?;
    // Without a number it is the question itself, shown by a terminal that echoes.
    let sound = !numbers.is_empty()
        && numbers.bytes().all(|b| b.is_ascii_digit() || b == b';')
        && numbers.len() <= LONGEST_NAME;
    match marker {
        "?" if sound => Some(Answer::Primary(parameters.to_owned())),
        ">" if sound => Some(Answer::Secondary(numbers.to_owned())),
        _ => None,
    }
}

fn unterminated(body: &str) -> Option<&str> {
    body.strip_suffix("\x1b\\")
        .or_else(|| body.strip_suffix('\x07'))
}

/// Relative luminance of an X11 colour, 0 to 1: `rgb:RRRR/GGGG/BBBB` with one to four
/// digits each, or `#RRGGBB`. The weights of ITU-R BT.709, on the values as they are:
/// near enough to tell light from dark.
fn luminance(colour: &str) -> Option<f32> {
    let parts: Vec<&str> = if let Some(body) = colour.strip_prefix("rgb:") {
        body.split('/').collect()
    } else if let Some(body) = colour.strip_prefix("rgba:") {
        body.split('/').take(3).collect()
    } else {
        let body = colour.strip_prefix('#')?;
        let step = body.len() / 3;
        (0..3)
            .map(|at| body.get(at * step..(at + 1) * step))
            .collect::<Option<_>>()?
    };
    let [red, green, blue] = parts.as_slice() else {
        return None;
    };
    Some(0.2126 * channel(red)? + 0.7152 * channel(green)? + 0.0722 * channel(blue)?)
}

fn channel(digits: &str) -> Option<f32> {
    if !(1..=4).contains(&digits.len()) {
        return None;
    }
    let value = u16::from_str_radix(digits, 16).ok()?;
    let most = (1u32 << (4 * digits.len())) - 1;
    Some(f32::from(value) / most as f32)
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::app::Background;

    fn read(text: &str) -> Option<Answer> {
        Answer::read(text.as_bytes())
    }

    #[test]
    fn what_terminals_answer_is_read() {
        let mode = |private, mode, state| {
            Some(Answer::Mode {
                private,
                mode,
                state,
            })
        };
        assert_eq!(read("\x1b[8;2$y"), mode(false, 8, 2));
        assert_eq!(read("\x1b[?2026;0$y"), mode(true, 2026, 0));
        assert_eq!(
            read("\x1b[?65;1;9c"),
            Some(Answer::Primary("?65;1;9".to_owned()))
        );
        assert_eq!(
            read("\x1b[>1;4000;26c"),
            Some(Answer::Secondary("1;4000;26".to_owned()))
        );
        assert_eq!(
            read("\x1bP>|kitty(0.26.5)\x1b\\"),
            Some(Answer::Version("kitty(0.26.5)".to_owned()))
        );
    }

    #[test]
    fn a_background_is_light_or_dark() {
        for (colour, wanted) in [
            ("rgb:0000/0000/0000", Background::Dark),
            ("rgb:ffff/ffff/ffff", Background::Light),
            ("rgb:ff/ff/dd", Background::Light),
            ("rgb:0/0/8", Background::Dark),
            ("rgba:fafa/fafa/fafa/ffff", Background::Light),
            ("#1e1e2e", Background::Dark),
            ("#fdf6e3", Background::Light),
        ] {
            for end in ["\x07", "\x1b\\"] {
                assert_eq!(
                    read(&format!("\x1b]11;{colour}{end}")),
                    Some(Answer::Background(wanted)),
                    "{colour}"
                );
            }
        }
    }

    #[test]
    fn what_is_garbled_is_no_answer() {
        for text in [
            "",
            "\x1b[c",
            "\x1b[?c",
            "\x1b[>c",
            "\x1b[8;2y",
            "\x1b[8;9$y",
            "\x1b[8;99999999999$y",
            "\x1b[;$y",
            "\x1b[?6x5c",
            "\x1b[=0c",
            "\x1bP>|\x1b\\",
            "\x1bP>|a\x1b[31mb\x1b\\",
            "\x1bP>|خبر\x1b\\",
            "\x1bP>|never ends",
            "\x1b]11;rgb:00/00\x07",
            "\x1b]11;rgb:00000/00/00\x07",
            "\x1b]11;#ggg\x07",
            "\x1b]11;#\x07",
            "\x1b]11;?\x07",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(
            read(&format!("\x1bP>|{}\x1b\\", "x".repeat(65))),
            None,
            "too long a name"
        );
    }
}
