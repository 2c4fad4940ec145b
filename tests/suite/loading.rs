//! Many titles: every key is answered while they are read and taken in. `KHABAR_TITLES=1000000`
//! makes it a million, which takes minutes.

use std::env;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::pty::{Program, Start};
use crate::seeded::Seeded;

/// How many, where nobody says: what a program reads in some seconds.
const TITLES: usize = if cfg!(debug_assertions) {
    20_000
} else {
    200_000
};

/// Each text has so many names: reading them is what takes time, not their bytes.
const NAMES: usize = 10;
const IN_A_FOLDER: usize = 1_000;

/// Frames that may not know of a key yet: the one that is being read here, the one that is
/// being written, and the one that is being painted. While files are read, each tells how
/// many.
const UNDER_WAY: usize = 3;

/// Articles of a title and a line, made of the words of the bundled ones.
fn recombined(folder: &Path, count: usize) {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(bundled)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    let titles: Vec<String> = texts
        .map(|text| text.lines().next().unwrap_or_default().to_owned())
        .collect();
    let words: Vec<&str> = titles.iter().flat_map(|t| t.split_whitespace()).collect();
    let mut chance = Seeded::new(1_000_000);
    let path = |number: usize| {
        let inside = folder.join(format!("{:04}", number / IN_A_FOLDER));
        inside.join(format!("{:03}.txt", number % IN_A_FOLDER))
    };
    for number in 0..count {
        if number.is_multiple_of(IN_A_FOLDER) {
            fs::create_dir(path(number).parent().unwrap()).unwrap();
        }
        let texts = count / NAMES;
        if number < texts {
            let mut six = || {
                let words: Vec<&str> = (0..6).map(|_| chance.one(&words)).collect();
                words.join(" ")
            };
            let text = format!("{} {number}\n\n{} {number}.\n", six(), six());
            fs::write(path(number), text).unwrap();
        } else {
            fs::hard_link(path(number % texts), path(number)).unwrap();
        }
    }
}

/// The frames of a program as its terminal shows them, one by one.
struct Frames {
    parser: vt100::Parser,
    /// Bytes that have been shown.
    shown: usize,
}

impl Frames {
    fn new(start: &Start<'_>) -> Self {
        let (rows, columns) = (start.rows, start.columns);
        let (rows, columns) = (rows.try_into().unwrap(), columns.try_into().unwrap());
        Self {
            parser: vt100::Parser::new(rows, columns, 0),
            shown: 0,
        }
    }

    /// Shows what has been written by now.
    fn catch_up(&mut self, program: &Program) {
        let bytes = program.bytes();
        self.parser.process(&bytes[self.shown..]);
        self.shown = bytes.len();
    }

    /// How often the reading is told to have gone on, each time in a frame of its own, until
    /// the screen fulfils a condition.
    fn until(&mut self, program: &Program, condition: impl Fn(&vt100::Screen) -> bool) -> usize {
        let bytes = program.bytes();
        let (mut told, mut frames) = (read(self.parser.screen()), 0);
        while !condition(self.parser.screen()) {
            // What is written at one place is written whole.
            let rest = &bytes[self.shown..];
            let next = rest.iter().skip(1).position(|byte| *byte == b'\x1b');
            let end = next.map_or(rest.len(), |at| at + 1);
            assert!(end > 0, "it is on the screen");
            self.parser.process(&rest[..end]);
            self.shown += end;
            let now = read(self.parser.screen());
            frames += usize::from(now != told);
            told = now;
        }
        frames
    }
}

fn bottom(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    contents.lines().last().unwrap_or("").trim_end().to_owned()
}

/// True where the prompt shows what was typed and no more.
fn asks_for(screen: &vt100::Screen, typed: &str) -> bool {
    let bottom = bottom(screen);
    let rest = bottom.strip_prefix("Filter:").unwrap_or("");
    let rest = rest.trim_start();
    rest.strip_prefix(typed)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("  "))
}

/// Types a query letter by letter; each letter has its frame before the next one is typed.
fn type_slowly(program: &mut Program, before: &str, query: &str) {
    for (at, letter) in query.char_indices() {
        let typed = format!("{before}{}", &query[..at + letter.len_utf8()]);
        program.type_keys(&letter.to_string());
        program.wait("the letter", |screen| asks_for(screen, &typed));
    }
}

/// The same while frames of something else follow each other: it is the next one.
fn type_among_frames(program: &mut Program, frames: &mut Frames, query: &str) {
    let letters = query.char_indices();
    for (start, end) in letters.map(|(at, letter)| (at, at + letter.len_utf8())) {
        frames.catch_up(program);
        type_slowly(program, &query[..start], &query[start..end]);
        let taken = frames.until(program, |screen| asks_for(screen, &query[..end]));
        assert!(taken <= UNDER_WAY, "{}: {taken} frames", &query[..end]);
    }
}

/// How many files have been read, as the empty list says it.
fn read(screen: &vt100::Screen) -> Option<String> {
    let contents = screen.contents();
    let mut lines = contents.lines();
    lines.find(|line| line.contains("Reading the articles"))?;
    Some(lines.next()?.to_owned())
}

#[test]
fn each_key_is_answered_in_a_frame_while_many_titles_are_loaded() {
    let (articles, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let asked = env::var("KHABAR_TITLES").ok();
    let count = asked.and_then(|count| count.parse().ok()).unwrap_or(TITLES);
    recombined(articles.path(), count);
    let start = Start {
        arguments: &[articles.path().to_str().unwrap()],
        ..Start::new(home.path())
    };
    let mut frames = Frames::new(&start);
    let mut program = start.run();
    program.wait("the reading", |screen| read(screen).is_some());

    program.type_keys("&");
    program.wait("the prompt", |screen| bottom(screen).starts_with("Filter:"));
    type_among_frames(&mut program, &mut frames, "karabakh");
    program.type_keys("\x15");
    program.wait("an empty prompt", |screen| asks_for(screen, ""));
    type_among_frames(&mut program, &mut frames, "cop2");
    let reading = program.with_screen(read);
    assert!(reading.is_some(), "all that was typed was typed meanwhile");
    assert!(
        !program.screen().contains("exact"),
        "nothing is counted before there is something to count"
    );

    // As long as the reading goes on, it is waited for.
    let mut told = reading;
    while told.is_some() {
        program.wait("the reading to go on", |screen| read(screen) != told);
        told = program.with_screen(read);
    }
    let of = format!("of {count}");
    program.wait("the first answer", |screen| screen.contents().contains(&of));
    // Now they are taken in.
    type_slowly(&mut program, "cop2", "8");
    program.type_keys("\x15");
    program.wait("an empty prompt", |screen| asks_for(screen, ""));
    type_slowly(&mut program, "", "putin");
    // As long as the facts go on, it is waited for.
    while !program.screen().contains("putin = ") {
        let told = program.with_screen(bottom);
        program.wait("something to go on", |screen| bottom(screen) != told);
    }
    program.type_keys("\x1b");
    program.wait("the whole list", |screen| {
        screen.contents().contains(&format!("ARTICLES {count}"))
    });
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}
