//! Head nouns of bodies, with the type that they give. Rows: `assets/facts/organization_heads.tsv`.

use std::sync::OnceLock;

use crate::facts::gazetteer::{Found, Phrases};
use crate::facts::tables::rows;
use crate::facts::view::View;

/// A head noun.
pub(super) struct Head {
    /// The type of its bodies.
    pub(super) kind: &'static str,
    /// A definite complement is enough.
    pub(super) strong: bool,
    /// The noun is part of the name: "أولمبيك مدنين".
    pub(super) part: bool,
    /// What else it may mean.
    pub(super) doubt: Doubt,
}

/// What else a head noun may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing.
    None,
    /// "الشركة الوطنية": with the article, one that was named before.
    Before,
    /// As [`Doubt::Before`]; and "مؤسسة الشركة": who has founded it.
    Founder,
    /// "وحدة ليبيا": that it is one.
    Whole,
    /// "شبكة \"واي فاي\"": of any kind, with a name in marks.
    Kind,
    /// "شركة صناعة السيارات": what it makes stands behind, and no name.
    Makes,
    /// "اللواء الليبي": with the article or an adjective of a country, an officer.
    Rank,
    /// "بطولة الرابطة الأولى": behind a word of sport, what is played for.
    Contest,
}

/// The table.
pub(super) fn heads() -> &'static Phrases<Head> {
    static TABLE: OnceLock<Phrases<Head>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("organization-heads", || {
            rows::<4>(include_str!("../../../assets/facts/organization_heads.tsv")).map(
                |[noun, kind, strength, doubt]| {
                    let head = Head {
                        kind,
                        strong: strength == "s",
                        part: strength == "p",
                        doubt: match doubt {
                            "before" => Doubt::Before,
                            "founder" => Doubt::Founder,
                            "whole" => Doubt::Whole,
                            "kind" => Doubt::Kind,
                            "makes" => Doubt::Makes,
                            "contest" => Doubt::Contest,
                            "rank" => Doubt::Rank,
                            _ => Doubt::None,
                        },
                    };
                    (noun, head)
                },
            )
        })
    })
}

/// The head nouns with their article.
pub(super) fn definite_heads() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/definite-heads", || {
            rows::<1>(include_str!("../../../assets/facts/organization_heads.tsv"))
                .map(|[noun]| (format!("ال{noun}"), ()))
        })
    })
}

/// False where no head noun stands at a word with its article: nearly everywhere, by a look at
/// its marks.
#[inline]
pub(super) fn may_be_definite(view: &View, at: usize) -> bool {
    definite_heads().may_begin(&view.words, at)
}

/// The head noun at a word, also behind clitics.
pub(super) fn head_at(view: &View, at: usize) -> Option<Found<'static, Head>> {
    heads().at_stem(&view.words, at)
}

/// True for a head noun without the article, also behind clitics.
pub fn is_head(view: &View, at: usize) -> bool {
    head_at(view, at).is_some()
}

/// True for a folded word that is a head noun.
pub fn is_head_key(key: &str) -> bool {
    heads().get(key).is_some()
}

/// True for a head noun of a type that is no part of the name, also with the article.
pub(super) fn is_noun_of(key: &str, kind: &str) -> bool {
    let bare = key.strip_prefix("ال").unwrap_or(key);
    [key, bare].iter().any(|noun| {
        heads()
            .get(noun)
            .is_some_and(|head| head.kind == kind && !head.part)
    })
}

/// The type that the head noun at a word gives, also with the article.
pub fn kind_of_noun(view: &View, at: usize) -> Option<&'static str> {
    let bare = || {
        let (_, bare) = view.words.key(at).split_once("ال")?;
        heads().get(bare)
    };
    let head = head_at(view, at).map(|head| head.value);
    head.or_else(bare).map(|head| head.kind)
}

/// As [`is_head`], with the article: "الشركة".
pub fn is_head_with_article(view: &View, at: usize) -> bool {
    with_article(view, at).is_some()
}

/// The head noun at a word that has the article.
pub(super) fn with_article(view: &View, at: usize) -> Option<&'static Head> {
    if !may_be_definite(view, at) {
        return None;
    }
    let key = view.words.key(at);
    let bare = ["ال", "وال", "بال", "لل"]
        .iter()
        .find_map(|prefix| key.strip_prefix(prefix));
    heads().get(bare?)
}
