//! The terminal around tmux, as tmux knows it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long tmux may take to answer.
const PATIENCE: Duration = Duration::from_millis(200);
/// How often it is looked whether it has.
const STEP: Duration = Duration::from_millis(2);

/// What is asked, one field a line. The fields are those of tmux(1), FORMATS and OPTIONS.
const FORMAT: &str =
    "#{client_termtype}\n#{client_termname}\n#{pane_active}#{window_active}\n#{allow-passthrough}";

/// What tmux says of its client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outer {
    /// The client's answer to XTVERSION; empty where it gave none.
    pub version: String,
    /// The client's TERM.
    pub term: String,
    /// True where an answer of the client would reach this pane and no other.
    pub in_front: bool,
    /// True where sequences are let through to the client.
    pub passes: bool,
}

impl Outer {
    /// Asks tmux, where this process runs inside one that can be reached. Waits for it,
    /// at most 200 ms: never called by the thread that draws.
    #[must_use]
    pub fn ask() -> Option<Self> {
        std::env::var_os("TMUX").filter(|socket| !socket.is_empty())?;
        let mut command = Command::new("tmux");
        command.args(["display-message", "-p"]);
        if let Some(pane) = std::env::var_os("TMUX_PANE") {
            command.arg("-t").arg(pane);
        }
        let mut child = command
            .arg(FORMAT)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let until = Instant::now() + PATIENCE;
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if Instant::now() < until => thread::sleep(STEP),
                Ok(None) | Err(_) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        if !status?.success() {
            return None;
        }
        let mut said = String::new();
        child
            .stdout
            .take()?
            .take(4096)
            .read_to_string(&mut said)
            .ok()?;
        Self::read(&said)
    }

    fn read(said: &str) -> Option<Self> {
        let mut lines = said.lines().map(str::trim);
        let (version, term) = (lines.next()?, lines.next()?);
        Some(Self {
            version: version.to_owned(),
            term: term.to_owned(),
            in_front: lines.next()? == "11",
            passes: !matches!(lines.next()?, "0" | "off" | ""),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Outer;

    #[test]
    fn what_tmux_says_is_read() {
        assert_eq!(
            Outer::read("kitty(0.26.5)\nxterm-kitty\n11\n1\n"),
            Some(Outer {
                version: "kitty(0.26.5)".to_owned(),
                term: "xterm-kitty".to_owned(),
                in_front: true,
                passes: true,
            })
        );
        let silent = Outer::read("\nmlterm\n10\n0\n").unwrap();
        assert_eq!(silent.version, "");
        assert!(!silent.in_front && !silent.passes);
        assert_eq!(Outer::read("no server running"), None);
    }
}
