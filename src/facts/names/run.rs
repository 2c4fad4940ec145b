//! How far a name goes: its parts, what joins them, and what ends it.

use super::bound::{behind_hyphen, is_of_god};
use super::last::is_family;
use super::next::begins_next;
use super::part::{Part, closes, foreign_look, has_father, part, part_as};
use super::repeated::behind_attribute;
use super::surname::{is_fathers, is_surname};
use super::{behind_clitic, given_names, is_ordinary};
use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::facts::{organization, place, saying, title, vocabulary};
use crate::letters::Language;
use crate::letters::words::WordKind;

/// How many words a name may have, with its joints: "أبو بكر بن عبد الرحمن آل سعود".
const LONGEST: usize = 8;

/// A run of words that may be a name.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The word after its last.
    pub end: usize,
    /// Its first word is a given name that is no ordinary word.
    pub given: bool,
    /// Every part is a given name or looks like a name from another language, and one does.
    pub foreign: bool,
    /// What follows ends a noun phrase: punctuation, a verb of saying, a particle.
    pub closed: bool,
}

/// "فإن" and "فان" fold on one key, which is a joint only inside a name.
pub(super) fn is_joint(key: &str) -> bool {
    grammar::is(key, Class::Joint)
}

/// The name at a word, of at least two words.
pub fn run(view: &View, at: usize) -> Option<Run> {
    run_of(view, at, view.words.key(at))
}

/// As [`run`], behind a glued conjunction or preposition of one letter.
pub fn run_behind_and(view: &View, at: usize) -> Option<Run> {
    let key = view.words.key(at);
    run_of(view, at, &behind_clitic(key)?)
}

fn run_of(view: &View, at: usize, key: &str) -> Option<Run> {
    let joint = is_joint(key) && !view.words.span(at).of(view.text()).starts_with("فإ");
    // "المنتصر بالله"
    let of_god = view.words.key(at + 1) == "بالله" && view.has_article(at);
    let mut last = if matches!(key, "عبد" | "ابو" | "ابي") || of_god {
        Part::Given
    } else {
        part_as(view, at, key)
    };
    if last == Part::No && !joint
        || view.has_article(at)
            && !of_god
            && (matches!(last, Part::Unknown | Part::No) || title::head(view, at).is_some())
        || matches!(key, "ولد" | "اولاد")
        // "بن گیا": it became.
        || key == "بن" && view.language == Language::Urdu
    {
        return None;
    }
    let mut given = last == Part::Given || has_father(view, at);
    let mut foreign = last == Part::Foreign;
    let mut known = !matches!(last, Part::Unknown);
    let mut end = at + 1;
    let mut parts = usize::from(!joint);
    while end < at + LONGEST
        && (view.words.kind(end) == WordKind::Letters || behind_hyphen(view, end).is_some())
    {
        let here = view.words.key(end);
        // "ـ": a stroke that is written for a dash.
        if here.is_empty() {
            break;
        }
        // "بيري Os"
        if here.is_ascii() != key.is_ascii() && view.words.kind(end) == WordKind::Letters {
            break;
        }
        // "وعبد العزيز": without what is glued to it.
        let (before, joint_before) = if end == at + 1 {
            (key, is_joint(key))
        } else {
            (view.words.key(end - 1), view.is(end - 1, Class::Joint))
        };
        // "جان إيف لو دريان": a particle before a part of the name, and else "if".
        let particle = here == "لو"
            && last != Part::No
            && matches!(
                part(view, end + 1),
                Part::Foreign | Part::Given | Part::Weak
            )
            && foreign_look(before);
        if particle {
            known &= part(view, end + 1) != Part::Unknown;
            end += 2;
            parts += 1;
            continue;
        }
        if view.is(end, Class::Joint) && !joint_before {
            // "فإن الوضع"
            let then = view.words.span(end).of(view.text()).starts_with("فإ");
            if then || view.words.kind(end + 1) != WordKind::Letters || !opens_part(view, end + 1) {
                break;
            }
            end += 1;
            continue;
        }
        if !joint_before && begins_next(view, end) {
            break;
        }
        // "ليو-أمبروز": a hyphen between letters parts nothing.
        if let Some(after) = behind_hyphen(view, end).filter(|_| !joint_before) {
            known &= part(view, after - 1) != Part::Unknown;
            foreign |= part(view, after - 1) == Part::Foreign;
            end = after;
            continue;
        }
        // "عبد الحميد خلف الله", "جلول جاء بالله": a last name of two words.
        if !joint_before && matches!(last, Part::Given | Part::Weak) && is_of_god(view, end) {
            given = true;
            last = Part::Given;
            parts += 1;
            end += 2;
            continue;
        }
        // "محيي الدين", "نصر الله", "سيف الإسلام": one given name of two words.
        if !joint_before && last != Part::No && is_second_half(here) {
            last = Part::Given;
            end += 1;
            continue;
        }
        if let Some(after) = regnal(view, end).filter(|_| !joint_before && parts == 1 && given) {
            end = after;
            break;
        }
        let article = view.has_article(end);
        let next = part(view, end);
        let fits = if joint_before {
            opens_part(view, end)
        } else if parts
            >= if view.language == Language::Arabic {
                MOST
            } else {
                2
            }
        {
            false
        } else if article {
            is_surname(view, end, last, parts, given)
        } else if is_fathers(view, end, last) {
            true
        } else if next == Part::No {
            let known = matches!(last, Part::Given | Part::Weak);
            given
                && (parts == 1 || parts == 2 && known)
                && (is_name_and_noun(view, end) || known && is_family(view, end))
        } else {
            match next {
                // "فيصل بن بندر أمير منطقة الرياض"
                Part::Given => (parts < 2 || known) && !opens_title(view, end),
                // "رودريغيز مالك شركة"
                Part::Weak => {
                    !opens_title(view, end)
                        && !is_office(view, end, last)
                        && (parts < 2
                            || last != Part::Foreign
                            || foreign_look(here)
                            || view.words.kind(end + 1) != WordKind::Letters)
                }
                Part::Foreign => parts < 2 || known,
                Part::Unknown if parts == 1 && given && is_adverb(view, end) => false,
                // A third word only behind a given name: "محمد علي حسن".
                Part::Unknown if parts >= 2 => {
                    matches!(last, Part::Given | Part::Weak)
                        && here.chars().count() > 2
                        && !is_third_verb(here)
                        // "قدم كمال حداد مداخلة"
                        && !vocabulary::is_verbal_noun(here)
                        // "عمر منصور مأدبة إفطار", "مصطفى حلمي حاجي عمروفيتش"
                        // "محمد صالح دربال تدشين السوق"
                        && (closes(view, end + 1)
                            || part(view, end + 1) == Part::Foreign
                            || vocabulary::is_verbal_noun(view.words.key(end + 1)))
                }
                Part::Unknown | Part::No => true,
            }
        };
        if !fits {
            break;
        }
        // "سعيد محمد الكندي": of two given names the first may be a word too.
        given |= parts == 1 && last == Part::Weak && next == Part::Given && !joint_before;
        known &= next != Part::Unknown || article || joint_before;
        foreign |= next == Part::Foreign;
        // "محمد الطاهر السيالة": a given name with the article, and a last name that has it too.
        let bare = here.strip_prefix("ال").unwrap_or(here);
        let given_name = given_names().holds(here) || given_names().holds(bare);
        last = if joint_before || article && given_name {
            Part::Given
        } else {
            next
        };
        parts += 1;
        end += 1;
        // "محمد الفاضل خليل": and one without.
        let goes_on = view.is(end, Class::Joint)
            // "محمد الحويج بوهلال"
            || given && is_father_of(view, end)
            || given_name
                && (view.has_article(end) || parts == 2 && given && is_third_given(view, end));
        if article && !joint_before && !goes_on {
            break;
        }
    }
    // "بن نصر": behind a joint it is a name.
    let doubled = end > at + 2 && view.is(end - 2, Class::Joint);
    if view.is(end - 1, Class::Joint) && end - 1 > at && !doubled {
        end -= 1;
    }
    if end - at < 2 {
        return None;
    }
    end = behind_attribute(view, at, end).unwrap_or(end);
    Some(Run {
        end,
        given,
        foreign: foreign && known,
        closed: closes(view, end) || vocabulary::is_verbal_noun(view.words.key(end)),
    })
}

/// "بوهلال", "بوعزيزي": "أبو" as it is said in the Maghreb, in a word that no list knows.
fn is_father_of(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    view.words.kind(at) == WordKind::Letters
        && key
            .strip_prefix("بو")
            .is_some_and(|rest| rest.chars().count() > 2)
        && matches!(part(view, at), Part::Unknown | Part::Foreign)
}

/// "خليل": a given name that ends the name, and no title or verb.
fn is_third_given(view: &View, at: usize) -> bool {
    part(view, at) == Part::Given
        && title::head(view, at).is_none()
        && saying::cue(view, at).is_none()
        && view.words.kind(at) == WordKind::Letters
}

/// "كروسيس ملك ليديا": behind a name of another language an office, and what it is of.
fn is_office(view: &View, at: usize, before: Part) -> bool {
    before == Part::Foreign && title::head(view, at).is_some() && part(view, at + 1) != Part::No
}

/// "فكري طحنا في", "سالم خنقا.": how it is done, by the ending of the accusative.
fn is_adverb(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    key.ends_with('ا')
        && key.chars().count() == 4
        && !key.contains(['و', 'ي'])
        && !given_names().holds(key)
        && (view.words.kind(at + 1) != WordKind::Letters || is_ordinary(view.words.key(at + 1)))
}

/// The most parts of a name that follow each other without a joint.
const MOST: usize = 5;

/// True for a word that may follow a joint: "بن سلمان", "أبو الغيط", "آل ثاني".
fn opens_part(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let before = at
        .checked_sub(1)
        .map_or("", |before| view.words.key(before));
    if before == "ال" {
        return view.words.kind(at) == WordKind::Letters;
    }
    if before == "ولد" {
        return part(view, at) != Part::No || view.has_article(at);
    }
    // "ابن عم التلميذ": a cousin.
    let of_kin = matches!(
        key,
        "عم" | "خال"
            | "عمه"
            | "خاله"
            | "اخ"
            | "اخت"
            | "شقيق"
            | "شقيقه"
            | "جار"
            | "صديق"
            | "اخي"
    );
    if matches!(before, "بن" | "ابن") && of_kin && view.has_article(at + 1) {
        return false;
    }
    // "بن أخيه": a nephew.
    if matches!(before, "بن" | "ابن") && matches!(key, "اخيه" | "اخته" | "عمته" | "خالته" | "عمها")
    {
        return false;
    }
    // "ابن الملك": a son, no name.
    if matches!(before, "بن" | "ابن") && view.has_article(at) && title::head(view, at).is_some()
    {
        return given_names().holds(key);
    }
    if matches!(before, "دو" | "دي" | "دا") && key == "لا" {
        return true;
    }
    view.words.kind(at) == WordKind::Letters
        && (view.has_article(at)
            || is_joint(key)
            || given_names().holds(key)
            || !is_ordinary(key) && place::known(view, at).is_none_or(|place| place.cut == 0))
}

/// "الدين", "الله": the second word of a given name.
fn is_second_half(key: &str) -> bool {
    matches!(key, "الدين" | "الله" | "الاسلام" | "بالله")
}

/// "سعيد راتب", "محمد صديق": a noun behind a given name, where the phrase ends with it.
fn is_name_and_noun(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    vocabulary::is_word(key)
        && !is_ordinary(key)
        && !key.ends_with("ات")
        && key.chars().count() <= 5
        && title::head(view, at).is_none()
        && !organization::is_head(view, at)
        // "أمير قطر": of the state.
        && place::known(view, at).is_none()
        && !view.is(at, Class::Kin)
        && saying::cue(view, at).is_none()
        && (view.words.kind(at + 1) != WordKind::Letters
            || title::head(view, at + 1).is_some()
            // "الطاهر صفر بالمهدية"
            || place::behind_preposition(view, at + 1).is_some())
}

/// "أمين عام": a word that is a given name too begins a title. In "ماجد نجم رئيس القسم" it is
/// a name.
fn opens_title(view: &View, at: usize) -> bool {
    title::head(view, at).is_some()
        && title::head(view, at + 1).is_none()
        && !is_second_half(view.words.key(at + 1))
        && title::title(view, at).is_some_and(|title| title.complements > 0)
}

/// "الثاني", "السادس": the number of a king behind his name, up to the word
/// after it.
pub fn regnal(view: &View, at: usize) -> Option<usize> {
    let found = view.is(at, Class::Regnal);
    found.then(|| at + 1 + usize::from(view.words.key(at + 1) == "عشر"))
}

/// Two words are a name already; a third that looks like a verb is none.
fn is_third_verb(key: &str) -> bool {
    key.starts_with(['ي', 'ت', 'ا']) && !given_names().holds(key)
}
