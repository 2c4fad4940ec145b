use std::sync::Arc;

use super::postings::Rows;
use super::{Builder, Lexicon};
use crate::search::key_alphabet::{Key, key};
use crate::search::query::Word;
use crate::search::sounds::Known;

fn lexicon(titles: &[&str]) -> Lexicon {
    let mut builder = Builder::default();
    for title in titles {
        builder.push(title, &Key::new(title));
    }
    Lexicon::open(Arc::new(builder.finish([3; 16]))).unwrap()
}

fn known(is_name: &dyn Fn(&str) -> bool) -> Known<'_> {
    Known {
        is_name,
        is_word: &|_| false,
    }
}

fn alike(lexicon: &Lexicon, query: &str) -> Vec<String> {
    let alike = lexicon.alike(
        &Word::new(query),
        &known(&|word| word == key("غزة")),
        &|| false,
    );
    let mut words: Vec<String> = alike
        .unwrap()
        .into_iter()
        .map(|alike| lexicon.folded(alike.id))
        .collect();
    words.sort();
    words.dedup();
    words
}

#[test]
fn words_are_found_by_their_sounds() {
    let lexicon = lexicon(&[
        "هدوء في قره باغ",
        "بيان عن كاراباخ",
        "لبوتين وبوتين",
        "Putin speaks",
        "غزة",
    ]);
    assert_eq!(alike(&lexicon, "karabakh"), ["قره باغ", "كاراباخ"]);
    assert_eq!(alike(&lexicon, "putin"), ["لبوتين", "وبوتين"]);
    assert_eq!(
        alike(&lexicon, "put"),
        alike(&lexicon, "putin"),
        "as it is typed"
    );
    assert_eq!(alike(&lexicon, "قراباخ"), ["قره باغ", "كاراباخ"]);
    assert_eq!(alike(&lexicon, "gaza"), ["غزه"]);
    assert!(alike(&lexicon, "tokyo").is_empty());
}

#[test]
fn a_word_knows_its_titles() {
    let mut titles = vec!["كلمة"; 1001];
    titles[3] = "باغ قره كلمة";
    titles[700] = "باغ كلمة";
    titles[1000] = "قره باغ كلمة";
    let lexicon = lexicon(&titles);
    let rows = |word: &str| lexicon.rows(lexicon.find(word).unwrap());
    assert_eq!(rows("باغ"), Rows::These(vec![3, 700, 1000]));
    assert_eq!(rows("قره"), Rows::These(vec![3, 1000]));
    assert_eq!(rows("كلمه"), Rows::Any);
    let pair = lexicon
        .alike(&Word::new("karabakh"), &known(&|_| false), &|| false)
        .unwrap();
    assert_eq!(
        lexicon.rows(pair[0].id),
        Rows::These(vec![1000]),
        "side by side"
    );
    let with_common = Word::new("باغكلمه");
    let pair = lexicon.alike(&with_common, &known(&|_| false), &|| false);
    let pair = pair.unwrap()[0].id;
    assert_eq!(lexicon.folded(pair), "باغ كلمه");
    assert_eq!(lexicon.rows(pair), Rows::These(vec![700, 1000]));
    assert!(lexicon.find("كل").is_none() && lexicon.has_beginning("كل"));
}

#[test]
fn a_slip_is_forgiven_but_no_word() {
    let lexicon = lexicon(&["بوتين", "أذربيجان", "Erdoğan", "باغ", "كاتب", "كتاب"]);
    let slips = |query: &str| {
        let slips = lexicon.slips(&Word::new(query), &|| false).unwrap();
        let words: Vec<String> = slips.iter().map(|slip| lexicon.folded(slip.id)).collect();
        words
    };
    assert_eq!(slips("بوتن"), ["بوتين"]);
    assert_eq!(slips("اذريبجاان"), ["اذربيجان"]);
    assert_eq!(slips("Erdgoğan"), ["erdoğan"]);
    assert!(slips("باغغ").is_empty() || slips("باغغ") == ["باغ"]);
    assert!(slips("بغ").is_empty());
    assert!(slips("كتاب").is_empty(), "a word is what it is");
    assert!(slips("بوت").is_empty(), "nor is a beginning a slip");
}

#[test]
fn an_image_that_was_scribbled_over_does_no_harm() {
    let mut builder = Builder::default();
    let title = "هدوء في قره باغ";
    builder.push(title, &Key::new(title));
    let image = builder.finish([3; 16]);
    for at in 0..image.len() {
        let mut scribbled = image.clone();
        scribbled[at] ^= 0xFF;
        if let Some(lexicon) = Lexicon::open(Arc::new(scribbled)) {
            assert!(!lexicon.is_sound(), "byte {at}");
            if lexicon.words() > 100 {
                continue;
            }
            for alike in lexicon
                .alike(&Word::new("karabakh"), &known(&|_| true), &|| false)
                .unwrap()
            {
                let _ = (lexicon.folded(alike.id), lexicon.rows(alike.id));
            }
            let _ = lexicon.slips(&Word::new("هدءو"), &|| false);
        }
        assert!(Lexicon::open(Arc::new(image[..at].to_vec())).is_none());
    }
}
