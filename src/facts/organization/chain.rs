//! What completes the head noun of an organisation: adjectives, an idafa, a country, a
//! name in marks, and what the body is for.

use super::adjective::{is_of_any, is_of_body, is_of_second_country, is_unknown_adjective};
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::{nisba, of_side};
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

/// "للأرصاد الجوية", "لتنسيق الشؤون الإنسانية", "لمراقبة الهدنة": what a body is for, up
/// to the word after it.
pub fn purpose(view: &View, at: usize) -> Option<usize> {
    let words = &view.words;
    let definite =
        |at: usize| words.key(at).starts_with("ال") && words.kind(at) == WordKind::Letters;
    let mut end = match words.key(at) {
        key if key.starts_with("لل") && key.chars().count() > 4 => at + 1,
        key if key.starts_with('ل') && key.chars().count() > 3 && definite(at + 1) => at + 2,
        // "لاستغلال وتوزيع المياه"
        key if key.starts_with('ل')
            && words
                .key(at + 1)
                .strip_prefix('و')
                .is_some_and(vocabulary::is_verbal_noun)
            && definite(at + 2) =>
        {
            at + 3
        }
        _ => return None,
    };
    // "معهد التاريخ لوكالة الأنباء": whom one told.
    let told = !words.key(at).starts_with("لل")
        && matches!(super::kind_of_noun(view, at), Some("agency" | "media"));
    if told {
        return None;
    }
    // "ليوم الثلاثاء": when.
    let when =
        words.key(at) == "ليوم" || !words.key(at).starts_with("لل") && time::is_word(view, at + 1);
    if nisba(words.key(at)).is_some() || saying::cue(view, at).is_some() || when {
        return None;
    }
    // "للاتصال السمعي البصري النوري اللجمي": whose it is to speak for it.
    let last_name = |at: usize| definite(at) && is_unknown_adjective(words.key(at));
    let named = |at: usize| {
        names::may_open_with_article(view, at) && definite(at + 1)
            // "للشغل المستوري القمودي"
            || last_name(at) && last_name(at + 1)
    };
    while end < at + 4
        && !named(end)
        && (definite(end) && !names::is_ordinary(words.key(end)) && adjectival(words.key(end))
            // "للكرة الطائرة"
            || end == at + 1 && is_ball(view, at) && definite(end) && !names::is_ordinary(words.key(end))
            || words.key(end).starts_with("وال")
                && words.key(end).chars().count() > 4
                // "للبنوك والجامعة التونسية": the next body.
                && !super::is_head_with_article(view, end)
                && (!is_of_people(words.key(end)) || is_of_people(words.key(end - 1))))
        && !time::is_word(view, end)
        && saying::cue(view, end).is_none()
    {
        end += 1;
    }
    // "لمستقبل العلوم و التكنولوجيا": the conjunction stands by itself.
    if words.key(end) == "و" && grammar::is(&format!("و{}", words.key(end + 1)), Class::Domain) {
        end += 2;
    }
    // "لتعزيز النزاهة ومكافحة الفساد"
    let second = words.key(end).strip_prefix('و');
    if second.is_some_and(vocabulary::is_verbal_noun) && definite(end + 1) {
        end += 2;
    }
    Some(end)
}

/// "للكرة", "لكرة": a sport, by the word behind.
pub(super) fn is_ball(view: &View, at: usize) -> bool {
    matches!(view.words.key(at), "للكره" | "لكره")
}

/// "والعضوين": people, and no field beside another.
fn is_of_people(key: &str) -> bool {
    key.ends_with("ين")
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

/// Forms of adjectives: الجوية, الإنساني.
pub(super) fn adjectival(key: &str) -> bool {
    key.ends_with('ي') || key.ends_with("يه")
}

/// "الوطنيين الديمقراطيين": two plurals of people in one case.
fn agree(noun: &str, adjective: &str) -> bool {
    ["ين", "ون"]
        .iter()
        .any(|ending| noun.ends_with(ending) && adjective.ends_with(ending))
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
        if let Some(end) = purpose(view, at).filter(|_| self.definite && !party) {
            self.end = end;
            return false;
        }
        // "لجنة التشجيع على الإنتاج السينمائي"
        if self.definite
            && at == from + 1
            && key == "علي"
            && view.has_article(at + 1)
            && grammar::is(words.key(from), Class::TakesAla)
        {
            self.end += 2;
            self.end += usize::from(adjectival(words.key(self.end)) && view.has_article(self.end));
            return false;
        }
        // "جمعية المعطلين عن العمل"
        if self.definite
            && at == from + 1
            && key == "عن"
            && matches!(words.key(at + 1), "العمل" | "الشغل")
        {
            self.end += 2;
            return false;
        }
        // "وكالة النهوض بالاستثمارات الخارجية"
        if self.definite
            && at == from + 1
            && key.starts_with("بال")
            && grammar::is(words.key(from), Class::TakesBi)
        {
            self.end += 1 + usize::from(adjectival(words.key(at + 1)) && view.has_article(at + 1));
            return false;
        }
        // "وزارة التربية والتعليم", "وزارة الشؤون الدينية والأوقاف"
        if self.definite && grammar::is(key, Class::Domain) && at <= from + FIELDS {
            self.end += 1;
            // "والموارد الطبيعية"
            let next = words.key(self.end);
            let adjective = view.has_article(self.end)
                && (adjectival(next) || grammar::is(next, Class::BodyAdjective))
                && nisba(next).is_none_or(|found| found.country.is_none());
            self.end += usize::from(adjective);
            return true;
        }
        // "هيئة الحقيقة و الكرامة": the conjunction stands by itself.
        if self.definite && key == "و" && at == from + 1 {
            let joined = format!("و{}", words.key(at + 1));
            if grammar::is(&joined, Class::Domain) {
                self.end += 2;
                return true;
            }
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
            // "شركة لإنتاج السيارات": what for, and no name.
            && !key.strip_prefix('ل').is_some_and(vocabulary::is_common);
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
