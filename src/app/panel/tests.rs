use super::*;
use crate::facts::{Detail, Kind};
use crate::triage::Verdict;

fn fact(start: usize, detail: Detail) -> Fact {
    Fact {
        span: Span::new(start, start + 4),
        line: 0,
        detail,
        confidence: 1.0,
        rule: "test",
        said_by: None,
        modality: None,
    }
}

fn place(name: &str, start: usize) -> Fact {
    let detail = Detail::Place {
        name: name.to_owned(),
        name_en: Some("Somewhere".into()),
        kind: "city".into(),
        country: None,
        metonym_for: None,
    };
    fact(start, detail)
}

fn killed(number: f64, start: usize) -> Fact {
    let detail = Detail::Quantity {
        min: Some(number),
        max: Some(number),
        modifier: None,
        unit: None,
        category: "killed".into(),
        counted: None,
    };
    fact(start, detail)
}

fn day(conflict: &[&str], start: usize) -> Fact {
    let detail = Detail::Time {
        timex: crate::facts::TimeType::Date,
        value: None,
        modifier: None,
        conflict: conflict.iter().map(|&value| value.to_owned()).collect(),
    };
    fact(start, detail)
}

fn panel(facts: Vec<Fact>) -> Panel {
    let mut panel = Panel::default();
    let published = None;
    panel.show(Some(Arc::new(Facts { published, facts })), &[]);
    panel
}

fn places() -> Panel {
    let mut panel = panel(vec![
        place("باكو", 10),
        place("يريفان", 20),
        place("باكو", 30),
    ]);
    panel.open();
    panel.select(1);
    panel
}

/// The rows as words: a section by its name, an item by where it begins.
fn rows(panel: &Panel) -> Vec<String> {
    let facts = panel.facts.as_ref().unwrap();
    panel
        .rows
        .iter()
        .map(|row| match row {
            PanelRow::Section { section, .. } => section.name().to_owned(),
            PanelRow::Item(item) => facts.facts[item.mentions[0]].span.start.to_string(),
        })
        .collect()
}

fn disputed(start: usize, kind: Kind) -> Reviewed {
    Reviewed {
        kind: kind.name().to_owned(),
        span: Span::new(start, start + 4),
        text: String::new(),
        review: Review {
            verdict: Verdict::Disputed,
            reason: None,
        },
    }
}

#[test]
fn mentions_of_one_name_are_one_line_and_enter_walks_them() {
    let mut panel = places();
    assert_eq!(panel.rows.len(), 3);
    assert_eq!(panel.evidence(), Some(Span::new(10, 14)));
    panel.open();
    assert_eq!(panel.evidence(), Some(Span::new(30, 34)));
    panel.open();
    assert_eq!(panel.evidence(), Some(Span::new(10, 14)));
}

#[test]
fn who_and_where_begin_folded_and_figures_do_not() {
    let mut panel = panel(vec![place("باكو", 10), killed(3.0, 20)]);
    assert_eq!(rows(&panel), ["quantity", "20", "place"]);
    assert_eq!(panel.selected, 1, "the first figure is selected");
    panel.select(2);
    assert_eq!(panel.evidence(), None);
    panel.open();
    assert_eq!(rows(&panel), ["quantity", "20", "place", "10"]);
    panel.open();
    assert_eq!(panel.rows.len(), 3);
}

#[test]
fn the_readers_place_finds_its_fact() {
    let panel = places();
    assert_eq!(panel.row_at(Span::new(15, 40)), Some(2));
    assert_eq!(panel.row_at(Span::new(40, 50)), None);
}

#[test]
fn what_is_disputed_stands_first_and_with_its_kind() {
    let days = ["2020-10-09", "2020-11-09"];
    let mut panel = panel(vec![killed(3.0, 10), day(&days, 20), killed(5.0, 30)]);
    assert_eq!(
        rows(&panel),
        ["disputed", "20", "quantity", "10", "30", "time"]
    );
    panel.select(4);
    panel.review(&[disputed(30, Kind::Quantity)]);
    let now = ["disputed", "20", "30", "quantity", "10", "30", "time"];
    assert_eq!(rows(&panel), now);
    assert_eq!(panel.selected, 5, "the selection stays in its section");
    let fact = panel.fact().unwrap();
    assert_eq!(panel.review_of(fact).unwrap().verdict, Verdict::Disputed);
}

#[test]
fn a_filter_opens_what_it_finds_and_leaves_the_rest_folded() {
    let mut panel = panel(vec![
        place("باكو", 10),
        killed(3.0, 20),
        place("يريفان", 30),
    ]);
    panel.set_filter("baku");
    assert_eq!(rows(&panel), ["place", "10"], "by the sound of the name");
    panel.set_filter("killed");
    assert_eq!(rows(&panel), ["quantity", "20"]);
    panel.set_filter("nothing of the kind");
    assert!(panel.rows.is_empty());
    assert_eq!(panel.evidence(), None);
    panel.set_filter("");
    assert_eq!(rows(&panel), ["quantity", "20", "place"]);
}

#[test]
fn by_value_the_largest_figure_stands_first_and_the_selection_stays() {
    let mut panel = panel(vec![killed(3.0, 10), killed(500.0, 20), killed(40.0, 30)]);
    assert_eq!(panel.selected, 1);
    panel.set_order(PanelOrder::Value);
    assert_eq!(rows(&panel), ["quantity", "20", "30", "10"]);
    assert_eq!(panel.evidence(), Some(Span::new(10, 14)));
    panel.set_order(PanelOrder::Place);
    assert_eq!(rows(&panel), ["quantity", "10", "20", "30"]);
}

#[test]
fn a_row_is_found_again_by_its_section_and_its_byte() {
    let mut panel = panel(vec![killed(3.0, 10), day(&["2020", "2021"], 20)]);
    let spot = panel.spot().unwrap();
    assert_eq!((spot.kind.as_str(), spot.byte), ("disputed", Some(20)));
    panel.select(3);
    assert!(panel.select_spot(&spot));
    assert_eq!(panel.selected, 1);
    let gone = Spot {
        kind: "quote".to_owned(),
        byte: Some(10),
    };
    assert!(!panel.select_spot(&gone));
}
