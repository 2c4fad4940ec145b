//! The real program in a pseudo-terminal: what is typed goes in, what a terminal would
//! show is read back. Waits for conditions, never for time to pass.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use khabar::layout::{Options, label};
use khabar::letters::Direction;
use portable_pty::{Child, CommandBuilder, ExitStatus, PtyPair, PtySize, native_pty_system};

/// A condition that does not come true within this has failed. Generous: the machine
/// may be busy, and nothing is measured here.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the program has written, and the screen that it makes.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

/// A running program.
pub struct Program {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The terminal's own settings before the program was started.
    settings: String,
}

/// How a program is started.
pub struct Start<'a> {
    pub columns: u16,
    pub rows: u16,
    pub arguments: &'a [&'a str],
    pub home: &'a Path,
    pub environment: &'a [(&'a str, &'a str)],
    /// A line for the shell in place of the program by itself: `$KHABAR` is its path.
    pub script: Option<&'a str>,
    /// What lies in the terminal's queue before the program starts: answers that are there
    /// as soon as it asks.
    pub queued: &'a str,
}

impl<'a> Start<'a> {
    pub fn new(home: &'a Path) -> Self {
        Self {
            columns: 120,
            rows: 40,
            arguments: &[],
            home,
            environment: &[],
            script: None,
            queued: "",
        }
    }

    pub fn run(self) -> Program {
        let pair = native_pty_system()
            .openpty(size(self.columns, self.rows))
            .unwrap();
        let settings = format!("{:?}", pair.master.get_termios());
        let program = env!("CARGO_BIN_EXE_khabar");
        let mut command = match self.script {
            Some(script) => {
                let mut shell = CommandBuilder::new("sh");
                shell.args(["-c", script]);
                shell.env("KHABAR", program);
                shell
            }
            None => CommandBuilder::new(program),
        };
        command.args(self.arguments);
        command.env("KHABAR_HOME", self.home);
        command.env("TERM", "xterm-256color");
        // A panic's message stays on the screen.
        command.env("RUST_BACKTRACE", "0");
        // Where the tests run is none of the program's terminal.
        for name in [
            "NO_COLOR",
            "COLORFGBG",
            "TMUX",
            "STY",
            "ZELLIJ",
            "SSH_CONNECTION",
        ] {
            command.env_remove(name);
        }
        for (name, value) in self.environment {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(self.queued.as_bytes()).unwrap();
        writer.flush().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(
                    self.rows.try_into().unwrap(),
                    self.columns.try_into().unwrap(),
                    0,
                ),
                bytes: Vec::new(),
            }),
            Condvar::new(),
        ));
        let into = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut buffer = [0u8; 8192];
            while let Ok(len) = reader.read(&mut buffer) {
                if len == 0 {
                    break;
                }
                let (seen, changed) = &*into;
                let mut seen = seen.lock().unwrap();
                seen.bytes.extend_from_slice(&buffer[..len]);
                seen.parser.process(&buffer[..len]);
                changed.notify_all();
            }
        });
        Program {
            pair,
            child,
            writer,
            seen,
            settings,
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// How right-to-left words stand on the screen, from left to right.
pub fn on_screen(words: &str) -> String {
    let options = Options {
        width: 500,
        base: Some(Direction::Rtl),
        letters: khabar::layout::Letters::Forms,
        marks: khabar::layout::Marks::Keep,
    };
    let line = label(words, &options);
    line.glyphs.iter().map(|g| g.symbol.as_str()).collect()
}

impl Program {
    pub fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        // The model first: what the program then writes is written for the new size.
        let (seen, _) = &*self.seen;
        seen.lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.pair.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen fulfils a condition; fails with the screen.
    pub fn wait(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        let until = Instant::now() + PATIENCE;
        while !condition(seen.parser.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited in vain for {what}; the screen:\n{}",
                seen.parser.screen().contents()
            );
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Types keys until the screen fulfils a condition: a terminal's broken answer may
    /// swallow those that come right after it.
    pub fn type_until(&mut self, keys: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        loop {
            self.type_keys(keys);
            let (seen, changed) = &*self.seen;
            let seen = seen.lock().unwrap();
            let step = Duration::from_millis(200);
            let unmet = |seen: &mut Seen| !condition(seen.parser.screen());
            let (seen, _) = changed.wait_timeout_while(seen, step, unmet).unwrap();
            if condition(seen.parser.screen()) {
                return;
            }
            assert!(
                Instant::now() < until,
                "typed {keys:?} in vain; the screen:\n{}",
                seen.parser.screen().contents()
            );
        }
    }

    /// Waits until these bytes have been written after the first `from`.
    pub fn wait_for_bytes(&self, from: usize, part: &[u8]) {
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        let until = Instant::now() + PATIENCE;
        while position(&seen.bytes[from..], part).is_none() {
            let left = until.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited in vain for {}; written:\n{}",
                part.escape_ascii(),
                seen.bytes[from..].escape_ascii()
            );
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits until words stand somewhere on the screen.
    pub fn wait_for(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits until words stand nowhere on the screen.
    pub fn wait_until_gone(&self, words: &str) {
        self.wait(words, |screen| !screen.contents().contains(words));
    }

    /// Looks at the screen as it is now.
    pub fn with_screen<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        let (seen, _) = &*self.seen;
        look(seen.lock().unwrap().parser.screen())
    }

    /// Waits until what was written fulfils a condition.
    pub fn wait_until(&self, what: &str, condition: impl Fn(&[u8]) -> bool) {
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        let until = Instant::now() + PATIENCE;
        while !condition(&seen.bytes) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {what}");
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    pub fn screen(&self) -> String {
        let (seen, _) = &*self.seen;
        seen.lock().unwrap().parser.screen().contents()
    }

    /// Everything that was written so far.
    pub fn bytes(&self) -> Vec<u8> {
        let (seen, _) = &*self.seen;
        seen.lock().unwrap().bytes.clone()
    }

    pub fn process_id(&self) -> i32 {
        self.child.process_id().unwrap().try_into().unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.process_id()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Waits for the end of the program and holds the terminal to what it was.
    pub fn ends_with_the_terminal_restored(&mut self) -> ExitStatus {
        let status = self.ends();
        self.wait("the modes to be left", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        // The last bytes may come after those that the screen is told by.
        self.wait_until("reordering to be switched on", |bytes| {
            position(bytes, b"\x1b[8h").is_some()
        });
        let bytes = self.bytes();
        let last_off = position(&bytes, b"\x1b[8l").expect("reordering was switched off");
        let last_on = position(&bytes, b"\x1b[8h").expect("reordering was switched on");
        assert!(
            last_on > last_off,
            "the terminal's own reordering is on again"
        );
        assert_eq!(
            format!("{:?}", self.pair.master.get_termios()),
            self.settings,
            "the line discipline is as it was"
        );
        status
    }

    pub fn ends(&mut self) -> ExitStatus {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < until,
                "it does not end; the screen:\n{}",
                self.screen()
            );
            std::thread::yield_now();
        }
    }

    /// Waits until the kernel says that the process is stopped.
    pub fn wait_until_stopped(&self) {
        let until = Instant::now() + PATIENCE;
        let status = format!("/proc/{}/stat", self.process_id());
        loop {
            let stat = std::fs::read_to_string(&status).unwrap();
            // The state is the first word after the name in parentheses.
            if stat.rsplit(") ").next().unwrap().starts_with('T') {
                return;
            }
            assert!(Instant::now() < until, "it does not stop");
            std::thread::yield_now();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where a run of bytes stands for the last time.
pub fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}
