//! Organisations: names of the gazetteer, head nouns with what completes them
//! ("وزارة الدفاع الروسية", "القوات المسلحة الأذرية"), and the elided ministry
//! ("الدفاع الأذرية": the adjective agrees with the ministry that is not said).
//!
//! Rows: `assets/facts/organizations.tsv`, `organization_heads.tsv`.

use std::sync::OnceLock;

use super::extract::fact;
use super::gazetteer::Phrases;
use super::nisba::nisba;
use super::record::{Detail, Fact};
use super::tables::{alternatives, rows};
use super::view::View;
use super::{names, place, saying};
use crate::letters::words::WordKind;

struct Known {
    kind: &'static str,
    country: &'static str,
    english: &'static str,
}

struct Head {
    kind: &'static str,
    strong: bool,
}

fn gazetteer() -> &'static Phrases<Known> {
    static TABLE: OnceLock<Phrases<Known>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<4>(include_str!("../../assets/facts/organizations.tsv")).flat_map(
                |[names, kind, country, english]| {
                    alternatives(names).map(move |name| {
                        (
                            name,
                            Known {
                                kind,
                                country,
                                english,
                            },
                        )
                    })
                },
            ),
        )
    })
}

fn heads() -> &'static Phrases<Head> {
    static TABLE: OnceLock<Phrases<Head>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<3>(include_str!("../../assets/facts/organization_heads.tsv")).map(
                |[noun, kind, strength]| {
                    let strong = strength == "s";
                    (noun, Head { kind, strong })
                },
            ),
        )
    })
}

/// True for a head noun without the article, also behind clitics.
pub fn is_head(view: &View, at: usize) -> bool {
    heads().at_stem(&view.words, at).is_some()
}

/// Every mention of an organisation.
pub fn find(view: &View) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut at = 0;
    while at < view.words.len() {
        let found = if view.words.kind(at) == WordKind::Letters {
            let known = known(view, at);
            let built = headed(view, at)
                .or_else(|| definite(view, at))
                .or_else(|| elided(view, at));
            let is_place = |end| place::known(view, at).is_some_and(|place| place.end >= end);
            let built = built.filter(|(_, end)| !is_place(*end));
            match (known, built) {
                (Some(known), Some(built)) if built.1 > known.1 => Some(built),
                (Some(known), _) => Some(known),
                (None, built) => built,
            }
        } else {
            None
        };
        match found {
            Some((fact, end)) => {
                facts.push(fact);
                at = end;
            }
            None => at += 1,
        }
    }
    facts
}

fn detail(
    view: &View,
    (at, cut, end): (usize, usize, usize),
    kind: &str,
    country: Option<&str>,
    english: Option<&str>,
) -> Detail {
    Detail::Organization {
        name: names::joined(view, at, cut, end),
        name_en: english.map(str::to_owned),
        kind: kind.to_owned(),
        country: country.filter(|code| !code.is_empty()).map(str::to_owned),
    }
}

fn known(view: &View, at: usize) -> Option<(Fact, usize)> {
    let found = gazetteer().at_stem(&view.words, at)?;
    let known = found.value;
    let mut end = found.end;
    let mut country = Some(known.country);
    let mut english = Some(known.english);
    if let Some(adjective) = nisba(view.words.key(end))
        && adjective.definite
        && known.country.is_empty()
        && adjective.country.is_some()
        && !view.words.key(end).starts_with('و')
    {
        // "قوات حفظ السلام الروسية"
        country = adjective.country;
        english = None;
        end += 1;
    }
    let span = (at, found.cut, end);
    let detail = detail(view, span, known.kind, country, english);
    Some((
        fact(view, span, detail, 0.95, "organization.gazetteer"),
        end,
    ))
}

/// "وزارة الدفاع الروسية", "حكومة ناغورني قره باغ", "مجموعة \"مينسك\"".
fn headed(view: &View, at: usize) -> Option<(Fact, usize)> {
    let head = heads().at_stem(&view.words, at)?;
    let chain = Chain::from(view, head.end);
    let enough = chain.country.is_some() || chain.quoted || head.value.strong && chain.definite;
    if !enough || chain.end == head.end {
        return None;
    }
    let span = (at, head.cut, chain.end);
    let detail = detail(view, span, head.value.kind, chain.country, None);
    let confidence = if chain.country.is_some() { 0.85 } else { 0.7 };
    Some((
        fact(view, span, detail, confidence, "organization.noun"),
        chain.end,
    ))
}

/// "القوات الأذربيجانية", "الحكومة العرقية الأرمنية", "الجيش الروسي".
fn definite(view: &View, at: usize) -> Option<(Fact, usize)> {
    let key = view.words.key(at);
    let (bare, cut) = [("ال", 0), ("وال", 1), ("بال", 1), ("لل", 1), ("فال", 1)]
        .into_iter()
        .find_map(|(prefix, cut)| Some((key.strip_prefix(prefix)?, cut)))?;
    let head = heads().get(bare)?;
    let mut end = at + 1;
    let mut country = None;
    while end < at + 4 && country.is_none() {
        let key = view.words.key(end);
        match nisba(key) {
            Some(found)
                if found.definite
                    && found.country.is_some()
                    && !key.starts_with('و')
                    && (found.feminine || !bare.ends_with('ه')) =>
            {
                country = found.country;
            }
            _ if key.starts_with("ال") && is_adjective_of_organisation(key) => {}
            _ => break,
        }
        end += 1;
    }
    // "الصحيفة الأمريكية", "النادي الكتالوني": one that was named before.
    if end == at + 2 && country.is_some() && matches!(head.kind, "media" | "club" | "company") {
        return None;
    }
    let named = end > at + 1 || nisba(view.words.key(at + 1)).is_some();
    if let Some(after) = purpose(view, end).filter(|_| named) {
        end = after;
    } else if country.is_none() && !(head.strong && named && bare != "حكومه") {
        return None;
    }
    let span = (at, cut, end);
    let detail = detail(view, span, head.kind, country, None);
    Some((
        fact(view, span, detail, 0.85, "organization.adjective"),
        end,
    ))
}

/// "الدفاع الأذرية", "الخارجية الروسية": a ministry that is not said.
fn elided(view: &View, at: usize) -> Option<(Fact, usize)> {
    let key = view.words.key(at);
    let (bare, cut) = [("ال", 0), ("وال", 1), ("لل", 1)]
        .into_iter()
        .find_map(|(prefix, cut)| Some((key.strip_prefix(prefix)?, cut)))?;
    if !matches!(
        bare,
        "دفاع" | "خارجيه" | "داخليه" | "ماليه" | "صحه" | "رياسه"
    ) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    if before.starts_with("ال")
        || before.starts_with("وال")
        || cut == 0 && super::title::head(view, at.wrapping_sub(1)).is_some()
        || is_head(view, at.wrapping_sub(1))
    {
        return None;
    }
    let adjective = nisba(view.words.key(at + 1))?;
    if !(adjective.feminine && adjective.definite) {
        return None;
    }
    adjective.country?;
    let span = (at, cut, at + 2);
    let kind = if bare == "رياسه" {
        "government"
    } else {
        "ministry"
    };
    let detail = detail(view, span, kind, adjective.country, None);
    Some((fact(view, span, detail, 0.8, "organization.elided"), at + 2))
}

/// "هيئة المسح الجيولوجي الأمريكية": an adjective by its form, before that of a country.
fn leads_to_country(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    (key.ends_with('ي') || key.ends_with("يه"))
        && nisba(view.words.key(at + 1)).is_some_and(|next| next.definite && next.country.is_some())
}

/// "للأرصاد الجوية", "لتنسيق الشؤون الإنسانية", "لمراقبة الهدنة": what a body is for, up
/// to the word after it.
fn purpose(view: &View, at: usize) -> Option<usize> {
    let words = &view.words;
    let definite =
        |at: usize| words.key(at).starts_with("ال") && words.kind(at) == WordKind::Letters;
    let mut end = match words.key(at) {
        key if key.starts_with("لل") && key.chars().count() > 4 => at + 1,
        key if key.starts_with('ل') && key.chars().count() > 3 && definite(at + 1) => at + 2,
        _ => return None,
    };
    if nisba(words.key(at)).is_some() || saying::cue(view, at).is_some() {
        return None;
    }
    while end < at + 4
        && (definite(end) && !names::is_ordinary(words.key(end)) && adjectival(words.key(end))
            || words.key(end).starts_with("وال") && words.key(end).chars().count() > 4)
        && super::time::is_word(view, end).eq(&false)
        && saying::cue(view, end).is_none()
    {
        end += 1;
    }
    Some(end)
}

/// Forms of adjectives: الجوية, الإنساني.
fn adjectival(key: &str) -> bool {
    key.ends_with('ي') || key.ends_with("يه")
}

fn is_adjective_of_organisation(key: &str) -> bool {
    matches!(
        key,
        "المسلحه"
            | "العرقيه"
            | "الامنيه"
            | "المحليه"
            | "المركزي"
            | "المركزيه"
            | "البريه"
            | "البحريه"
            | "الجويه"
            | "الخاصه"
            | "الوطني"
            | "الوطنيه"
            | "الاعلي"
            | "العليا"
            | "الفيدراليه"
            | "الاتحاديه"
            | "الفدراليه"
            | "الشعبي"
            | "الشعبيه"
            | "الديمقراطي"
            | "الديمقراطيه"
            | "الاسلامي"
            | "الاسلاميه"
            | "الحاكم"
            | "الدولي"
            | "الدوليه"
            | "العام"
            | "العامه"
            | "الحكوميه"
            | "الرسميه"
            | "الانتقالي"
            | "الانتقاليه"
            | "الموقته"
            | "المستقله"
            | "الاشتراكي"
            | "الجمهوري"
            | "الدستوريه"
            | "العسكري"
            | "العسكريه"
            | "العربيه"
            | "العربي"
            | "الاوروبي"
            | "الاوروبيه"
            | "الافريقي"
            | "الافريقيه"
            | "الشرعيه"
            | "التشريعي"
            | "الرياضي"
            | "الاسلامى"
            | "المدني"
            | "المدنيه"
            | "الجهوي"
            | "الجهويه"
            | "الاولمبيه"
            | "التاسيسي"
    )
}

/// What completes a head noun.
struct Chain {
    end: usize,
    definite: bool,
    quoted: bool,
    country: Option<&'static str>,
}

impl Chain {
    fn from(view: &View, from: usize) -> Self {
        let mut chain = Self {
            end: from,
            definite: false,
            quoted: false,
            country: None,
        };
        if view.is_quote_mark(from) {
            let close = (from + 2..from + 7).find(|&at| view.is_quote_mark(at));
            if let Some(close) = close
                && (from + 1..close).all(|at| view.words.kind(at) != WordKind::Break)
            {
                chain.end = close + 1;
                chain.quoted = true;
            }
            return chain;
        }
        while chain.end < from + 7 && chain.step(view, from) {}
        chain
    }

    fn step(&mut self, view: &View, from: usize) -> bool {
        let words = &view.words;
        let at = self.end;
        let key = words.key(at);
        if words.kind(at) != WordKind::Letters || self.country.is_some() {
            return false;
        }
        if let Some(found) = nisba(key) {
            if found.definite && !key.starts_with('و') && self.definite {
                self.country = found.country;
                self.end += 1;
                return true;
            }
            // "قوات روسية": indefinite, and named by its country.
            if !found.definite && at == from && found.country.is_some() {
                self.country = found.country;
                self.end += 1;
                return true;
            }
            return false;
        }
        if !self.definite
            && let Some(found) = place::known(view, at)
            && found.cut == 0
        {
            self.country = found.value.country.or(Some(""));
            self.definite = true;
            self.end = found.end;
            return true;
        }
        if key.starts_with("ال") {
            let noun = !self.definite;
            let time = matches!(
                key,
                "اليوم"
                    | "الخميس"
                    | "الجمعه"
                    | "السبت"
                    | "الاحد"
                    | "الاثنين"
                    | "الثلاثاء"
                    | "الاربعاء"
                    | "الي"
                    | "الذي"
                    | "التي"
                    | "الذين"
            );
            if !time
                && (noun
                    || is_adjective_of_organisation(key)
                    || leads_to_country(view, at)
                    || at == from + 1 && adjectival(key) && !super::time::is_word(view, at))
            {
                self.definite = true;
                self.end += 1;
                return true;
            }
            return false;
        }
        if let Some(end) = purpose(view, at).filter(|_| self.definite) {
            self.end = end;
            return false;
        }
        // "وزارة التربية والتعليم", "وزارة الشؤون الدينية والأوقاف"
        if self.definite
            && key.starts_with("وال")
            && at == from + 1
            && saying::cue(view, at).is_none()
        {
            self.end += 1;
            return true;
        }
        // "وحدة حفظ السلام", "وزارة شؤون المرأة": one bare noun, then a definite one.
        let bare = !self.definite
            && at < from + 3
            && !names::is_ordinary(key)
            && !words.get(at).tanwin
            && saying::cue(view, at).is_none()
            // A possessive ("هياكله") leads to no name.
            && !words.span(at).of(view.text()).ends_with(['ه', 'م'])
            && key.chars().count() > 2
            && words.key(at + 1).starts_with("ال");
        if bare {
            self.end += 1;
            return true;
        }
        false
    }
}
