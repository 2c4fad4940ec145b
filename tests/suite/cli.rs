//! The real binary, run as a shell runs it: what the verbs do with good articles.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ONE: &str = "جسر جديد فوق النهر\n12 مارس 2021\nفتحت البلدية الجسر أمس الخميس.\n";
const TWO: &str = "قال الوزير سالم إن المكتبة ستفتح في 20 مايو 2022.\nالمقال التالي";

/// A folder to work in, and a home of its own.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("news")).unwrap();
        let desk = Self { folder };
        desk.put("news/1.txt", ONE.as_bytes());
        desk.put("news/2.txt", TWO.as_bytes());
        desk
    }

    pub fn put(&self, name: impl AsRef<Path>, bytes: &[u8]) {
        fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    pub fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("KHABAR_HOME", self.folder.path().join("home"))
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[impl AsRef<OsStr>]) -> Output {
        self.command(args).output().unwrap()
    }

    pub fn run_with(&self, args: &[impl AsRef<OsStr>], input: &[u8]) -> Output {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }
}

pub fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

pub fn objects(output: &Output) -> Vec<Value> {
    out(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_verb_has_help_with_examples() {
    let desk = Desk::new();
    for verb in ["list", "read", "facts", "find", "export", "import"] {
        let help = desk.run(&[verb, "--help"]);
        assert!(help.status.success());
        assert!(out(&help).contains("Examples:"), "{verb}");
        assert!(out(&help).contains("--files-from"), "{verb}");
    }
    assert!(out(&desk.run(&["--help"])).contains("Examples:"));
}

#[test]
fn wrong_usage_is_status_2() {
    let desk = Desk::new();
    for args in [
        &["list", "--format", "xml"][..],
        &["find"],
        &["read", "-0", "news"],
        &["read", "--width", "0", "news"],
        &["list", "-", "--files-from", "-"],
    ] {
        assert_eq!(desk.run(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn an_article_is_listed_as_the_contract_says() {
    let desk = Desk::new();
    let output = desk.run(&["list", "news", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<&str> = out(&output).lines().collect();
    let id = serde_json::from_str::<Value>(lines[0]).unwrap()["id"].clone();
    assert_eq!(
        lines[0],
        format!(
            r#"{{"kind":"article","id":{id},"path":"news/1.txt","doc":"1.txt","title":"جسر جديد فوق النهر","title_from":"stated","label":"جسر جديد فوق النهر","published":"2021-03-12","published_by":"stated","language":"ar","words":9,"read":false,"starred":false,"archived":false,"tags":[]}}"#
        )
    );
    let second: Value = serde_json::from_str(lines[1]).unwrap();
    assert_eq!(second["title_from"], "lead");
    assert!(second.get("title").is_none());
}

#[test]
fn an_id_stays_when_the_file_moves_and_names_the_article() {
    let desk = Desk::new();
    let id = |path: &str| {
        let listed = objects(&desk.run(&["list", path, "--format", "jsonl"]));
        listed[0]["id"].as_str().unwrap().to_owned()
    };
    let before = id("news/1.txt");
    desk.put("moved.txt", ONE.as_bytes());
    assert_eq!(id("moved.txt"), before);
    let read = desk.run(&["read", "--text", &before[..10], "news"]);
    assert_eq!(out(&read), ONE);
    let nobody = desk.run(&["read", "--text", "00000000", "news"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(err(&nobody).contains("00000000"));
}

#[test]
fn the_extracted_text_is_printed_exactly() {
    let desk = Desk::new();
    let text = "\u{feff}سطر\r\n\u{1b}[31m\u{202b}\n\n\u{a0}آخر";
    desk.put("odd.txt", text.as_bytes());
    let output = desk.run(&["read", "--text", "odd.txt"]);
    assert_eq!(out(&output), text.trim_start_matches('\u{feff}'));
    // Laid out, nothing of it commands a terminal.
    let laid = desk.run(&["read", "odd.txt"]);
    assert!(!out(&laid).contains(['\u{1b}', '\u{202b}']));
}

#[test]
fn an_article_is_laid_out_for_a_pipe() {
    let desk = Desk::new();
    let logical = desk.run(&["read", "news/2.txt", "--width", "20"]);
    let text = out(&logical);
    assert!(text.starts_with("قال الوزير سالم"), "{text}");
    assert!(!text.contains("المقال التالي"), "boilerplate is hidden");
    let visual = desk.run(&["read", "news/2.txt", "--width", "20", "--order", "visual"]);
    assert!(out(&visual).contains('\u{FEED}') || out(&visual).contains('\u{FE8D}'));
    let plain = [
        "read",
        "news/2.txt",
        "--width",
        "20",
        "--order",
        "visual",
        "--letters",
        "plain",
    ];
    assert!(out(&desk.run(&plain)).contains("ملاس"));
}

#[test]
fn brackets_are_mirrored_where_they_are_seen_only() {
    let desk = Desk::new();
    let line = "(وكالة / باكو - 21 نوفمبر 2021ء) قال \u{ab}نعم\u{bb} [له] و(NATO) 3 < 5.\n";
    desk.put("brackets.txt", line.as_bytes());
    assert_eq!(out(&desk.run(&["read", "brackets.txt"])), line);
    let visual = desk.run(&["read", "brackets.txt", "--order", "visual"]);
    assert!(out(&visual).trim_end().ends_with(')'), "{}", out(&visual));
}

#[test]
fn a_list_of_paths_comes_from_a_file_or_a_pipe() {
    let desk = Desk::new();
    let listed = desk.run(&["list", "news", "--format", "jsonl"]);
    let paths: Vec<String> = objects(&listed)
        .iter()
        .map(|o| o["path"].as_str().unwrap().to_owned())
        .collect();
    let args = ["read", "--text", "--files-from", "-"];
    let by_line = desk.run_with(&args, (paths.join("\n") + "\n").as_bytes());
    assert_eq!(out(&by_line), format!("{ONE}{TWO}"));
    let by_nul = desk.run_with(
        &["read", "--text", "-0", "--files-from", "-"],
        paths.join("\0").as_bytes(),
    );
    assert_eq!(out(&by_nul), out(&by_line));
    desk.put("paths", paths[1].as_bytes());
    let by_file = desk.run(&["list", "--files-from", "paths", "--format", "jsonl"]);
    assert_eq!(objects(&by_file).len(), 1);
}

#[test]
fn standard_input_is_one_article() {
    let desk = Desk::new();
    let output = desk.run_with(&["list", "-", "--format", "jsonl"], ONE.as_bytes());
    let listed = objects(&output);
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (&listed[0]["path"], &listed[0]["doc"]),
        (&"-".into(), &"-".into())
    );
    let nothing = desk.run_with(&["read", "-"], b"");
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn bundled_articles_are_named_and_read_back() {
    let desk = Desk::new();
    let listed = objects(&desk.run(&["list", "--format", "jsonl"]));
    assert!(listed.len() >= 12);
    let path = listed[0]["path"].as_str().unwrap();
    assert_eq!(listed[0]["path"], listed[0]["doc"]);
    let text = desk.run(&["read", "--text", path]);
    let name = path.strip_prefix("bundled:").unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(name);
    assert_eq!(out(&text), fs::read_to_string(file).unwrap());
}

#[test]
fn a_search_says_what_it_met() {
    let desk = Desk::new();
    let found = objects(&desk.run(&["find", "maktaba", "news", "--format", "jsonl"]));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["doc"], "2.txt");
    assert_eq!(found[0]["matched"][0]["query"], "maktaba");
    assert!(found[0]["snippet"].as_str().unwrap().contains("المكتبة"));
    assert!(found[0]["score"].is_number());
    let none = desk.run(&["find", "قططقطقط", "news"]);
    assert!(none.status.success() && none.stdout.is_empty());
    let limited = desk.run(&["find", "ا", "news", "--limit", "0"]);
    assert!(limited.stdout.is_empty());
    let listed = desk.run(&["list", "news", "--query", "الجسر", "--format", "jsonl"]);
    assert_eq!(objects(&listed).len(), 1);
}

#[test]
fn marks_are_exported_also_of_articles_that_are_gone() {
    let desk = Desk::new();
    let listed = objects(&desk.run(&["list", "news", "--format", "jsonl"]));
    let id: khabar::corpus::ContentKey =
        khabar::corpus::ContentKey::parse(listed[0]["id"].as_str().unwrap()).unwrap();
    let gone = khabar::corpus::ContentKey::of("gone");
    let home = khabar::home::Folders::below(&desk.folder.path().join("home"));
    let (mut marks, _) = khabar::triage::Marks::open(&home);
    marks
        .set(
            &[id, gone],
            khabar::triage::Flag::Starred,
            true,
            jiff::Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    let exported = objects(&desk.run(&["export", "news"]));
    assert_eq!(exported.len(), 1);
    assert_eq!(exported[0]["starred"], true);
    let all = objects(&desk.run(&["export"]));
    assert_eq!(all.len(), 2);
    let csv = desk.run(&["export", "news", "--format", "csv"]);
    assert_eq!(out(&csv).lines().count(), 2);
    let markdown = desk.run(&["export", "news", "--format", "markdown"]);
    assert!(out(&markdown).starts_with("- جسر جديد فوق النهر — 2021\\-03\\-12"));
    let starred = objects(&desk.run(&["list", "news", "--format", "jsonl"]));
    assert_eq!(starred[0]["starred"], true);
}

#[test]
fn facts_are_the_same_with_a_cache_without_one_and_with_a_broken_one() {
    let desk = Desk::new();
    let facts = || out(&desk.run(&["facts", "--format", "jsonl"])).to_owned();
    let first = facts();
    let folder = desk.folder.path().join("home/cache/facts");
    let pack = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pack"))
        .unwrap();
    assert_eq!(facts(), first);
    let whole = fs::read(&pack).unwrap();
    let broken: Vec<u8> = whole
        .iter()
        .enumerate()
        .map(|(at, byte)| if at % 997 == 500 { byte ^ 1 } else { *byte })
        .collect();
    fs::write(&pack, broken).unwrap();
    assert_eq!(facts(), first);
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file in the way").unwrap();
    assert_eq!(facts(), first);
}
