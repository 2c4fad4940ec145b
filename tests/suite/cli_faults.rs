//! What can be wrong, on the real binary: the file is named with what is wrong and
//! what to do, the others go on, and nothing raw reaches a terminal.

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::{Command, Output, Stdio};

use crate::cli::{Desk, err, objects, out};

const GOOD: &[u8] = "فتحت البلدية الجسر أمس.\n".as_bytes();

/// A desk with a folder `in` that holds one good article.
fn desk() -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.folder.path().join("in")).unwrap();
    desk.put("in/good.txt", GOOD);
    desk
}

fn pipe(desk: &Desk, name: &str) {
    let made = Command::new("mkfifo")
        .arg(desk.folder.path().join(name))
        .status()
        .unwrap();
    assert!(made.success());
}

/// Nothing in it steers a terminal, and every line of it is one of ours.
fn is_safe(text: &str) -> bool {
    let steers = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    !text.contains(steers)
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn a_bad_file_is_named_with_the_reason_and_what_to_do() {
    let cases: [(&str, &[u8], &str); 8] = [
        ("empty", b"", "the file is empty; nothing to read"),
        (
            "blank",
            b" \n\t\xC2\xA0\xE2\x80\x8F\n",
            "nothing but blanks; nothing to read",
        ),
        ("cut", b"\xD8\xA8\xD8", "not UTF-8 at byte 2; convert it"),
        ("cp1256", b"ab\xC8\xE6", "not UTF-8 at byte 2; convert it"),
        (
            "utf16",
            b"\xFF\xFE\x28\x06",
            "UTF-16 text; convert it: iconv -f UTF-16",
        ),
        (
            "utf32",
            b"\xFF\xFE\0\0\x28\x06\0\0",
            "UTF-32 text; convert it: iconv -f UTF-32",
        ),
        ("nul", b"abc\0def", "binary (a NUL at byte 3)"),
        ("bare", b"\x28\x06\0\0", "UTF-16 without a byte order mark"),
    ];
    for (name, bytes, reason) in cases {
        let desk = desk();
        let path = format!("in/{name}.txt");
        desk.put(&path, bytes);
        for verb in ["list", "read", "facts"] {
            let alone = desk.run(&[verb, &path]);
            assert_eq!(code(&alone), Some(1), "{name}");
            let mut told = err(&alone).lines();
            let first = told.next().unwrap();
            assert!(first.starts_with(&format!("khabar: {path}: ")), "{first}");
            assert!(first.contains(reason), "{first}");
            assert_eq!(told.next(), Some("khabar: 0 articles read, 1 skipped"));
        }
        let folder = desk.run(&["list", "in", "--format", "jsonl"]);
        assert_eq!((code(&folder), objects(&folder).len()), (Some(0), 1));
        assert!(err(&folder).contains(reason));
        assert!(err(&folder).ends_with("1 article read, 1 skipped\n"));
        let strict = desk.run(&["list", "in", "--strict"]);
        assert_eq!(code(&strict), Some(1));
        assert!(
            out(&strict).contains("in/good.txt"),
            "the others are listed"
        );
    }
}

#[test]
fn a_path_that_leads_nowhere_is_named_and_never_waited_for() {
    let desk = desk();
    let folder = desk.folder.path();
    symlink("round.txt", folder.join("in/round.txt")).unwrap();
    symlink("gone.txt", folder.join("in/dead.txt")).unwrap();
    symlink("..", folder.join("in/up")).unwrap();
    pipe(&desk, "in/pipe.txt");
    fs::create_dir(folder.join("bare")).unwrap();
    for (path, reason) in [
        ("missing", "no such file or folder; check the spelling"),
        (
            "in/round.txt",
            "a symbolic link that leads nowhere; mend it",
        ),
        ("in/dead.txt", "a symbolic link that leads nowhere; mend it"),
        (
            "in/pipe.txt",
            "a pipe, not a regular file; pass its content",
        ),
        (
            "/dev/null",
            "a device, not a regular file; pass its content",
        ),
        ("bare", "no .txt or .text file in this folder; name"),
        (
            "bundled:none",
            "no bundled article has this name; `khabar list`",
        ),
        (
            "0123abcd",
            "no file has this name and no one article this id; name",
        ),
    ] {
        let output = desk.run(&["list", path]);
        assert_eq!(code(&output), Some(1), "{path}");
        let told = format!("khabar: {path}: {reason}");
        assert!(err(&output).starts_with(&told), "{}", err(&output));
        let with_a_good_one = desk.run(&["list", path, "in/good.txt"]);
        if path != "0123abcd" {
            assert_eq!(code(&with_a_good_one), Some(0), "{path}");
        }
    }
    let all = desk.run(&["list", "in", "--format", "jsonl"]);
    assert_eq!(objects(&all).len(), 1);
    assert!(
        err(&all).ends_with("1 article read, 3 skipped\n"),
        "{}",
        err(&all)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_system_will_not_read_is_named() {
    let desk = desk();
    // A regular file that no one can read from its beginning, not even root.
    let output = desk.run(&["list", "/proc/self/mem", "in"]);
    assert_eq!(code(&output), Some(0));
    let told = "khabar: /proc/self/mem: the system cannot read it: ";
    assert!(err(&output).starts_with(told), "{}", err(&output));
}

#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk();
    desk.put("in/closed.txt", GOOD);
    let path = desk.folder.path().join("in/closed.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let output = desk.run(&["list", "in"]);
    assert_eq!(code(&output), Some(0));
    assert!(err(&output).contains("in/closed.txt: permission denied; make it readable"));
}

#[test]
fn what_would_steer_a_terminal_is_shown_and_not_sent() {
    let desk = desk();
    let hostile = "\u{1b}]0;x\u{7}\u{9b}2J\u{7f}\u{202e}\u{2067}\u{200f}\u{2028}\r";
    let name = format!("in/{hostile}\n.txt");
    desk.put(
        &name,
        format!("خبر{hostile} عن الوزير سالم في 12 مارس 2021.\n").as_bytes(),
    );
    desk.put(format!("in/x{hostile}.txt"), b"");
    for args in [
        &["list", "in"][..],
        &["facts", "in"],
        &["find", "الوزير", "in"],
        &["read", "in"],
        &["read", "--order", "visual", "in"],
        &["export", "in", "--format", "markdown"],
        &["list", "in", "--format", "jsonl"],
    ] {
        let output = desk.run(args);
        assert_eq!(code(&output), Some(0), "{args:?}");
        assert!(is_safe(out(&output)), "{args:?}: {:?}", out(&output));
        assert!(is_safe(err(&output)), "{args:?}: {:?}", err(&output));
        assert_eq!(err(&output).lines().count(), 2, "a name is on one line");
    }
    let table = desk.run(&["list", "in"]);
    assert_eq!(out(&table).lines().count(), 2, "an article is on one line");
    // Also in what was only asked for.
    for args in [
        &["list", hostile][..],
        &["list", "--files-from", hostile],
        &["list", "--format", hostile],
    ] {
        let output = desk.run(args);
        assert_ne!(code(&output), Some(0));
        assert!(is_safe(err(&output)), "{args:?}: {:?}", err(&output));
    }
}

#[test]
fn isolates_nested_deeper_than_the_algorithm_goes_are_text_like_any_other() {
    let desk = desk();
    let text = format!(
        "{}نص متداخل.{}\n",
        "\u{2067}".repeat(140),
        "\u{2069}".repeat(140)
    );
    desk.put("nest.txt", text.as_bytes());
    assert_eq!(out(&desk.run(&["read", "--text", "nest.txt"])), text);
    let read = desk.run(&["read", "nest.txt"]);
    assert_eq!(out(&read), "نص متداخل.\n");
    let listed = objects(&desk.run(&["list", "nest.txt", "--format", "jsonl"]));
    assert_eq!(listed[0]["label"], "نص متداخل");
    assert!(desk.run(&["facts", "nest.txt"]).status.success());
}

#[test]
fn a_name_that_is_not_utf8_is_opened_shown_and_named_again() {
    let desk = desk();
    let name = OsStr::from_bytes(b"in/a\xFF\x1B.txt");
    if fs::write(desk.folder.path().join(name), "خبر آخر.\n").is_err() {
        eprintln!("skipped: this file system takes no such name");
        return;
    }
    let list = [OsStr::new("list"), name];
    let named = desk.run(&list);
    assert_eq!(code(&named), Some(0));
    assert!(
        out(&named).trim_end().ends_with("in/a\\xFF\\u{1b}.txt"),
        "{}",
        out(&named)
    );

    let folder = desk.run(&["list", "in", "--format", "jsonl"]);
    let paths: Vec<String> = objects(&folder)
        .iter()
        .map(|object| object["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths, ["in/a\\xFF\u{1b}.txt", "in/good.txt"]);
    assert_eq!(objects(&folder)[0]["doc"], "a\\xFF\u{1b}.txt");

    // The text of the path is taken for the path, and so are its bytes.
    let whole = [
        &b"\xD8\xAE\xD8\xA8\xD8\xB1 \xD8\xA2\xD8\xAE\xD8\xB1.\n"[..],
        GOOD,
    ]
    .concat();
    let args = ["read", "--text", "--files-from", "-"];
    let by_text = desk.run_with(&args, paths.join("\n").as_bytes());
    assert_eq!(by_text.stdout, whole);
    let by_bytes = desk.run_with(&args, b"in/a\xFF\x1B.txt\nin/good.txt\n");
    assert_eq!(by_bytes.stdout, whole);
    assert_eq!(
        desk.run(&["read", "--text", &paths[0]]).stdout,
        whole[..whole.len() - GOOD.len()]
    );
    // A file that has the text for its name comes first.
    desk.put("in/a\\xFF\u{1b}.txt", GOOD);
    assert_eq!(desk.run(&["read", "--text", &paths[0]]).stdout, GOOD);
    // One that is not there is shown as it was typed.
    let missing = desk.run(&[OsStr::new("list"), OsStr::from_bytes(b"gone\xFE")]);
    assert!(err(&missing).starts_with("khabar: gone\\xFE: no such file"));
}

#[test]
fn a_list_of_paths_may_be_wrong_too() {
    let desk = desk();
    for (list, reason) in [
        ("nowhere", "no such file or folder; check the spelling"),
        ("in", "the system cannot read it: "),
    ] {
        let output = desk.run(&["list", "--files-from", list]);
        assert_eq!(code(&output), Some(1));
        let told = format!("khabar: cannot read the list of --files-from: {list}: {reason}");
        assert!(err(&output).starts_with(&told), "{}", err(&output));
    }
    // A list without a path is no article, not the bundled ones.
    for empty in [&b""[..], b"\n", b"\r\n\n"] {
        let output = desk.run_with(&["list", "--files-from", "-"], empty);
        assert_eq!(code(&output), Some(0));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
    }
    let listed = |list: &[u8], more: &[&str]| {
        let args = [&["list", "--format", "jsonl", "--files-from", "-"], more].concat();
        let output = desk.run_with(&args, list);
        (
            objects(&output).len(),
            code(&output),
            err(&output).to_owned(),
        )
    };
    let missing = b"in/good.txt\ngone.txt\n";
    let (count, status, told) = listed(missing, &[]);
    assert_eq!((count, status), (1, Some(0)));
    assert!(told.starts_with("khabar: gone.txt: no such file"));
    assert!(told.ends_with("1 article read, 1 skipped\n"));
    assert_eq!(listed(missing, &["--strict"]).1, Some(1));
    let twice = b"in/good.txt\r\nin/good.txt\nin/../in/good.txt\nin\n";
    assert_eq!(listed(twice, &["--strict"]), (1, Some(0), String::new()));
    assert_eq!(
        listed(b"gone.txt\n", &[]).1,
        Some(1),
        "nothing could be done"
    );
}

/// Runs the binary as a shell does, with what the shell does to its streams.
fn shell(desk: &Desk, streams: &str) -> Output {
    let script = format!("exec \"$0\" \"$@\" {streams}");
    Command::new("sh")
        .args(["-c", &script])
        .arg(env!("CARGO_BIN_EXE_khabar"))
        .args(["list", "in", "gone.txt"])
        .current_dir(desk.folder.path())
        .env("KHABAR_HOME", desk.folder.path().join("home"))
        .output()
        .unwrap()
}

#[test]
fn an_output_that_nobody_takes_is_success() {
    let desk = desk();
    let closed = shell(&desk, ">&-");
    assert_eq!(code(&closed), Some(0));
    assert!(err(&closed).ends_with("1 article read, 1 skipped\n"));
    let mute = shell(&desk, "2>&-");
    assert_eq!(code(&mute), Some(0));
    assert!(out(&mute).contains("in/good.txt"));

    // As `head -1` does: it takes the first line and goes.
    desk.put("long.txt", "سطر من النص.\n".repeat(60_000).as_bytes());
    for args in [
        &["read", "--text", "long.txt"][..],
        &["facts", "--format", "jsonl"],
    ] {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 1];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), err(&output)), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_not_whole_is_an_error() {
    let desk = desk();
    for args in [
        &["list"][..],
        &["list", "--format", "jsonl"],
        &["read", "--text"],
        &["facts"],
        &["find", "putin"],
        &["--help"],
        &["--version"],
    ] {
        let full = fs::File::create("/dev/full").unwrap();
        let output = desk.command(args).stdout(full).output().unwrap();
        assert_eq!(code(&output), Some(1), "{args:?}");
        let told = "khabar: cannot write to standard output, it is not whole: ";
        assert!(err(&output).starts_with(told), "{args:?}: {}", err(&output));
    }
    assert_eq!(
        code(&shell(&desk, "2>/dev/full")),
        Some(0),
        "only a message was lost"
    );
}
