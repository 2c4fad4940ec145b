//! The facts panel as it is used: what stands on it, how it is narrowed and ordered, and
//! the way from a fact to its words.

use khabar::app::{Pane, PanelRow};
use khabar::layout::{Letters, Marks, Options, label};
use khabar::letters::Direction;
use ratatui::buffer::Cell;

use crate::desk::Desk;
use crate::pty::on_screen;

const QUOTED: &str = "أمضينا الليل كله في نقل العائلات إلى المدارس والملاعب، ولم يبق في الحي القديم أحد غير فرق الإنقاذ التي تبحث بين الأنقاض عن ناجين";

fn article() -> String {
    let mut text = "زلزال يضرب الساحل\n\nأعلنت وزارة الصحة مقتل 12 شخصا وإصابة أكثر من 400 آخرين، ونفت وزارة الدفاع مقتل 30 جنديا.\n\n".to_owned();
    for number in 1..=30 {
        text.push_str(&format!("فقرة عادية رقم {number} لا تقول شيئا ذا بال.\n\n"));
    }
    text.push_str(&format!("وقال رئيس البلدية سامي الخطيب \"{QUOTED}\".\n\n"));
    text.push_str("وأرسلت وزارة الصحة 7 شاحنات إلى باكو.\n");
    text
}

fn desk(columns: u16, rows: u16) -> Desk {
    let text = article();
    let mut desk = Desk::open(&[("1.txt", &text)], columns, rows);
    desk.until("the facts", |app| app.facts_known() == 1);
    desk.press(&["Tab", "Tab"]);
    assert_eq!(desk.app.focus, Pane::Facts);
    desk
}

fn screen(desk: &Desk) -> String {
    let buffer = desk.paint();
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>() + "\n")
        .collect()
}

/// The words of the items that are shown, in their order.
fn items(desk: &Desk) -> Vec<String> {
    let article = desk.app.current_article().unwrap();
    let panel = &desk.app.panel;
    let facts = panel.facts.as_ref().unwrap();
    let items = panel.rows.iter().filter_map(|row| match row {
        PanelRow::Item(item) => Some(facts.facts[item.mentions[0]].span.of(&article.text)),
        PanelRow::Section { .. } => None,
    });
    items.map(str::to_owned).collect()
}

fn select(desk: &mut Desk, words: &str) {
    let article = desk.app.current_article().unwrap();
    for _ in 0..40 {
        let span = desk.app.panel.evidence();
        if span.is_some_and(|span| span.of(&article.text) == words) {
            return;
        }
        desk.press(&["j"]);
    }
    panic!("{words} is not in the panel");
}

#[test]
fn a_figure_has_its_bound_its_category_its_claimant_and_its_line() {
    let desk = desk(120, 40);
    let shown = screen(&desk);
    let row = |words: &str| {
        let mut rows = shown.lines();
        rows.find(|row| row.contains(words))
            .unwrap_or_else(|| panic!("{words}: {shown}"))
    };
    let ministry = on_screen("وزارة الصحة");
    assert!(row("12 killed").contains(&ministry) && row("12 killed").ends_with('3'));
    assert!(row("over 400 injured").contains("injured "));
    assert!(row("30 killed").contains("denied by"));
    assert!(row("FIGURES 4").contains("said by"));
}

#[test]
fn the_words_of_a_fact_are_one_key_away_and_lit_where_the_reader_was_hidden() {
    let mut desk = desk(40, 12);
    select(&mut desk, "7 شاحنات");
    let span = desk.app.panel.evidence().unwrap();
    assert!(
        screen(&desk).contains(&on_screen("7 شاحنات")),
        "the peek shows it"
    );
    desk.press(&["h"]);
    assert_eq!(desk.app.focus, Pane::Reader);
    assert_eq!(desk.app.reader.lit, Some(span));
    assert!(desk.app.reader.visible().unwrap().overlaps(span));
    desk.press(&["k"]);
    desk.catch_up();
    assert_eq!(desk.app.reader.lit, None, "until the reader moves");
    desk.press(&["l"]);
    assert_eq!(
        desk.app.panel.evidence(),
        Some(span),
        "the panel is where it was"
    );
}

#[test]
fn a_long_quotation_is_laid_out_in_full_below_the_rows() {
    let mut desk = desk(120, 40);
    select(&mut desk, QUOTED);
    let area = desk.app.geometry().detail.unwrap();
    let buffer = desk.paint();
    let detail: String = (area.y..area.y + area.height)
        .map(|y| {
            let row = (area.x..area.x + area.width).map(|x| buffer[(x, y)].symbol());
            row.collect::<String>() + "\n"
        })
        .collect();
    for word in QUOTED.split(' ') {
        assert!(detail.contains(&on_screen(word)), "{word}:\n{detail}");
    }
    assert!(detail.contains("line 65"), "{detail}");
}

#[test]
fn what_does_not_fit_ends_with_an_ellipsis() {
    let mut desk = desk(40, 12);
    select(&mut desk, QUOTED);
    let options = Options {
        width: 40,
        base: Some(Direction::Rtl),
        letters: Letters::Forms,
        marks: Marks::Keep,
    };
    assert!(
        label(QUOTED, &options).drawn().contains('…'),
        "it does not fit"
    );
    let area = desk.app.geometry().peek.unwrap();
    let buffer = desk.paint();
    let last = area.y + area.height - 1;
    let row: String = (0..40).map(|x| buffer[(x, last)].symbol()).collect();
    assert!(row.contains('…'), "{row}");
}

#[test]
fn the_panel_narrows_at_each_key_and_esc_brings_it_back() {
    let mut desk = desk(120, 40);
    let all = items(&desk);
    desk.press(&["/", "d", "e", "n", "i", "e", "d"]);
    // The figure, and the event that it is of.
    assert_eq!(items(&desk), ["30 جنديا", "مقتل"]);
    assert!(screen(&desk).contains("2 found"));
    desk.press(&["Esc"]);
    assert_eq!(items(&desk), all);
    // A spelling typed in Latin letters finds a name whose section was folded.
    desk.press(&["/", "b", "a", "k", "u", "Enter"]);
    assert!(
        items(&desk).contains(&"باكو".to_owned()),
        "{:?}",
        items(&desk)
    );
    assert!(items(&desk).len() < all.len());
    desk.press(&["Esc"]);
    assert_eq!(items(&desk), all);
    assert_eq!(
        desk.app.focus,
        Pane::Facts,
        "Esc goes one step back, not two"
    );
}

#[test]
fn another_article_shows_all_of_its_facts() {
    let text = article();
    let other = "خبر آخر\n\nأعلنت وزارة الصحة مقتل 5 أشخاص.\n";
    let mut desk = Desk::open(&[("1.txt", &text), ("2.txt", other)], 120, 40);
    desk.until("all facts", |app| app.facts_known() == 2);
    desk.press(&[
        "Tab", "Tab", "/", "d", "e", "n", "i", "e", "d", "Enter", "q", "j",
    ]);
    assert_eq!(desk.app.panel.filter, "");
    assert!(!items(&desk).is_empty());
}

#[test]
fn figures_stand_in_the_order_of_the_text_or_from_the_largest() {
    let mut desk = desk(120, 40);
    let figures = |desk: &Desk| items(desk)[..4].to_vec();
    let by_place = ["12 شخصا", "أكثر من 400 آخرين", "30 جنديا", "7 شاحنات"];
    assert_eq!(figures(&desk), by_place);
    desk.press(&["o"]);
    let by_value = ["7 شاحنات", "أكثر من 400 آخرين", "30 جنديا", "12 شخصا"];
    assert_eq!(figures(&desk), by_value, "by category, the largest first");
    assert_eq!(desk.app.notice.as_ref().unwrap().key, "notice.order-value");
    desk.press(&["o"]);
    assert_eq!(figures(&desk), by_place);
}

#[test]
fn a_claim_keeps_its_claimant_in_a_narrow_window() {
    for columns in [20, 24, 30, 40] {
        let mut desk = desk(120, 40);
        desk.press(&["z"]);
        desk.resize(columns, 24);
        let shown = screen(&desk);
        let row = shown.lines().find(|row| row.contains("12 killed"));
        let row = row.unwrap_or_else(|| panic!("{columns}: {shown}"));
        let claimant = on_screen("وز").chars().rev().collect::<String>();
        let first = claimant.chars().next().unwrap();
        assert!(row.contains(first), "{columns}: {row}");
    }
}

#[test]
fn in_arabic_the_panel_is_mirrored() {
    let mut desk = desk(120, 40);
    desk.press(&["v", "a"]);
    let shown = screen(&desk);
    assert!(shown.contains(&on_screen("القائل")));
    let row = shown.lines().find(|row| row.contains(&on_screen("قتلى")));
    let row = row.unwrap_or_else(|| panic!("{shown}"));
    assert!(row.starts_with('3'), "the line is at the far edge: {row}");
}

/// Every row and every mention of it is gone through, in each window and each interface.
#[test]
fn every_fact_of_a_long_article_leads_to_its_words() {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let seed = std::fs::read_dir(&seeds).ok().and_then(|files| {
        let mut files = files.map(|file| file.unwrap().path());
        files.find(|file| {
            file.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("003")
        })
    });
    let text = match &seed {
        Some(seed) => std::fs::read_to_string(seed).unwrap(),
        None => {
            eprintln!("skipped for the seed: {} is not there", seeds.display());
            article()
        }
    };
    for (columns, rows, language) in [
        (120, 40, false),
        (80, 24, false),
        (40, 12, false),
        (120, 40, true),
        (80, 24, true),
        (40, 12, true),
    ] {
        let mut desk = Desk::open(&[("1.txt", &text)], columns, rows);
        desk.until("the facts", |app| app.facts_known() == 1);
        if language {
            desk.press(&["v", "a"]);
        }
        desk.press(&["Tab", "Tab"]);
        desk.app.panel.fold(&[]);
        let count = desk.app.panel.facts.as_ref().unwrap().facts.len();
        let mut followed = std::collections::BTreeSet::new();
        desk.press(&["g"]);
        for row in 0..desk.app.panel.rows.len() {
            let mentions = match &desk.app.panel.rows[row] {
                PanelRow::Item(item) => item.mentions.clone(),
                PanelRow::Section { .. } => Vec::new(),
            };
            for mention in mentions {
                let what = format!("{columns}×{rows}, row {row}, fact {mention}");
                let fact = desk.app.panel.facts.as_ref().unwrap().facts[mention].clone();
                assert_eq!(desk.app.panel.evidence(), Some(fact.span), "{what}");
                assert_lit(&desk, fact.span, &what);
                followed.insert(mention);
                desk.press(&["Enter"]);
            }
            desk.press(&["j"]);
        }
        assert_eq!(followed.len(), count, "no fact is without a row");
    }
}

/// The words are lit in the reader, or in the peek where the reader is hidden, and the
/// selected row is seen.
fn assert_lit(desk: &Desk, span: khabar::letters::Span, what: &str) {
    use ratatui::style::Modifier;
    let app = &desk.app;
    let facts = app.geometry().area(Pane::Facts).unwrap();
    let shown = app.panel.top..app.panel.top + usize::from(facts.height);
    assert!(
        shown.contains(&app.panel.selected),
        "{what}: the row is not seen"
    );
    let area = match app.geometry().area(Pane::Reader) {
        Some(area) => {
            assert!(
                app.reader.visible().unwrap().overlaps(span),
                "{what}: not brought"
            );
            area
        }
        None => app.geometry().peek.unwrap(),
    };
    let buffer = desk.paint();
    let lit = (area.y..area.y + area.height).any(|y| {
        (area.x..area.x + area.width).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED))
    });
    assert!(lit, "{what}: nothing is lit");
}
