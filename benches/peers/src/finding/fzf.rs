//! fzf as people use it: the program itself, in a terminal.

use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Who paints nothing for so long has answered.
const QUIET: Duration = Duration::from_secs(3);

/// The key that clears the line (`unix-line-discard`).
const CLEAR: &str = "\x15";

/// A running fzf that has read all headlines.
pub struct Fzf {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn std::io::Write + Send>,
    /// When something was painted.
    painted: Receiver<Instant>,
    /// Kept open as long as fzf runs.
    _terminal: Box<dyn MasterPty + Send>,
    _file: tempfile::NamedTempFile,
}

/// The version that is installed, if one is.
pub fn version() -> Option<String> {
    let mut command = Command::new("fzf");
    let output = command
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

impl Fzf {
    /// Starts it over these headlines and waits until it rests.
    pub fn over(titles: &[String]) -> Self {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), titles.join("\n")).unwrap();
        let size = PtySize {
            rows: 40,
            cols: 120,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "exec fzf < \"$1\" > /dev/null", "sh"]);
        command.arg(file.path());
        command.env("TERM", "xterm-256color");
        command.env_remove("FZF_DEFAULT_OPTS");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let (to, painted) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 1 << 16];
            while output.read(&mut bytes).is_ok_and(|len| len > 0) {
                if to.send(Instant::now()).is_err() {
                    return;
                }
            }
        });
        let fzf = Self {
            child,
            keys: pair.master.take_writer().unwrap(),
            painted,
            _terminal: pair.master,
            _file: file,
        };
        fzf.last_painted();
        fzf
    }

    /// From the last key of a query to the last that is painted.
    pub fn types(&mut self, query: &str) -> Duration {
        self.press(CLEAR);
        self.last_painted();
        let start = Instant::now();
        self.press(query);
        self.last_painted()
            .map_or(Duration::ZERO, |last| last - start)
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until it has painted nothing for a while.
    fn last_painted(&self) -> Option<Instant> {
        let mut last = None;
        loop {
            match self.painted.recv_timeout(QUIET) {
                Ok(at) => last = Some(at),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return last,
            }
        }
    }
}

impl Drop for Fzf {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
