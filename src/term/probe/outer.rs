//! The terminal around tmux, as tmux knows it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long tmux may take to answer.
const PATIENCE: Duration = Duration::from_millis(200);
/// How often it is looked whether it has.
const STEP: Duration = Duration::from_millis(2);
/// For how long after it came a client may be on the point of giving its name, in seconds,
/// as tmux counts them.
const NEW: u64 = 2;
/// For how long that is waited for, whatever tmux counts.
const GIVEN: Duration = Duration::from_millis(300);
/// For how long after it came a client is looked at again: a slow one gives its name late.
const SLOW: u64 = 10;
/// The first pause before that, doubled each time.
const PAUSE: Duration = Duration::from_millis(50);

/// What is asked, one field a line. The fields are those of tmux(1), FORMATS and OPTIONS.
const FORMAT: &str = "#{client_termtype}\n#{client_termname}\n#{pane_active}#{window_active}\n#{allow-passthrough}\n#{client_created}";

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
    /// True where the client has just come: its name may be on its way to tmux, and what is
    /// sent through tmux is lost until the client has been painted.
    pub is_new: bool,
}

/// When to look at a client once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// It is new, or has no name yet.
    Later,
    /// There is nothing to be expected.
    Never,
}

impl Outer {
    /// Tells what tmux says of its client, once more for each time that it says something
    /// else, until the client has a name or has had the time for one. Waits: never called
    /// by the thread that draws.
    pub fn follow(mut tell: impl FnMut(Option<Self>)) {
        let mut told = None;
        let since = Instant::now();
        let mut pause = PAUSE;
        loop {
            let (said, again) = match Self::ask() {
                Some((mut outer, again)) => {
                    outer.is_new &= since.elapsed() < GIVEN;
                    match outer.is_new || outer.version.is_empty() {
                        true => (Some(outer), again),
                        false => (Some(outer), Again::Never),
                    }
                }
                None => (None, Again::Never),
            };
            if told.as_ref() != Some(&said) {
                tell(said.clone());
                told = Some(said);
            }
            if again == Again::Never {
                return;
            }
            thread::sleep(pause);
            pause *= 2;
        }
    }

    /// Asks tmux, where this process runs inside one that can be reached. Waits for it,
    /// at most 200 ms.
    fn ask() -> Option<(Self, Again)> {
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
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        Self::read(&said, now.as_secs())
    }

    /// Reads an answer at a time, both in seconds since 1970.
    fn read(said: &str, now: u64) -> Option<(Self, Again)> {
        let mut lines = said.lines().map(str::trim);
        let (version, term) = (lines.next()?, lines.next()?);
        let in_front = lines.next()? == "11";
        let passes = !matches!(lines.next()?, "0" | "off" | "");
        // No client, or a tmux that does not count: nothing to wait for.
        let created = lines.next().and_then(|created| created.parse().ok());
        let age = now.saturating_sub(created.unwrap_or(0));
        let outer = Self {
            version: version.to_owned(),
            term: term.to_owned(),
            in_front,
            passes,
            is_new: age < NEW,
        };
        let again = match outer.is_new || version.is_empty() && age < SLOW {
            true => Again::Later,
            false => Again::Never,
        };
        Some((outer, again))
    }
}

#[cfg(test)]
mod tests {
    use super::{Again, Outer};

    #[test]
    fn what_tmux_says_is_read() {
        assert_eq!(
            Outer::read("kitty(0.26.5)\nxterm-kitty\n11\n1\n100\n", 102),
            Some((
                Outer {
                    version: "kitty(0.26.5)".to_owned(),
                    term: "xterm-kitty".to_owned(),
                    in_front: true,
                    passes: true,
                    is_new: false,
                },
                Again::Never
            ))
        );
        let (named, again) = Outer::read("kitty(0.26.5)\nxterm-kitty\n11\n1\n99\n", 100).unwrap();
        assert_eq!((named.is_new, again), (true, Again::Later));
        let (silent, _) = Outer::read("\nmlterm\n10\n0\n100\n", 200).unwrap();
        assert_eq!(silent.version, "");
        assert!(!silent.in_front && !silent.passes);
        assert_eq!(Outer::read("no server running", 100), None);
    }

    #[test]
    fn a_client_that_has_just_come_is_given_time_to_name_itself() {
        let said = |age: u64| {
            let (outer, again) = Outer::read("\nxterm\n11\n0\n1000\n", 1000 + age).unwrap();
            (outer.is_new, again)
        };
        assert_eq!(said(0), (true, Again::Later));
        assert_eq!(said(2), (false, Again::Later));
        assert_eq!(said(10), (false, Again::Never));
        let (outer, again) = Outer::read("\nxterm\n11\n0\n", 1000).unwrap();
        assert_eq!((outer.is_new, again), (false, Again::Never));
    }
}
