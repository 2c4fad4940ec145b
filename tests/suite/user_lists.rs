//! The user's own lists: what they add is found, what is wrong with them is told.

use std::fs;

use serde_json::Value;

use crate::cli::{Desk, err, objects};

const ARTICLE: &str = "مهرجان النهر ينطلق\n\n\
    قالت زهراء الوادية إن جمعية الضفتين دعت 20 فرقة إلى عين الماء.\n\n\
    أما المنسق العام سهل الوادي فحضر أمس.\n\n\
    تابعونا في بستان الأخبار\n";

fn desk(lists: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    let folder = desk.folder.path().join("home/config/lists");
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in lists {
        fs::write(folder.join(file), text).unwrap();
    }
    desk.put("news/3.txt", ARTICLE.as_bytes());
    desk
}

fn found(objects: &[Value], kind: &str) -> Vec<String> {
    objects
        .iter()
        .filter(|object| object["kind"] == kind)
        .map(|object| {
            let of = |key: &str| object[key].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {} {}",
                of("text"),
                of("type"),
                of("country"),
                of("name_en")
            )
        })
        .collect()
}

#[test]
fn what_the_lists_name_is_found() {
    let desk = desk(&[
        ("persons.tsv", "زهراء الوادية\t\tZahra\n"),
        ("organizations.tsv", "# ours\nجمعية الضفتين\tngo\tEG\n"),
        ("places.tsv", "عين الماء|عين ماء\tsite\tEG\tAyn al-Ma\n"),
        ("boilerplate.tsv", "تابعونا في بستان الأخبار\n"),
    ]);
    let output = desk.run(&["facts", "--format", "jsonl", "news/3.txt"]);
    assert_eq!(err(&output), "");
    let objects = objects(&output);
    assert!(found(&objects, "person").contains(&"زهراء الوادية - - Zahra".to_owned()));
    assert_eq!(found(&objects, "organization"), ["جمعية الضفتين ngo EG -"]);
    assert_eq!(found(&objects, "place"), ["عين الماء site EG Ayn al-Ma"]);
    let lines = objects[0]["lines"].as_array().unwrap();
    assert_eq!(lines.last().unwrap()["kind"], "boilerplate");
}

#[test]
fn a_bad_row_is_named_with_its_line_and_the_rest_counts() {
    let desk = desk(&[
        ("places.tsv", "عين الماء\tfountain\nعين الماء\n"),
        ("persons.tsv", "ز\n"),
        ("boilerplate.tsv", "\n»\n"),
    ]);
    fs::create_dir(desk.folder.path().join("home/config/lists/titles.tsv")).unwrap();
    let output = desk.run(&["facts", "--format", "jsonl", "news/3.txt"]);
    let told = err(&output);
    for part in [
        "lists/places.tsv, line 1: there is no type \"fountain\": write one of country, capital,",
        "lists/persons.tsv, line 1: \"ز\" has no two letters: write a name",
        "lists/boilerplate.tsv, line 2: \"»\" has no two letters",
        "lists/titles.tsv: cannot be read: it is no file",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert_eq!(told.lines().count(), 4, "{told}");
    let places = found(&objects(&output), "place");
    assert!(matches!(places.as_slice(), [one] if one.starts_with("عين الماء city -")));
}

#[test]
fn a_list_beside_the_articles_adds_nothing() {
    let desk = desk(&[]);
    fs::create_dir(desk.folder.path().join("news/lists")).unwrap();
    desk.put("news/lists/places.tsv", "عين الماء\n".as_bytes());
    let output = desk.run(&["facts", "--format", "jsonl", "news"]);
    let objects = objects(&output);
    assert!(
        !found(&objects, "place")
            .iter()
            .any(|place| place.starts_with("عين"))
    );
}
