use super::{MOST_KEYS, cost, keys, table};
use crate::letters::spelling;

/// Names as newspapers write them.
const NAMES: &str = include_str!("names.tsv");

#[test]
fn names_meet_by_key_and_by_cost() {
    let mut read = 0;
    let mut missed = Vec::new();
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let (latin, arabic) = line.split_once('\t').unwrap();
        read += 1;
        let (keys, key) = (keys(latin), spelling::key(arabic));
        let cost = cost(latin, arabic);
        if !keys.contains(&key) || cost.is_none_or(|cost| cost > 5) {
            missed.push(format!("{latin} {keys:?}, {arabic} {key}: {cost:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(read > 40, "only {read} names");
}

#[test]
fn the_likelier_spelling_costs_less() {
    assert!(cost("putin", "بوتين") < cost("putin", "بطن"));
    assert!(cost("karabakh", "كاراباخ") < cost("karabakh", "قره باغ"));
    assert!(cost("hassan", "حسن") <= cost("hassan", "هزان"));
}

#[test]
fn what_is_no_spelling_has_no_cost() {
    for (latin, arabic) in [
        ("putin", "كاتب"),
        ("news", "ناس"),
        ("", "بوتين"),
        ("paris", ""),
    ] {
        assert_eq!(cost(latin, arabic), None, "{latin} {arabic}");
    }
}

#[test]
fn chat_digits_are_letters_only_beside_letters() {
    assert!(keys("7izb").contains(&spelling::key("حزب")));
    assert_eq!(cost("3arab", "عرب"), Some(2));
    for number in ["2020", "2", "covid19", "b52", "g20"] {
        assert!(keys(number).is_empty(), "{number}");
    }
}

#[test]
fn keys_are_few_whatever_is_typed() {
    let long = "chthghkhdhshzh".repeat(3);
    for word in [
        "thchkhghdhz",
        "sschtzchkh",
        long.as_str(),
        "بوتين",
        "a b",
        "",
    ] {
        assert!(keys(word).len() <= MOST_KEYS, "{word}");
    }
    assert!(keys("بوتين").is_empty());
}

#[test]
fn the_table_was_read() {
    assert!(table().readings.len() > 60);
    assert_eq!(table().silent.len(), 6);
    assert_eq!(table().longest, 4);
}
