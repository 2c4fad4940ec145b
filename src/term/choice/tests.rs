//! The matrix of the terminals, answered by each as it was measured.

use super::{Because, Bidi, Choice, Found, Switch, Wishes, choose};
use crate::app::Background;
use crate::layout::{Letters, Marks};
use crate::term::{Answers, Findings, Joining, Order, Outer};

fn said(sequences: &[&str]) -> Answers {
    let mut answers = Answers::default();
    for sequence in sequences {
        answers.take(sequence.as_bytes());
    }
    answers
}

fn chosen(findings: &Findings) -> Choice {
    let wishes = Wishes::default();
    let background = findings.terminal.background;
    choose(wishes, wishes, wishes, &Found::of(findings), background)
}

fn alone(sequences: &[&str]) -> Choice {
    chosen(&Findings {
        terminal: said(sequences),
        ..Findings::default()
    })
}

/// Id, the answers to everything that was asked, the order, marks, the switch on and off.
type Row = (
    &'static str,
    &'static [&'static str],
    Order,
    Marks,
    &'static str,
    &'static str,
);

const MATRIX: &[Row] = &[
    (
        "xterm",
        &[
            "\x1b[8;0$y",
            "\x1bP>|XTerm(379)\x1b\\",
            "\x1b[>41;379;0c",
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
            "\x1b[?69;2$y",
            "\x1b[?2026;0$y",
            "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        ],
        Order::Visual,
        Marks::Keep,
        "\x1b[?69h",
        "\x1b[?69l",
    ),
    (
        "vte",
        &["\x1b[8;2$y", "\x1b[>65;7006;1c", "\x1b[?65;1;9c"],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "vte",
        &[
            "\x1b[8;2$y",
            "\x1bP>|VTE(8500)\x1b\\",
            "\x1b[>61;8500;1c",
            "\x1b[?61c",
        ],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "konsole",
        &[
            "\x1bP>|Konsole 22.12.3\x1b\\",
            "\x1b[>1;115;0c",
            "\x1b[?62;1;4c",
        ],
        Order::Visual,
        Marks::Keep,
        "\x1b]50;BidiRenderingEnabled=false\x07",
        "\x1b]50;BidiRenderingEnabled=true\x07",
    ),
    (
        "mlterm",
        &[
            "\x1b[8;0$y",
            "\x1b[>24;279;0c",
            "\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
        ],
        Order::Visual,
        Marks::Keep,
        "\x1b]5379;use_ctl=false\x07",
        "\x1b]5379;use_ctl=true\x07",
    ),
    (
        "kitty",
        &[
            "\x1b[8;0$y",
            "\x1bP>|kitty(0.26.5)\x1b\\",
            "\x1b[>1;4000;26c",
            "\x1b[?62;c",
        ],
        Order::Token,
        Marks::Strip,
        "",
        "",
    ),
    (
        "alacritty",
        &["\x1b[>0;1700;1c", "\x1b[?6c"],
        Order::Visual,
        Marks::Strip,
        "",
        "",
    ),
    (
        "urxvt",
        &["\x1b[>85;95;0c", "\x1b[?1;2c"],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "st",
        &["\x1b]11;rgb:0000/0000/0000\x07", "\x1b[?6c"],
        Order::Visual,
        Marks::Strip,
        "",
        "",
    ),
    (
        "foot",
        &[
            "\x1bP>|foot(1.13.1)\x1b\\",
            "\x1b[>1;011301;0c",
            "\x1b[?62;4;22c",
        ],
        Order::Visual,
        Marks::Strip,
        "",
        "",
    ),
    (
        "zutty",
        &["\x1b[>64;0;0c", "\x1b[?64c"],
        Order::Visual,
        Marks::Strip,
        "",
        "",
    ),
    (
        "putty",
        &["\x1b[>0;136;0c", "\x1b[?6c"],
        Order::Inverse,
        Marks::Keep,
        "",
        "",
    ),
    (
        "qterminal",
        &["\x1b[>0;115;0c", "\x1b[?1;2c"],
        Order::Visual,
        Marks::Strip,
        "",
        "",
    ),
    (
        "tmux",
        &["\x1bP>|tmux 3.3a\x1b\\", "\x1b[>84;0;0c", "\x1b[?1;2c"],
        Order::Lrm,
        Marks::Keep,
        "\x1bPtmux;\x1b\x1b[8l\x1b\\",
        "\x1bPtmux;\x1b\x1b[8h\x1b\\",
    ),
    (
        "tmux",
        &["\x1b[>84;0;0c", "\x1b[?1;2c"],
        Order::Lrm,
        Marks::Keep,
        "\x1bPtmux;\x1b\x1b[8l\x1b\\",
        "\x1bPtmux;\x1b\x1b[8h\x1b\\",
    ),
    (
        "screen",
        &["\x1b[>83;40900;0c", "\x1b[?1;2c"],
        Order::Lrm,
        Marks::Keep,
        "\x1bP\x1b[8l\x1b\\",
        "\x1bP\x1b[8h\x1b\\",
    ),
    (
        "mosh",
        &["\x1b[>1;10;0c", "\x1b[?62c"],
        Order::Lrm,
        Marks::Keep,
        "",
        "",
    ),
    (
        "ghostty",
        &[
            "\x1bP>|ghostty 1.1.0\x1b\\",
            "\x1b[>1;10;0c",
            "\x1b[?62;22c",
        ],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "zellij",
        &["\x1bP>|Zellij(0.44.0)\x1b\\", "\x1b[>0;4400;1c", "\x1b[?6c"],
        Order::Lrm,
        Marks::Keep,
        "",
        "",
    ),
    (
        "windows",
        &["\x1b[>0;10;1c", "\x1b[?61;6;7c"],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "mintty",
        &[
            "\x1b[8;2$y",
            "\x1bP>|mintty 3.7.0\x1b\\",
            "\x1b[>77;30700;0c",
            "\x1b[?62c",
        ],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    (
        "apple",
        &["\x1b[>1;95;0c", "\x1b[?1;2c"],
        Order::Visual,
        Marks::Keep,
        "",
        "",
    ),
    // One that reorders whatever it is told, and says so.
    (
        "reordering",
        &["\x1b[8;3$y", "\x1b[?62c"],
        Order::Inverse,
        Marks::Keep,
        "",
        "",
    ),
];

#[test]
fn every_terminal_of_the_matrix_is_known_and_gets_its_order_and_its_switch() {
    for (id, sequences, order, marks, on, off) in MATRIX {
        let found = Found::of(&Findings {
            terminal: said(sequences),
            ..Findings::default()
        });
        assert_eq!(found.terminal.map(|t| t.id.as_str()), Some(*id));
        let choice = alone(sequences);
        assert_eq!((choice.order, choice.marks), (*order, *marks), "{id}");
        let switch = Switch {
            on: on.as_bytes().to_vec(),
            off: off.as_bytes().to_vec(),
        };
        assert_eq!(choice.switch, switch, "{id}");
        assert_eq!(choice.because, Because::Terminal, "{id}");
    }
}

#[test]
fn doubled_answers_and_garbled_ones_between_them_change_nothing() {
    let garbled = [
        "\x1b[?",
        "\x1b[8;x$y",
        "\x1bP>|\u{7f}\x1b\\",
        "\x1b[>c",
        "\x1b]11;?\x07",
    ];
    for (id, sequences, ..) in MATRIX {
        let mut noisy: Vec<&str> = Vec::new();
        for sequence in sequences.iter().chain(*sequences) {
            noisy.extend(garbled);
            noisy.push(sequence);
        }
        assert_eq!(alone(&noisy), alone(sequences), "{id}");
    }
}

#[test]
fn a_terminal_that_says_nothing_is_taken_for_one_that_does_not_reorder() {
    for sequences in [&[][..], &["\x1b[?62c"], &["\x1b[?99", "garbage"]] {
        let choice = alone(sequences);
        assert_eq!(choice.order, Order::Visual);
        assert_eq!(choice.because, Because::Default);
        assert_eq!(choice.switch, Switch::default());
    }
}

#[test]
fn qterminal_is_told_what_only_its_user_can_do() {
    let choice = alone(&["\x1b[>0;115;0c", "\x1b[?1;2c"]);
    assert_eq!(choice.hint, Some("terminal.hint-turn-bidi-off"));
}

fn in_tmux(outer: Option<(&str, bool)>, around: &[&str]) -> Choice {
    chosen(&Findings {
        terminal: said(&["\x1bP>|tmux 3.3a\x1b\\", "\x1b[>84;0;0c", "\x1b[?1;2c"]),
        around: said(around),
        outer: outer.map(|(version, passes)| Outer {
            version: version.to_owned(),
            term: "xterm-256color".to_owned(),
            in_front: true,
            passes,
            is_new: false,
        }),
    })
}

#[test]
fn inside_tmux_the_terminal_around_it_decides() {
    assert_eq!(
        in_tmux(Some(("kitty(0.26.5)", false)), &[]).order,
        Order::Token
    );
    assert_eq!(
        in_tmux(Some(("kitty(0.26.5)", false)), &[]).marks,
        Marks::Strip
    );
    assert_eq!(
        in_tmux(Some(("XTerm(379)", true)), &[]).order,
        Order::Visual
    );
    assert_eq!(
        in_tmux(Some(("", true)), &["\x1b[>0;136;0c", "\x1b[?6c"]).order,
        Order::Inverse
    );
    // VTE says neither to tmux nor through it what it is by name, but its kind.
    assert_eq!(
        in_tmux(Some(("", true)), &["\x1b[>65;7006;1c", "\x1b[?65c"]).order,
        Order::Lrm
    );
    // mlterm draws a LEFT-TO-RIGHT MARK in a cell of its own.
    let mlterm = in_tmux(Some(("", true)), &["\x1b[>24;279;0c", "\x1b[?63c"]);
    assert_eq!(mlterm.order, Order::Visual);
    for unknown in [in_tmux(None, &[]), in_tmux(Some(("", false)), &[])] {
        assert_eq!(unknown.order, Order::Lrm);
        assert_eq!(unknown.hint, None);
    }
}

#[test]
fn konsole_whose_switch_is_held_back_gets_each_pane_in_logical_order() {
    let konsole = |passes| in_tmux(Some(("Konsole 22.12.3", passes)), &[]).order;
    assert_eq!(
        (konsole(false), konsole(true)),
        (Order::Logical, Order::Visual)
    );
}

#[test]
fn while_the_client_of_tmux_is_new_its_switch_may_be_lost() {
    let settling = |is_new| {
        chosen(&Findings {
            terminal: said(&["\x1bP>|tmux 3.3a\x1b\\", "\x1b[?1;2c"]),
            outer: Some(Outer {
                version: "Konsole 22.12.3".to_owned(),
                is_new,
                ..Outer::default()
            }),
            ..Findings::default()
        })
        .settling
    };
    assert!(settling(true) && !settling(false));
}

#[test]
fn the_term_of_the_client_is_a_hint_once_it_has_had_time_to_answer() {
    let client = |term: &str, is_new, around: &[&str]| {
        chosen(&Findings {
            terminal: said(&["\x1bP>|tmux 3.3a\x1b\\", "\x1b[>84;0;0c", "\x1b[?1;2c"]),
            around: said(around),
            outer: Some(Outer {
                term: term.to_owned(),
                in_front: true,
                is_new,
                ..Outer::default()
            }),
        })
        .order
    };
    // Of those that call themselves xterm, PuTTY alone does not say what it is.
    assert_eq!(client("xterm", false, &[]), Order::Inverse);
    assert_eq!(client("xterm", true, &[]), Order::Lrm);
    assert_eq!(client("xterm-kitty", false, &[]), Order::Token);
    assert_eq!(client("xterm-256color", false, &[]), Order::Lrm);
    // An answer goes before it.
    let vte = ["\x1b[>65;7006;1c", "\x1b[?65c"];
    assert_eq!(client("xterm", false, &vte), Order::Lrm);
}

#[test]
fn letters_are_slanted_only_where_they_are_known_to_come_out() {
    for (id, sequences, ..) in MATRIX {
        let upright = [
            "konsole",
            "mlterm",
            "urxvt",
            "qterminal",
            "screen",
            "tmux",
            "zellij",
            "mosh",
        ];
        let italics = alone(sequences).italics;
        assert_eq!(italics, !upright.contains(id), "{id}");
    }
    assert!(!alone(&["\x1b[?62c"]).italics, "one that is not known");
    assert!(in_tmux(Some(("XTerm(379)", true)), &[]).italics);
    assert!(!in_tmux(Some(("Konsole 22.12.3", true)), &[]).italics);
}

#[test]
fn the_switch_of_the_terminal_around_is_carried_through() {
    let konsole = in_tmux(Some(("Konsole 22.12.3", true)), &[]);
    assert_eq!(
        konsole.switch.on,
        b"\x1bPtmux;\x1b\x1b[8l\x1b\\\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\"
    );
    assert_eq!(
        konsole.switch.off,
        b"\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=true\x07\x1b\\\x1bPtmux;\x1b\x1b[8h\x1b\\"
    );
    assert_eq!(konsole.hint, None);
    let held_back = in_tmux(Some(("Konsole 22.12.3", false)), &[]);
    assert_eq!(held_back.hint, Some("terminal.hint-passthrough"));
}

#[test]
fn what_leaks_from_the_environment_of_tmux_is_not_believed_elsewhere() {
    // TMUX is set, tmux says that its client is kitty, but xterm answers.
    let choice = chosen(&Findings {
        terminal: said(&["\x1b[8;0$y", "\x1bP>|XTerm(379)\x1b\\", "\x1b[?64c"]),
        around: Answers::default(),
        outer: Some(Outer {
            version: "kitty(0.26.5)".to_owned(),
            ..Outer::default()
        }),
    });
    assert_eq!(choice.order, Order::Visual);
    assert_eq!(choice.switch, Switch::default());
}

#[test]
fn the_users_word_goes_before_every_finding() {
    let kitty = Found::of(&Findings {
        terminal: said(&["\x1bP>|kitty(0.26.5)\x1b\\", "\x1b[?62c"]),
        ..Findings::default()
    });
    let order = |order| Wishes {
        bidi: Some(Bidi::Only(order)),
        ..Wishes::default()
    };
    let auto = Wishes {
        bidi: Some(Bidi::Auto),
        ..Wishes::default()
    };
    let none = Wishes::default();
    let steps = [
        (
            order(Order::Lrm),
            order(Order::Inverse),
            order(Order::Logical),
            Order::Lrm,
            Because::Option,
        ),
        (
            none,
            order(Order::Inverse),
            order(Order::Logical),
            Order::Inverse,
            Because::Settings,
        ),
        (
            none,
            none,
            order(Order::Logical),
            Order::Logical,
            Because::Remembered,
        ),
        (none, none, none, Order::Token, Because::Terminal),
        (
            none,
            auto,
            order(Order::Lrm),
            Order::Token,
            Because::Terminal,
        ),
        (
            auto,
            order(Order::Lrm),
            order(Order::Lrm),
            Order::Token,
            Because::Terminal,
        ),
    ];
    for (option, settings, remembered, wanted, because) in steps {
        let choice = choose(option, settings, remembered, &kitty, None);
        assert_eq!((choice.order, choice.because), (wanted, because));
        // What kitty draws wrong it draws wrong in any order.
        assert_eq!(choice.marks, Marks::Strip);
    }
    let wishes = Wishes {
        letters: Some(Letters::Plain),
        marks: Some(Marks::Keep),
        ..Wishes::default()
    };
    let choice = choose(none, wishes, none, &kitty, None);
    assert_eq!(
        (choice.letters, choice.marks),
        (Letters::Plain, Marks::Keep)
    );
    assert_eq!(choice.because, Because::Terminal);
}

#[test]
fn letters_are_left_to_the_terminal_where_it_is_known_to_join_them() {
    let vte = ["\x1b[8;2$y", "\x1b[>65;7006;1c", "\x1b[?65;1;9c"];
    let newer = ["\x1b[8;2$y", "\x1bP>|VTE(8500)\x1b\\", "\x1b[>61;8500;1c"];
    assert_eq!(alone(&vte).joining, Joining::Neighbours);
    assert_eq!(alone(&newer).joining, Joining::Neighbours);
    assert_eq!(
        alone(&["\x1bP>|XTerm(379)\x1b\\", "\x1b[>41;379;0c"]).joining,
        Joining::Never
    );
    // One that honours the switch as VTE does is not one that joins as VTE does; nor is one
    // that says nothing, nor one whose reordering may be on.
    let contour = ["\x1b[8;2$y", "\x1bP>|contour 0.4\x1b\\", "\x1b[>65;400;0c"];
    for sequences in [&contour[..], &vte[..1], &vte[1..], &[]] {
        assert_eq!(alone(sequences).joining, Joining::Unknown, "{sequences:?}");
    }
    let tmux = in_tmux(Some(("VTE(7006)", true)), &[]);
    assert_eq!(tmux.joining, Joining::Unknown);
    // Who asks for forms gets forms.
    let found = Found::of(&Findings {
        terminal: said(&vte),
        ..Findings::default()
    });
    let none = Wishes::default();
    let forms = Wishes {
        letters: Some(Letters::Forms),
        ..none
    };
    for (option, settings) in [(forms, none), (none, forms)] {
        let choice = choose(option, settings, none, &found, None);
        assert_eq!(choice.joining, Joining::Unknown);
    }
}

#[test]
fn the_background_is_handed_on() {
    let choice = alone(&["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?1;2c"]);
    assert_eq!(choice.background, Some(Background::Light));
    let settings = Wishes {
        background: Some(Background::Dark),
        ..Wishes::default()
    };
    let none = Wishes::default();
    let light = Some(Background::Light);
    let choice = choose(none, settings, none, &Found::default(), light);
    assert_eq!(choice.background, Some(Background::Dark));
}

#[test]
fn margins_and_synchronized_output_are_known_for_the_backend() {
    let mlterm = said(&["\x1b[?69;2$y", "\x1b[?2026;0$y"]);
    assert!(mlterm.has_margins() && !mlterm.has_synchronized_output());
    let vte = said(&["\x1b[?69;4$y", "\x1b[?2026;2$y"]);
    assert!(!vte.has_margins() && vte.has_synchronized_output());
}
