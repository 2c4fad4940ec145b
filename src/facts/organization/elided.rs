//! Bodies by what is left of their names: a head with the article ("الوزارة"), or an adjective or
//! a field alone ("الخارجية الروسية").

use super::head::{self, heads, may_be_definite};
use super::purpose::{is_ball, purpose};
use super::{adjective, club, detail, doubt, is_head, known_at};
use crate::facts::extract::fact;
use crate::facts::grammar::{self, Class};
use crate::facts::look::Look;
use crate::facts::nisba::nisba;
use crate::facts::record::Fact;
use crate::facts::time;
use crate::facts::view::View;

/// "القوات الأذربيجانية", "الحكومة العرقية الأرمنية", "الجيش الروسي".
pub(super) fn definite(view: &View, at: usize) -> Option<(Fact, usize)> {
    if !may_be_definite(view, at) {
        return None;
    }
    let key = view.words.key(at);
    let (bare, cut) = [("ال", 0), ("وال", 1), ("بال", 1), ("لل", 1), ("فال", 1)]
        .into_iter()
        .find_map(|(prefix, cut)| Some((key.strip_prefix(prefix)?, cut)))?;
    // "اللواء الليبي": an officer.
    let head = heads()
        .get(bare)
        .filter(|head| head.doubt != head::Doubt::Rank)?;
    if doubt::is_cup(view, at) {
        return None;
    }
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
            // الدولي, العالمية
            Some(found) if found.definite && found.country.is_none() && !key.starts_with('و') => {}
            _ if key.starts_with("ال") && grammar::is(key, Class::BodyAdjective) => {}
            _ => break,
        }
        end += 1;
    }
    // "الحكومة اليابانية المركزية"
    let key = view.words.key(end);
    let described = country.is_some()
        && view.has_article(end)
        && grammar::is(key, Class::BodyAdjective)
        && !grammar::is(key, Class::NameEnd)
        && nisba(key).is_none()
        && key.ends_with('ه') == bare.ends_with('ه')
        && !time::is_word(view, end);
    end += usize::from(described);
    // "البنك التونسي الكويتي"
    let kind_of = head.doubt != head::Doubt::Before;
    if country.is_some() && kind_of && adjective::is_of_second_country(view, end) {
        end += 1;
    }
    // "الاتحاد الرياضي المنستيري", "النادي الرياضي بحمام الأنف"
    let sporting = matches!(view.words.key(at + 1), "الرياضي" | "الرياضيه");
    let kind = match head.kind {
        "other" | "ngo" if sporting => "club",
        kind => kind,
    };
    if sporting && end == at + 2 {
        end += usize::from(adjective::is_unknown_adjective(view.words.key(end)));
        end = club::to_town(view, at, end, kind).unwrap_or(end);
    }
    // "الصحيفة الأمريكية", "النادي الكتالوني": one that was named before; "الشركة التونسية للكهرباء" is
    // named so.
    if end == at + 2
        && purpose(view, end).is_none()
        && country.is_some()
        && matches!(head.kind, "media" | "club" | "company")
        && !is_ball(view, end)
    {
        return None;
    }
    // "المركز التركي الروسي لمراقبة الهدنة"
    if country.is_some()
        && nisba(view.words.key(end)).is_some_and(|found| found.definite)
        && purpose(view, end + 1).is_some()
    {
        end += 1;
    }
    let named = end > at + 1;
    // "الرئاسة التونسية لتكريم الفنانين": what a state does, and no part of its name.
    let state = country.is_some() && matches!(head.kind, "government" | "ministry" | "military");
    // "المكتب السياسي للحزب الجمهوري": of a body that has a name of its own.
    let of_other = !head.strong
        && known_at(view, end).is_some_and(|known| {
            matches!(
                known.value.kind,
                "party" | "club" | "company" | "ngo" | "media"
            )
        });
    if let Some(after) = purpose(view, end).filter(|_| named && !state && !of_other) {
        end = after;
        // "النقابة الوطنية للصحفيين التونسيين"
        if let Some(found) = nisba(view.words.key(end))
            && found.definite
            && country.is_none()
            && found.country.is_some()
            && !view.words.key(end).starts_with('و')
        {
            country = found.country;
            end += 1;
        }
    } else if country.is_none() && (!(head.strong && named) || doubt::is_charged(view, end)) {
        return None;
    }
    if doubt::is_any(view, head, country, (at, end)) || doubt::is_competition(view, head, at) {
        return None;
    }
    let span = (at, cut, end);
    let detail = detail(view, span, kind, country, None);
    Some((
        fact(view, span, detail, 0.85, "organization.adjective"),
        end,
    ))
}

/// "الدفاع الأذرية", "الخارجية الروسية": a ministry that is not said.
pub(super) fn elided(view: &View, at: usize) -> Option<(Fact, usize)> {
    if !may_be_elided(view, at) {
        return None;
    }
    let key = view.words.key(at);
    let (bare, cut) = [("ال", 0), ("وال", 1), ("لل", 1)]
        .into_iter()
        .find_map(|(prefix, cut)| Some((key.strip_prefix(prefix)?, cut)))?;
    if !grammar::is(bare, Class::Ministry) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    if ["ال", "وال", "لل", "بال", "ولل"]
        .iter()
        .any(|article| before.starts_with(article))
        || cut == 0 && crate::facts::title::head(view, at.wrapping_sub(1)).is_some()
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

/// True for two definite words, of which the second has the ending of the feminine.
fn may_be_elided(view: &View, at: usize) -> bool {
    view.looks(at + 1, Look::DefiniteFeminine)
        && (view.looks(at, Look::Definite) || view.looks(at, Look::DefiniteBehindLam))
}
