//! A folder goes in, articles come out; what cannot be read is named and the rest
//! goes on.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use khabar::corpus::{self, Articles, Continue, Fault, LineKind, Locator, Opened, Skipped};

const ARTICLE: &str = "جسر جديد فوق النهر\n12 مارس 2021\nفتحت البلدية الجسر أمس.\n";

fn opened(paths: &[&Path]) -> Opened {
    let paths: Vec<OsString> = paths.iter().map(Into::into).collect();
    corpus::open(&paths)
}

fn locators(opened: &Opened) -> Vec<Locator> {
    let store = &opened.store;
    store
        .page(0, usize::MAX)
        .into_iter()
        .map(|id| store.head(id).unwrap().locator.clone())
        .collect()
}

fn docs(opened: &Opened) -> Vec<String> {
    locators(opened).into_iter().map(|l| l.doc).collect()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let article = ARTICLE.as_bytes();
    let folder = folder(&[
        ("b.txt", article),
        ("a/2.text", article),
        ("a/1.TXT", article),
        ("notes.md", article),
        ("no-extension", article),
        (".hidden.txt", article),
        (".git/x.txt", article),
        ("left-out.txt", article),
        (".gitignore", b"left-out.txt\n"),
    ]);
    let opened = opened(&[folder.path()]);
    assert_eq!(docs(&opened), ["a/1.TXT", "a/2.text", "b.txt"]);
    assert!(opened.skipped.is_empty());
    let path = folder.path().join("b.txt");
    assert_eq!(locators(&opened)[2].path, path.to_str().unwrap());
}

#[test]
fn a_file_that_is_named_is_read_whatever_its_name() {
    let folder = folder(&[("notes.md", ARTICLE.as_bytes())]);
    assert_eq!(
        docs(&opened(&[&folder.path().join("notes.md")])),
        ["notes.md"]
    );
}

#[test]
fn what_is_given_twice_is_listed_once() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"\xD8\xA8.")]);
    let file = folder.path().join("a.txt");
    let dotted = folder.path().join(".").join("a.txt");
    let opened = opened(&[&file, folder.path(), &dotted]);
    assert_eq!(docs(&opened), ["a.txt", "b.txt"]);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_round_in_circles() {
    let folder = folder(&[("a/1.txt", ARTICLE.as_bytes())]);
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(at)).unwrap();
    };
    link("..", "a/up");
    link("1.txt", "a/again.txt");
    link("gone.txt", "a/dead.txt");
    link("round.txt", "a/round.txt");
    let opened = opened(&[folder.path()]);
    assert_eq!(docs(&opened), ["a/1.txt"]);
    assert!(opened.skipped.iter().all(|s| s.reason == Fault::DeadLink));
    assert_eq!(opened.skipped.len(), 2);
}

/// The fault of one file of a folder of good and bad ones.
fn fault_of(name: &str, bytes: &[u8]) -> Skipped {
    let folder = folder(&[(name, bytes), ("good.txt", ARTICLE.as_bytes())]);
    let opened = opened(&[folder.path()]);
    assert_eq!(docs(&opened), ["good.txt"], "the others go on");
    assert_eq!(opened.skipped.len(), 1);
    opened.skipped[0].clone()
}

#[test]
fn bad_files_are_named_with_the_reason() {
    let cases: [(&[u8], Fault); 8] = [
        (b"", Fault::Empty),
        (b" \n\t\xC2\xA0\n", Fault::Blank),
        (b"\xEF\xBB\xBF", Fault::Blank),
        (b"\xD8\xA8\xD8", Fault::NotUtf8(2)),
        (b"\xC8\xE6\xCA\xED\xE4", Fault::NotUtf8(0)),
        (b"\xFF\xFE\x28\x06", Fault::WideEncoding("UTF-16")),
        (b"\xFE\xFF\x06\x28", Fault::WideEncoding("UTF-16")),
        (b"\x7FELF\0\0", Fault::Binary(4)),
    ];
    for (bytes, expected) in cases {
        let skipped = fault_of("bad.txt", bytes);
        assert_eq!(skipped.reason, expected);
        assert!(skipped.to_string().contains("bad.txt: "));
    }
}

#[test]
fn a_name_cannot_command_a_terminal() {
    let skipped = fault_of("a\u{1b}[2J\u{202e}\u{2066}\n.txt", b"");
    assert!(
        skipped.to_string().ends_with(
            "a\\u{1b}[2J\\u{202e}\\u{2066}\\u{a}.txt: the file is empty; nothing to read"
        )
    );
}

#[test]
fn a_path_that_is_not_there_is_named_and_a_folder_without_articles_too() {
    let folder = folder(&[("notes.md", b"x")]);
    let missing = folder.path().join("missing");
    let opened = opened(&[&missing, folder.path()]);
    assert_eq!(opened.store.count(), 0);
    let reasons: Vec<Fault> = opened.skipped.into_iter().map(|s| s.reason).collect();
    assert_eq!(reasons, [Fault::Missing, Fault::NoArticles]);
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_not_waited_for() {
    let folder = folder(&[]);
    let fifo = folder.path().join("pipe.txt");
    let made = std::process::Command::new("mkfifo")
        .arg(&fifo)
        .status()
        .unwrap();
    assert!(made.success());
    let opened = opened(&[&fifo, Path::new("/dev/null")]);
    let reasons: Vec<Fault> = opened.skipped.into_iter().map(|s| s.reason).collect();
    assert_eq!(
        reasons,
        [Fault::NotRegular("a pipe"), Fault::NotRegular("a device")]
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("closed.txt", ARTICLE.as_bytes())]);
    let path = folder.path().join("closed.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    assert_eq!(opened(&[&path]).skipped[0].reason, Fault::Denied);
}

#[test]
fn a_file_above_the_bound_is_not_read() {
    let folder = folder(&[]);
    let path = folder.path().join("large.txt");
    // A sparse file: nothing is written.
    let file = fs::File::create(&path).unwrap();
    file.set_len(corpus::LARGEST + 1).unwrap();
    assert_eq!(
        opened(&[&path]).skipped[0].reason,
        Fault::TooLarge(corpus::LARGEST + 1)
    );
}

#[test]
fn a_single_line_of_ten_megabytes_is_prose() {
    let line = "كلمة ".repeat(1_200_000);
    let folder = folder(&[("long.txt", line.as_bytes())]);
    let opened = opened(&[folder.path()]);
    let article = opened.store.article(corpus::ArticleId(0)).unwrap();
    assert_eq!(article.text, line);
    assert_eq!(article.lines.len(), 1);
    assert_eq!(article.lines[0].kind, LineKind::Body);
    assert_eq!(article.head.words, 1_200_000);
    assert!(article.head.label.text.chars().count() <= 64);
}

#[test]
fn the_text_is_the_whole_file_without_its_mark() {
    let folder = folder(&[("a.txt", b"\xEF\xBB\xBF\xD8\xA8\r\n\x1B[2J\xE2\x80\xAB.\n")]);
    let opened = opened(&[folder.path()]);
    let article = opened.store.article(corpus::ArticleId(0)).unwrap();
    assert_eq!(article.text, "ب\r\n\u{1b}[2J\u{202b}.\n");
}

#[test]
fn an_article_is_found_by_path_and_by_the_beginning_of_its_id() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"\xD8\xA8.")]);
    let opened = opened(&[folder.path()]);
    let store = &opened.store;
    let head = store.head(corpus::ArticleId(1)).unwrap();
    assert_eq!(store.find(&head.locator.path), Some(head.id));
    assert_eq!(store.find(&head.key.to_string()), Some(head.id));
    assert_eq!(store.find(&head.key.to_string()[..8]), Some(head.id));
    assert_eq!(store.find("zzzz"), None);
    assert_eq!(store.find(""), None);
}

#[test]
fn a_file_that_changes_under_the_store_is_not_taken_for_the_old_one() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let opened = opened(&[folder.path()]);
    let id = corpus::ArticleId(0);
    assert!(opened.store.article(id).is_ok());
    fs::write(folder.path().join("a.txt"), "نص آخر.").unwrap();
    let error = opened.store.article(id).unwrap_err().to_string();
    assert!(error.ends_with(&Fault::Changed.to_string()), "{error}");
    fs::remove_file(folder.path().join("a.txt")).unwrap();
    let error = opened.store.article(id).unwrap_err().to_string();
    assert!(error.ends_with(&Fault::Missing.to_string()), "{error}");
    let error = opened.store.article(corpus::ArticleId(9)).unwrap_err();
    assert_eq!(error.what, Fault::Unknown.to_string());
}

#[test]
fn reading_can_be_stopped() {
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("b.txt", b"\xD8\xA8."),
        ("c.txt", b"\xD8\xA9."),
    ]);
    let paths = [folder.path().into()];
    let opened = corpus::open_with(&paths, &mut |progress| {
        assert_eq!(progress.found, 3);
        if progress.done < 2 {
            Continue::Yes
        } else {
            Continue::No
        }
    });
    assert!(opened.stopped);
    assert_eq!(docs(&opened), ["a.txt", "b.txt"]);
}

#[test]
fn without_a_path_the_embedded_corpus_is_opened() {
    let opened = corpus::open(&[]);
    assert!(opened.store.count() > 0);
    for locator in locators(&opened) {
        assert!(locator.path.starts_with("bundled:"));
        let again = corpus::open(&[locator.path.clone().into(), locator.path.into()]);
        assert_eq!(docs(&again), [locator.doc]);
    }
    let none = corpus::open(&["bundled:none".into()]);
    assert_eq!(none.skipped[0].reason, Fault::NotBundled);
}

#[test]
fn a_generation_belongs_to_one_store() {
    let (one, other) = (corpus::open(&[]), corpus::open(&[]));
    assert_ne!(one.store.generation(), other.store.generation());
}

#[test]
fn what_a_site_repeats_around_its_articles_is_boilerplate() {
    let page = |title: &str, lead: &str| {
        format!(
            "أخبار الضفتين\n\n{title}\n\nويأتي القرار بعد أعوام من المطالب.\n\n{lead}\n\n\
             يصلكم جديدنا كل صباح على بريدكم.\nالضفة الشرقية أولا بأول\n"
        )
    };
    let pages = [
        page(
            "جسر جديد فوق النهر",
            "فتحت البلدية الجسر أمس أمام السيارات والمارة.",
        ),
        page(
            "المكتبة تفتح أبوابها",
            "عادت المكتبة العامة إلى استقبال القراء اليوم بعد ترميمها.",
        ),
        page(
            "موسم القمح يبدأ",
            "بدأ المزارعون في الضفة الشرقية حصاد القمح قبل موعده بأسبوع.",
        ),
    ];
    let files: Vec<(String, &[u8])> = pages
        .iter()
        .enumerate()
        .map(|(nth, page)| (format!("{nth}.txt"), page.as_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    let kinds = |folder: &tempfile::TempDir| -> Vec<LineKind> {
        let store = opened(&[folder.path()]).store;
        let first = store.article(store.page(0, 1)[0]).unwrap();
        let ink = first.lines.iter().map(|line| line.kind);
        ink.filter(|kind| *kind != LineKind::Blank).collect()
    };
    let (title, body, site) = (LineKind::Title, LineKind::Body, LineKind::Boilerplate);
    let all = folder(&files);
    // What two articles say alike in their midst is their own.
    assert_eq!(kinds(&all), [site, title, body, body, site, site]);
    let store = opened(&[all.path()]).store;
    let head = store.head(store.page(0, 1)[0]).unwrap();
    assert_eq!(head.label.text, "جسر جديد فوق النهر");
    // Reading them again is told as well.
    let mut told = Vec::new();
    corpus::open_with(&[all.path().into()], &mut |progress| {
        told.push((progress.done, progress.found));
        Continue::Yes
    });
    assert_eq!(told, [(0, 3), (1, 3), (2, 3), (0, 3), (1, 3), (2, 3)]);
    let two = folder(&files[..2]);
    assert_eq!(
        kinds(&two),
        [title, LineKind::Heading, body, body, body, body]
    );
}

#[test]
fn copies_of_one_story_repeat_no_boilerplate() {
    let story = "جسر جديد فوق النهر\n\nفتحت البلدية الجسر أمس أمام السيارات والمارة.\n\nوعبرته أول السيارات ظهرا.\n";
    let sources = ["الأولى", "الثانية", "الثالثة", "الرابعة"];
    let pages = sources.map(|source| format!("{story}الصحيفة {source}\n"));
    let names = ["1.txt", "2.txt", "3.txt", "4.txt"];
    let files: Vec<(&str, &[u8])> = names
        .into_iter()
        .zip(pages.iter().map(|page| page.as_bytes()))
        .collect();
    let folder = folder(&files);
    let store = opened(&[folder.path()]).store;
    for id in store.page(0, 4) {
        let article = store.article(id).unwrap();
        assert_eq!(article.head.label.text, "جسر جديد فوق النهر");
        assert!(
            article
                .lines
                .iter()
                .all(|line| line.kind != LineKind::Boilerplate),
            "{:?}",
            article.lines
        );
    }
}

/// As collections for retrieval keep articles.
const TAGGED: &str = "<DOC>\n\
    <DOCNO>A-1</DOCNO>\n\
    <URL>http://example.org/1</URL> \n\
    <SRC>صحيفة الميناء</SRC>\n\
    <CAT>local</CAT>\n\
    <TITLE>سامي الفقيه : الميناء يفتح غدا</TITLE>\n\
    <TIME>2021-03-12T21:14:00+01:00</TIME>\n\
    <AUTHOR></AUTHOR>\n\
    <TEXT>\n\
    قال مدير الميناء سامي الفقيه إن الميناء يفتح أبوابه غدا أمام السفن الكبيرة.\n\
    </TEXT>\n\
    </DOC>\n";

#[test]
fn what_stands_in_tags_on_its_line_is_stated() {
    let folder = folder(&[("1.txt", TAGGED.as_bytes())]);
    let opened = opened(&[folder.path()]);
    let id = opened.store.page(0, 1)[0];
    let article = opened.store.article(id).unwrap();
    let head = &article.head;
    assert_eq!(head.label.text, "سامي الفقيه : الميناء يفتح غدا");
    assert_eq!(head.label.span.unwrap().of(&article.text), head.label.text);
    assert_eq!(head.source.as_deref(), Some("صحيفة الميناء"));
    assert_eq!(head.url.as_deref(), Some("http://example.org/1"));
    let published = head.published.unwrap();
    assert_eq!(published.date.to_string(), "2021-03-12");
    assert_eq!(
        published.span.of(&article.text).get(..10),
        Some("2021-03-12")
    );
    let kinds: Vec<LineKind> = article.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds[5], LineKind::Title);
    assert_eq!(kinds[9], LineKind::Body);
    assert!(
        [0, 1, 2, 3, 4, 6, 7, 8, 10, 11]
            .iter()
            .all(|&line| kinds[line] == LineKind::Boilerplate),
        "{kinds:?}"
    );
    // The text is whole, tags and all.
    assert_eq!(article.text, TAGGED);
    let facts = khabar::facts::extract(&article);
    let headline = facts
        .facts
        .iter()
        .find(|fact| fact.rule == "quote.headline");
    assert_eq!(
        headline.map(|fact| fact.span.of(&article.text)),
        Some("الميناء يفتح غدا")
    );
}

#[test]
fn an_address_in_tags_tells_nothing_of_the_language() {
    let address = format!("http://example.org/{}", "%D8%AC".repeat(80));
    let text = TAGGED.replace("http://example.org/1", &address);
    let folder = folder(&[("1.txt", text.as_bytes())]);
    let opened = opened(&[folder.path()]);
    let head = opened.store.head(opened.store.page(0, 1)[0]).unwrap();
    assert_eq!(head.label.text, "سامي الفقيه : الميناء يفتح غدا");
    assert_eq!(head.language.code(), "ar");
}
