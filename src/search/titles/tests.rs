use std::sync::Arc;

use proptest::prelude::*;

use super::machine::LANES;
use super::pattern::Pattern;
use super::plain::{Meets, meets};
use super::{Builder, LaneSet, Machines, Met, Scan, Titles, WINDOW};
use crate::search::key_alphabet::key;

fn titles<T: AsRef<str>>(labels: &[T]) -> Titles {
    let mut builder = Builder::default();
    labels.iter().for_each(|label| builder.push(label.as_ref()));
    let [keys, _] = builder.finish([7; 16]);
    Titles::open(Arc::new(keys)).unwrap()
}

/// How each title, in its own order, meets a pattern.
fn swept(titles: &Titles, machine: Machines, pattern: &Pattern) -> Vec<Meets> {
    let scan = Scan::new(titles.parts(), machine);
    let mut all = vec![Meets::default(); titles.parts().titles()];
    for group in 0..titles.parts().groups() {
        let met = scan.group(group, pattern);
        for (lane, row) in scan.parts().rows(group).enumerate() {
            let holds = |lanes: LaneSet| lanes.contains(lane);
            let meets = Meets {
                word: holds(met.word),
                prefix: holds(met.prefix),
                close: holds(met.close),
                inside: holds(met.inside),
            };
            match row.and_then(|row| all.get_mut(row)) {
                Some(here) => *here = meets,
                None => assert_eq!(meets, Meets::default(), "a lane without a title"),
            }
        }
    }
    all
}

fn is_as_plain<T: AsRef<str>>(labels: &[T], query: &str) {
    let titles = titles(labels);
    let Some(pattern) = Pattern::new(&key(query)) else {
        return;
    };
    let plain: Vec<Meets> = labels
        .iter()
        .map(|label| meets(key(label.as_ref()).as_bytes(), &pattern))
        .collect();
    for machine in Machines::all() {
        let swept = swept(&titles, machine, &pattern);
        for ((label, plain), swept) in labels.iter().zip(&plain).zip(&swept) {
            let label = label.as_ref();
            assert_eq!(plain, swept, "{query:?} in {label:?}, {machine:?}");
        }
    }
}

fn all_ways(label: &str, query: &str) -> [bool; 4] {
    let pattern = Pattern::new(&key(query)).unwrap();
    let meets = meets(key(label).as_bytes(), &pattern);
    [meets.word, meets.prefix, meets.close, meets.inside]
}

#[test]
fn the_ways_of_meeting_a_word() {
    for (label, query, ways) in [
        ("لقاء بوتين", "بوتين", [true, true, true, true]),
        ("لقاء بوتين", "بوت", [false, true, true, true]),
        ("لقاء بوتين", "تين", [false, false, false, true]),
        ("لقاء بوتين", "وتين", [true, true, false, true]),
        ("Cloud Computing", "putin", [false, false, false, true]),
        ("put it in", "putin", [false, false, true, false]),
        ("Bank of New Delhi", "bnd", [false, false, true, false]),
        ("Bank of the New Delhi", "bnd", [false, false, false, false]),
        (
            "UN SECURITY COUNCIL MEETS IN NEW YORK",
            "unsecoyo",
            [false, false, false, false],
        ),
        (
            "UN SECURITY COUNCIL MEETS TODAY",
            "unsecoto",
            [false, false, true, false],
        ),
        ("والرئيس أمس", "رئيس", [true, true, false, true]),
        ("والرئيس أمس", "رئي", [false, true, false, true]),
        ("والرئيس أمس", "رئ", [false, true, false, false]),
        ("وقف إطلاق النار", "واطلاق", [false, false, true, false]),
        ("ولد", "لد", [false, false, false, false]),
        ("مجلس الأمن الدولي", "مجلد", [false, false, false, false]),
        ("قره باغ", "ق", [false, true, false, false]),
        ("قره باغ", "غ", [false, false, false, false]),
        ("в Москве", "москве", [true, true, false, true]),
        ("قره باغ", "قره باغ", [true, true, true, true]),
        ("كف نظيف", "ف ن", [false, false, false, true]),
        ("كفر نظيف", "فر ن", [false, false, false, true]),
        ("كفرح نظيف", "فرح ن", [false, true, false, true]),
    ] {
        assert_eq!(all_ways(label, query), ways, "{query} in {label}");
        is_as_plain(&[label], query);
    }
}

#[test]
fn initials_are_found_also_where_the_letters_stand_together_elsewhere() {
    is_as_plain(&["a b ca xacax", "xacax a b ca"], "aca");
    assert_eq!(all_ways("xacax a b ca", "aca"), [false, false, true, true]);
}

#[test]
fn one_article_stands_before_a_stem() {
    for query in ["و", "ور", "ورد", "وردة"] {
        is_as_plain(&["للللوردة", "ولالوردة", "بالالوردة", "لللوردة"], query);
    }
    assert_eq!(all_ways("للللوردة", "ورد"), [false, false, false, true]);
}

#[test]
fn every_machine_is_tried() {
    let machines = Machines::all();
    assert!(matches!(machines[0], Machines::Portable));
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::is_x86_feature_detected as has;
        let wider = [has!("avx2"), has!("avx512f") && has!("avx512vl")];
        assert_eq!(
            machines.len(),
            1 + wider.map(usize::from).iter().sum::<usize>()
        );
    }
}

#[test]
fn words_of_every_length_are_found_at_every_place() {
    let word = "abcdefghijklmnopqrstuvwxyz".repeat(3);
    // Short keys, and those that are about as long as places are counted.
    let befores = || (0..300).filter(|before| before % 11 == 0 || (108..=130).contains(before));
    for len in (1..=5).chain([14, 15, 16, 31, 64, 78]) {
        let word = &word[..len];
        let labels: Vec<String> = befores()
            .map(|before| format!("{} {word} z", "x".repeat(before)))
            .collect();
        is_as_plain(&labels, word);
        let scattered: Vec<String> = befores()
            .map(|before| format!("{} {}.{}", "y ".repeat(before), &word[..1], &word[1..]))
            .collect();
        is_as_plain(&scattered, word);
    }
}

#[test]
fn more_titles_than_a_window_keep_their_rows() {
    let labels: Vec<String> = (0..WINDOW + LANES + 5)
        .map(|at| format!("t{at} {}", "n".repeat(at % 97)))
        .collect();
    let titles = titles(&labels);
    assert_eq!(titles.parts().titles(), labels.len());
    let pattern = Pattern::new(&key("t4100")).unwrap();
    for machine in Machines::all() {
        let met = swept(&titles, machine, &pattern);
        let rows: Vec<usize> = (0..met.len()).filter(|&row| met[row].word).collect();
        assert_eq!(rows, [4100]);
    }
    let mut key = Vec::new();
    let parts = titles.parts();
    for group in 0..titles.parts().groups() {
        for (lane, row) in parts.rows(group).enumerate() {
            parts.key(group, lane, &mut key);
            let label = row.and_then(|row| labels.get(row));
            let label = label.map_or("", String::as_str);
            assert_eq!(key, super::tests::key(label).as_bytes());
        }
    }
}

#[test]
fn titles_of_several_groups_are_found_whichever_letters_part_them() {
    let letters = ["ق", "س", "ف", "ر", "ا", "غ", "ש", "A", "7", " "];
    let mut lot = 9_usize;
    let labels: Vec<String> = (0..2000)
        .map(|at| {
            let word = (0..3 + at % 9).map(|_| {
                lot = lot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) % (1 << 32);
                letters[(lot >> 16) % letters.len()]
            });
            word.collect()
        })
        .collect();
    for query in ["ق", "قر", "قرا", "سفر", "غرا", "ارق", "راA7", "شق", "فسق ر"]
    {
        is_as_plain(&labels, query);
    }
}

#[test]
fn an_image_that_was_cut_or_scribbled_over_is_known() {
    let image = {
        let mut builder = Builder::default();
        ["قره باغ", "بوتين", "put it in"]
            .iter()
            .for_each(|label| builder.push(label));
        let [keys, _] = builder.finish([1; 16]);
        keys
    };
    let open = |bytes: Vec<u8>| Titles::open(Arc::new(bytes));
    let whole = open(image.clone()).unwrap();
    assert!(whole.is_sound());
    assert_eq!(whole.fingerprint(), [1; 16]);
    for len in 0..image.len() {
        assert!(open(image[..len].to_vec()).is_none(), "cut to {len}");
    }
    let pattern = Pattern::new(&key("بوتين")).unwrap();
    for at in 0..image.len() {
        for with in [0xFF, image[at] ^ 1] {
            let mut scribbled = image.clone();
            scribbled[at] = with;
            let changed = scribbled != image;
            // Whatever it holds, it may be searched.
            if let Some(titles) = open(scribbled) {
                assert_eq!(titles.is_sound(), !changed, "byte {at}");
                if titles.parts().titles() < 100 && titles.parts().groups() < 100 {
                    for machine in Machines::all() {
                        let scan = Scan::new(titles.parts(), machine);
                        for group in 0..titles.parts().groups() + 1 {
                            let _ = scan.group(group, &pattern);
                            let _ = scan.parts().rows(group).count();
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn no_titles_are_no_harm() {
    let none = titles::<&str>(&[]);
    assert_eq!((none.parts().titles(), none.parts().groups()), (0, 0));
    let empty = titles(&["", "ـ"]);
    let pattern = Pattern::new("a").unwrap();
    for machine in Machines::all() {
        let scan = Scan::new(empty.parts(), machine);
        assert_eq!(scan.group(0, &pattern), Met::default());
    }
    assert_eq!(Pattern::new(""), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Few letters, so that they meet often: particles, names, Latin, other scripts.
    #[test]
    fn every_machine_finds_what_a_plain_scan_finds(
        labels in prop::collection::vec("[وفبلكارن ]{0,24}|[abc ]{0,40}|[رЖa中 ]{0,12}|(ابتث ){0,70}|([abc]{1,3}[ xy]){0,90}|[وبلaЖ中ש1 ]{0,24}", 0..80),
        query in "[وفبلكارن ]{1,6}|[abc ]{1,18}|[abc]{3,7}|[رЖa中]{1,4}|[ابتث]{3,24}|[وبلaЖש1]{1,6}|[لبaЖ] [لبaЖ]{1,3}",
    ) {
        is_as_plain(&labels, &query);
    }
}
