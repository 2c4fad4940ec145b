//! Standard output and standard error: buffered, and safe to close on.

use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};

use serde_json::{Map, Value};

use crate::layout::sanitised;

/// Standard output, locked and buffered. A closed pipe comes back as an error of kind
/// `BrokenPipe`, which `run` takes for success.
pub struct Output {
    to: BufWriter<StdoutLock<'static>>,
    terminal: bool,
}

impl Output {
    /// Takes standard output.
    pub fn open() -> Self {
        let stdout = io::stdout();
        Self {
            terminal: stdout.is_terminal(),
            to: BufWriter::with_capacity(1 << 16, stdout.lock()),
        }
    }

    /// True where a person looks on.
    pub const fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Text as it is. To a terminal only what has been sanitised or laid out.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        told(self.to.write_all(text.as_bytes()))
    }

    /// Text as it is, and the end of the line.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.text(text)?;
        self.text("\n")
    }

    /// One object of JSON Lines.
    pub fn json(&mut self, object: &Map<String, Value>) -> anyhow::Result<()> {
        self.line(&json(object)?)?;
        Ok(())
    }

    /// Everything is out, or it is an error.
    pub fn finish(mut self) -> io::Result<()> {
        told(self.to.flush())
    }
}

/// What could not be written, in words: the reader has a part for the whole.
pub fn told(written: io::Result<()>) -> io::Result<()> {
    written.map_err(|error| {
        let what = format!("cannot write to standard output, it is not whole: {error}");
        io::Error::new(error.kind(), what)
    })
}

/// One object on one line: UTF-8 unescaped, but controls, line separators and bidi
/// controls as `\uXXXX`, so that a terminal that shows it stays as it is.
fn json(object: &Map<String, Value>) -> Result<String, serde_json::Error> {
    let plain = serde_json::to_string(object)?;
    if !plain.chars().any(is_escaped) {
        return Ok(plain);
    }
    let mut out = String::with_capacity(plain.len() + 32);
    for c in plain.chars() {
        if is_escaped(c) {
            // All of them stand inside strings, and below U+10000.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Ok(out)
}

/// C0 is escaped by JSON itself.
const fn is_escaped(c: char) -> bool {
    matches!(
        c,
        '\u{7F}'..='\u{9F}'
            | '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// A message on standard error, one line. Nobody may be there to read it.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "khabar: {}", sanitised(message));
}

/// Lines on standard error, as they are but for what would steer a terminal.
pub fn say_lines(text: &str) {
    let mut stderr = io::stderr().lock();
    for line in text.lines() {
        let _ = writeln!(stderr, "{}", sanitised(line));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_arabic_is_not() {
        let object =
            json!({"text": "خبر\u{202e}\u{9b}2J\u{7f}\u{2028}\u{1b}\u{2067}\u{61c}\u{200f}"});
        let line = super::json(object.as_object().unwrap()).unwrap();
        assert_eq!(
            line,
            r#"{"text":"خبر\u202e\u009b2J\u007f\u2028\u001b\u2067\u061c\u200f"}"#
        );
        let back: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(back, object);
    }
}
