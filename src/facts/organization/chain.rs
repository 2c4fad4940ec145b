//! What completes the head noun of an organisation: adjectives, an idafa, a country, a
//! name in marks, and what the body is for.

use super::adjective::{adjectival, agree, is_of_any, is_of_body, is_of_second_country};
use super::complement::complement;
use super::purpose::{field, purpose};
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::{nisba, of_side, people_of};
use crate::facts::view::View;
use crate::facts::{names, place, saying, time, vocabulary};
use crate::letters::words::WordKind;

/// How far behind its noun the last field of a ministry or a committee may stand, in words.
const FIELDS: usize = 6;

/// "هيئة المسح الجيولوجي الأمريكية": an adjective by its form, before that of a country.
fn leads_to_country(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    (key.ends_with('ي') || key.ends_with("يه"))
        && nisba(view.words.key(at + 1)).is_some_and(|next| next.definite && next.country.is_some())
}

/// "مراقبة وقف إطلاق النار": three bare nouns that only their last makes definite.
fn idafa(view: &View, at: usize) -> Option<usize> {
    let words = &view.words;
    let noun = |at: usize| {
        let key = words.key(at);
        words.kind(at) == WordKind::Letters
            && !words.get(at).tanwin
            && !key.starts_with("ال")
            && !key.ends_with('ت')
            && key.chars().count() > 2
            && vocabulary::is_word(key)
            && !grammar::is(key, Class::BeforePlace)
            && !grammar::is(key, Class::IntoSentence)
            && !grammar::is(key, Class::BeforeHour)
            && saying::cue(view, at).is_none()
    };
    let bare = (at..at + 3).take_while(|&at| noun(at)).count();
    let end = at + bare;
    (bare >= 2 && words.key(end).starts_with("ال") && !grammar::is(words.key(end), Class::NounEnd))
        .then_some(end + 1)
}

/// "تعاين", "يدرس": a verb, by its first letter, where no noun is known that begins so.
fn is_clause(key: &str) -> bool {
    let verb = key.starts_with('ي') || key.starts_with('ت') && !key.ends_with(['ه', 'ت']);
    // "تمويل", but "تعاين" has the letters of "تعايش" too.
    let noun = || vocabulary::is_verbal_noun(key) && key.chars().nth(2) != Some('ا');
    verb && !vocabulary::is_word(key) && !noun()
}

/// The types of bodies that people are members of.
fn is_of_members(kind: &str) -> bool {
    matches!(kind, "ngo" | "other")
}

/// What completes a head noun.
pub(super) struct Chain {
    pub(super) end: usize,
    pub(super) definite: bool,
    pub(super) quoted: bool,
    /// Several bare nouns, which say enough by themselves.
    pub(super) long: bool,
    pub(super) country: Option<&'static str>,
}

impl Chain {
    /// What completes a head noun of a type, from the word behind it.
    pub(super) fn from(view: &View, from: usize, kind: &str) -> Self {
        let mut chain = Self {
            end: from,
            definite: false,
            quoted: false,
            long: false,
            country: None,
        };
        // "\"فريق\" نداء": the mark closes what it opened before the noun.
        let opened = from
            .checked_sub(2)
            .is_some_and(|before| view.is_quote_mark(before));
        if view.is_quote_mark(from) && opened {
            return chain;
        }
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
        while chain.end < from + 7 && chain.step(view, from, kind) {}
        chain
    }

    /// "مراقبة التصويت وإحصاء الأصوات": a second verbal noun with what is done, behind a first.
    fn goes_on_with_deed(&self, view: &View, from: usize) -> bool {
        let deed = |key: &str| vocabulary::is_verbal_noun(key) || grammar::is(key, Class::Deed);
        let second = view.words.key(self.end).strip_prefix('و');
        deed(view.words.key(from))
            && second.is_some_and(deed)
            && view.has_article(self.end + 1)
            && !time::is_word(view, self.end + 1)
    }

    /// "التونسية المصرية": the adjective of a second country behind that of the first.
    fn is_of_two(&self, view: &View) -> bool {
        is_of_second_country(view, self.end)
    }

    fn step(&mut self, view: &View, from: usize, kind: &str) -> bool {
        let words = &view.words;
        let at = self.end;
        let key = words.key(at);
        // A party is for nothing that its name says.
        let party = kind == "party";
        if words.kind(at) != WordKind::Letters {
            return false;
        }
        if self.country.is_some() {
            // "منتدى دافوس الاقتصادي"
            let described = kind == "other"
                && at == from + 1
                && place::known(view, from).is_some()
                && view.has_article(at)
                && adjectival(key)
                && nisba(key).is_none()
                && !time::is_word(view, at);
            if described {
                self.end += 1;
                return false;
            }
            // "رابطة الكتاب التونسيين الأحرار"
            let people = matches!(words.key(at - 1), own if own.ends_with("ين") || own.ends_with("ون"))
                && view.has_article(at)
                && (agree(words.key(at - 1), key) || grammar::is(key, Class::BodyAdjective))
                && !key.ends_with(['ه', 'ي'])
                && !time::is_word(view, at);
            let more = self.is_of_two(view) || is_of_body(view, from, at) || people;
            self.end += usize::from(more);
            return more;
        }
        // "جمعية الأطباء الروس": whoever acts for a state does not meet them.
        if let Some(country) = people_of(key).filter(|_| self.definite && is_of_members(kind)) {
            self.country = Some(country);
            self.end += 1;
            return true;
        }
        if let Some((country, end)) = of_side(view, at).filter(|_| self.definite) {
            self.country = Some(country);
            self.end = end;
            return true;
        }
        if let Some(found) = nisba(key) {
            if found.definite && !key.starts_with('و') && self.definite {
                self.country = found.country;
                self.end += 1;
                return true;
            }
            // "قوات روسية": indefinite, and named by its country; "شركة أميركية" is any.
            let any = matches!(
                kind,
                "company" | "media" | "agency" | "club" | "ngo" | "party" | "court" | "other"
            );
            if !found.definite && at == from && found.country.is_some() && !any {
                self.country = found.country;
                self.end = purpose(view, at + 1).unwrap_or(at + 1);
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
            // "برلمان الإقليم", "محكمة المدينة": of what was named before, no name.
            if noun && place::is_head_with_article(view, at) {
                return false;
            }
            let time = grammar::is(key, Class::NounEnd);
            if !time
                && (noun
                    || grammar::is(key, Class::BodyAdjective)
                    || leads_to_country(view, at)
                    // "معهد الدراسات العليا التجارية"
                    || at == from + 2
                        && grammar::is(words.key(at - 1), Class::BodyAdjective)
                        && words.key(at - 1).ends_with('ه') == key.ends_with('ه')
                        && adjectival(key)
                        && !time::is_word(view, at)
                    // "حزب المسار الديمقراطي الاجتماعي"
                    || at <= from + 2 * usize::from(party) + 1
                        && (adjectival(key) || party && agree(words.key(from), key))
                        && !time::is_word(view, at))
            {
                self.definite = true;
                self.end += 1;
                return true;
            }
            return false;
        }
        // "وزارة الدولة للشؤون الخارجية": only of one of state does the field stand so.
        let has_field = kind == "ministry" && words.key(at - 1) != "الدوله";
        if let Some(end) = purpose(view, at).filter(|_| self.definite && !party && !has_field) {
            self.end = end;
            return false;
        }
        // "لجنة مراقبة التصويت وإحصاء الأصوات": what it does is told by two nouns.
        if self.definite && self.goes_on_with_deed(view, from) {
            self.end += 2;
            return true;
        }
        // "لجنة التشجيع على الإنتاج السينمائي", "هيئة الوقاية من التعذيب"
        if let Some(end) = complement(view, from, kind).filter(|_| self.definite && at == from + 1)
        {
            self.end = end;
            return false;
        }
        if let Some(end) = field(view, at).filter(|_| self.definite && at <= from + FIELDS) {
            self.end = end;
            return true;
        }
        // "وحدة حفظ السلام", "وزارة شؤون المرأة": one bare noun, then a definite one.
        let bare = !self.definite
            && at < from + 3
            && (!names::is_ordinary(key) || key.ends_with('ه') || key.ends_with("ات"))
            && !words.get(at).tanwin
            && saying::cue(view, at).is_none()
            // A possessive ("هياكله") leads to no name.
            && !words.span(at).of(view.text()).ends_with(['ه', 'م'])
            && key.chars().count() > 2
            && words.key(at + 1).starts_with("ال")
            && !is_of_any(key)
            // "لجنة تعاين المواد", "شركة تصنع السيارات": what it does, and no name.
            && !is_clause(key)
            // "شركة لإنتاج السيارات": what for, and no name.
            && !key.strip_prefix('ل').is_some_and(|noun| {
                vocabulary::is_common(noun) || vocabulary::is_verbal_noun(noun)
            });
        if bare {
            self.end += 1;
            return true;
        }
        if let Some(end) = idafa(view, at).filter(|_| !self.definite && at == from) {
            self.definite = true;
            self.long = true;
            self.end = end;
            return true;
        }
        false
    }
}
