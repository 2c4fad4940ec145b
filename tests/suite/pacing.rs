//! Frames on a link: many keys and many sizes are few frames.

use std::collections::VecDeque;
use std::fs;
use std::io::{Read as _, Write as _};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use khabar::term::Pace;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

use crate::pty::{Program, Start, position};

/// An article of 300 lines, each with its number.
fn numbered() -> TempDir {
    let folder = TempDir::new().unwrap();
    let lines: String = (0..300)
        .map(|line| format!("line {line} of it\n\n"))
        .collect();
    fs::write(folder.path().join("1.txt"), format!("Numbers\n\n{lines}")).unwrap();
    folder
}

fn open(articles: &TempDir, home: &TempDir) -> Program {
    let program = Start {
        arguments: &[articles.path().to_str().unwrap()],
        environment: &[("TMUX", "")],
        ..Start::new(home.path())
    }
    .run();
    program.wait_for("ARTICLES 1");
    program.wait_for("line 3 of it");
    program
}

/// Frames in all, as the meter counts them.
fn frames(screen: &vt100::Screen) -> Option<u64> {
    let contents = screen.contents();
    let line = contents.lines().last()?;
    let numbers: Vec<u64> = line
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    line.contains("in all").then(|| numbers.last().copied())?
}

#[test]
fn a_hundred_queued_keys_are_three_frames_at_the_most() {
    let (articles, home) = (numbered(), TempDir::new().unwrap());
    let mut program = open(&articles, &home);
    program.type_keys("lzvm");
    program.wait("the meter", |screen| frames(screen).is_some());
    let first = program.with_screen(|screen| frames(screen).unwrap());
    program.type_keys("k");
    program.wait("the figures", |screen| frames(screen) > Some(first));
    let before = program.with_screen(|screen| frames(screen).unwrap());
    program.type_keys(&"j".repeat(100));
    program.wait_for("line 50 of it");
    program.wait_until_gone("line 48 of it");
    program.type_keys("k");
    program.wait("the figures", |screen| frames(screen) > Some(before + 1));
    let after = program.with_screen(|screen| frames(screen).unwrap());
    // One is that of the key before.
    assert!(after - before - 1 <= 3, "{before} to {after}");
}

#[test]
fn twenty_sizes_in_a_row_are_three_frames_at_the_most() {
    let (articles, home) = (numbered(), TempDir::new().unwrap());
    let program = open(&articles, &home);
    let before = program.bytes().len();
    for step in 1..=20 {
        program.resize(120 - step, 40 - step / 2);
    }
    program.wait_until("a frame", |bytes| {
        position(&bytes[before..], b"\x1b[2J").is_some()
    });
    program.wait("the last size", |screen| {
        let contents = screen.contents();
        let lines: Vec<&str> = contents.lines().collect();
        lines.len() == 30 && lines.last().is_some_and(|line| line.contains("help"))
    });
    let bytes = program.bytes();
    let wiped = bytes[before..]
        .windows(4)
        .filter(|part| *part == b"\x1b[2J")
        .count();
    assert!((1..=3).contains(&wiped), "{wiped} frames");
}

#[test]
fn frames_in_a_row_ask_for_a_receipt_and_a_frame_after_a_rest_does_not() {
    let (articles, home) = (numbered(), TempDir::new().unwrap());
    let mut program = open(&articles, &home);
    program.type_keys("lzjjj");
    program.wait_until("a receipt asked for", |bytes| {
        position(bytes, b"\x1b[5n").is_some()
    });
    // Its answer is no key.
    program.type_keys("\x1b[0n");
    program.type_keys("jjj");
    program.wait_until_gone("line 1 of it");
}

/// 300 ms each way and 2 KB a second: `j` held for ten seconds, thirty times a second. The
/// time is counted, not waited for.
#[test]
fn a_held_key_ends_within_a_round_trip_of_its_release() {
    const DELAY: f64 = 0.3;
    const RATE: f64 = 2048.0;
    let start = Instant::now();
    let at = |seconds: f64| start + Duration::from_secs_f64(seconds);
    for frame in [160_u16, 1_000, 3_500] {
        let seconds = f64::from(frame) / RATE;
        let mut pace = Pace::default();
        pace.answered();
        // When the link is free, when the receipt comes, what the last frame shows.
        let (mut free, mut receipts, mut shown) = (0.0_f64, VecDeque::new(), 0);
        let mut arrived = 0.0;
        let mut typed = 0;
        let last = 300;
        for step in 0.. {
            let now = f64::from(step) * 0.001;
            // A key reaches the program late, as its frame reaches the user late.
            typed = last.min(((now - DELAY) * 30.0).floor().max(0.0) as i32);
            if receipts.front().is_some_and(|comes| now >= *comes) {
                receipts.pop_front();
                pace.received();
            }
            if typed > shown && pace.wait(at(now)).is_none() {
                let asks = pace.wants_receipt(at(now));
                pace.sent(at(now), usize::from(frame), asks);
                free = free.max(now) + seconds;
                arrived = free + DELAY;
                if asks {
                    receipts.push_back(arrived + DELAY);
                }
                shown = typed;
            }
            if shown == last {
                break;
            }
        }
        assert_eq!(typed, last);
        let late = arrived - 10.0;
        // The key's way and its frame's; a line that scrolls in is well below 200 bytes.
        // What is larger may have to wait for a frame that is on its way.
        let round_trip = 2.0 * (DELAY + seconds);
        let trips = if frame < 200 { 1.0 } else { 2.0 };
        eprintln!("{frame} B: {late:.2} s after its release; a round trip is {round_trip:.2} s");
        assert!(late <= trips * round_trip);
    }
}

/// The link hangs: nothing that is sent is read any more.
#[test]
fn a_terminal_that_does_not_read_is_left_all_the_same() {
    let (articles, home) = (numbered(), TempDir::new().unwrap());
    let pair = native_pty_system().openpty(PtySize {
        rows: 40,
        cols: 120,
        ..PtySize::default()
    });
    let pair = pair.unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_khabar"));
    command.arg(articles.path());
    command.env("KHABAR_HOME", home.path());
    command.env("TMUX", "");
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    let (mut seen, mut buffer) = (Vec::new(), [0; 4_096]);
    while position(&seen, b"line 3 of it").is_none() {
        let length = reader.read(&mut buffer).unwrap();
        assert!(length > 0);
        seen.extend_from_slice(&buffer[..length]);
    }
    // Every frame of these is another one; each is more than the device holds in the end.
    for _ in 0..200 {
        keys.write_all(b"lh z z j").unwrap();
    }
    keys.write_all(b"Q").unwrap();
    let (to, ended) = channel();
    std::thread::spawn(move || to.send(child.wait().map(|status| status.success())));
    let ended = ended.recv_timeout(Duration::from_secs(30));
    assert!(ended.unwrap().unwrap());
}
