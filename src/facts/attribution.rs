//! Who is being quoted where: every word of saying with its speaker, in the order of
//! the text. A verb without a subject takes the speaker before, across paragraphs too.

mod actors;
mod apposition;
mod carrier;
mod claimant;
mod closing;
mod document;
mod elsewhere;
mod gender;
mod modality;
mod phrase;
mod speaker;
mod subject;
mod verb_last;

use super::gazetteer::Found;
use super::grammar::{self, Class};
use super::quote::Marks;
use super::record::Fact;
use super::saying::{self, Cue, Saying, Takes, leads_on};
use super::view::View;
use crate::letters::{Language, fold};
use actors::Actors;
use carrier::Carrier;
pub use claimant::{claim, over};
use elsewhere::of_sentence;
use gender::Gender;
pub use modality::of as modality;
use speaker::{REACH, Subject, speaker};

/// A word of saying and its speaker.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Its first word.
    pub at: usize,
    /// Letters of a conjunction before it.
    pub cut: usize,
    /// The word after it.
    pub end: usize,
    /// Its class.
    pub cue: Cue,
    /// How what is said follows.
    pub takes: Takes,
    /// It says what a thing is: "وصفته".
    pub describes: bool,
    /// The word after the speaker, or after the word of saying where none stands there.
    pub subject_end: usize,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The speaker was carried over from before.
    pub carried: bool,
}

impl Attribution {
    /// The word of saying as it stands; none where it names no one.
    pub fn verb(&self, view: &View) -> Option<String> {
        (self.cue != Cue::Impersonal).then(|| {
            view.span(self.at, self.cut, self.end)
                .of(view.text())
                .to_owned()
        })
    }

    /// "وصفتها بـ": the verb bears a pronoun for what it describes.
    pub fn of_object(&self, view: &View) -> bool {
        let key = view.words.key(self.end.saturating_sub(1));
        self.describes && self.cue == Cue::Verb && key.ends_with(['ه', 'ا'])
    }
}

/// Every attribution of an article. `facts` are its persons, organisations and places
/// in the order of the text; what stands between marks is nobody's attribution.
pub fn find(view: &View, facts: &[Fact], marks: &Marks) -> Vec<Attribution> {
    let mut reader = Reader {
        view,
        facts,
        actors: Actors::new(facts),
        carrier: Carrier::default(),
        found: Vec::new(),
    };
    let mut pairs = marks.pairs().iter().filter(|pair| pair.closed).peekable();
    let mut at = 0;
    loop {
        at = saying::next(view, at);
        if at == view.words.len() {
            break;
        }
        if let Some(pair) = pairs.next_if(|pair| pair.open <= at) {
            at = at.max(pair.close + 1);
            continue;
        }
        at = match saying::speaks(view, at) {
            Some(cue) if reader.take(at, &cue) => cue.end,
            _ => at + 1,
        };
    }
    reader.found
}

/// Reads the words of saying of an article, in the order of the text.
struct Reader<'a, 'v> {
    view: &'a View<'v>,
    facts: &'a [Fact],
    actors: Actors<'a>,
    carrier: Carrier,
    found: Vec<Attribution>,
}

impl Reader<'_, '_> {
    /// Takes a word of saying; false where it attributes nothing.
    fn take(&mut self, at: usize, cue: &Found<'_, Saying>) -> bool {
        let view = self.view;
        let saying = *cue.value;
        if is_reported(view, &self.found, at) {
            return false;
        }
        let in_sentence = self
            .found
            .last()
            .is_some_and(|last| last.at >= view.sentence_start(at, 60));
        let Some(subject) = self.subject(at, cue, in_sentence) else {
            return false;
        };
        // "وحين يقترب ويلاحظ أنها": no speaker goes on in the imperfect within a sentence.
        let idle = subject.is_none()
            && saying.cue == Cue::Verb
            && view.language == Language::Arabic
            && at > view.sentence_start(at, 60)
            && saying::is_imperfect(view, at);
        // "جهات يعتقد أنها": a clause of the noun before.
        let of_noun = cue.cut == 0 && !leads_on(view, at);
        // "غلاف قد يرجح أنه": what may be thought, by nobody.
        let of_noun = of_noun || view.words.key(at.wrapping_sub(1)) == "قد";
        if idle && (!in_sentence || of_noun) && !saying.describes {
            return false;
        }
        if let Some(who) = subject.as_ref().filter(|who| !who.named)
            && saying.cue == Cue::Verb
            && is_of_subject(view, &self.found, (at, cue.end), who.at)
        {
            return false;
        }
        let source = saying.cue == Cue::Source;
        let nobody = |who: &Subject| subject::is_nobody(view, who, source);
        if (source || saying.cue == Cue::Verb) && subject.as_ref().is_some_and(nobody) {
            return false;
        }
        let gender = gender::shown(view, cue.end - 1, saying.cue);
        let carried = subject.is_none();
        let begins = subject.as_ref().map(|subject| subject.at);
        let subject_end = subject
            .as_ref()
            .map_or(cue.end, |subject| subject.end.max(cue.end));
        let own = subject.map(|subject| self.carrier.resolve(view, &self.actors, subject, gender));
        // "معاليه": nobody was named before.
        let own = own.filter(|who| who.contains(' ') || !grammar::is(&fold(who), Class::Selfsame));
        let who = own.or_else(|| self.carried(at, cue, in_sentence, gender));
        if let Some(who) = &who {
            let document = saying.cue == Cue::Document;
            if document || !carried && saying.cue == Cue::Source {
                self.carrier.wrote(who);
            }
            // "قال الوزير ...، بحسب وكالة": the one who goes on is the minister.
            // "أرقام منظمة أخرى التي تشير إلى": said by the way.
            let relative = view.is(at.wrapping_sub(1), Class::Relative);
            // "من المنتظر أن يعلن المعهد": he has not yet said it.
            let yet = view.words.key(at.wrapping_sub(1)) == "ان" && saying::is_imperfect(view, at);
            // "إذ أشارت مصادر إلى": why, inside what another says.
            let why = matches!(
                view.words.key(at.wrapping_sub(1)),
                "اذ" | "اذا" | "عندما" | "بعدما" | "حين" | "حينما"
            );
            let aside = (saying.cue == Cue::Source || relative || why) && in_sentence || yet;
            if let Some(begins) = begins.filter(|_| !relative) {
                self.carrier.called(view, begins, who);
            }
            if !carried && !aside {
                // "أكد بيان الوزارة": the verb agrees with the document.
                let shown = gender.filter(|_| begins.is_none_or(|begins| begins <= cue.end));
                self.carrier.spoke(who, shown);
            }
        }
        self.found.push(Attribution {
            at,
            cut: cue.cut,
            end: cue.end,
            cue: saying.cue,
            takes: saying.takes,
            describes: saying.describes,
            subject_end,
            speaker: who,
            carried,
        });
        true
    }

    /// The subject of a word of saying, if it has one of its own; the outer `None` where
    /// the word attributes nothing without one.
    fn subject(
        &self,
        at: usize,
        cue: &Found<'_, Saying>,
        in_sentence: bool,
    ) -> Option<Option<Subject>> {
        let view = self.view;
        let saying = *cue.value;
        let of_tongue = match view.language {
            Language::Persian | Language::Urdu | Language::Hebrew => verb_last::speaker,
            _ => speaker,
        };
        let subject = of_tongue(view, &self.actors, at, saying, cue.end);
        // "نقل المصابين إلى": nothing of anybody. "الوزير الذي تحدث أولا": not yet what he
        // says. "لاعبين جدد": no verb.
        let relative = view.is(at.wrapping_sub(1), Class::Relative);
        // "\"لاعبين\" جدد منتدبين": an adjective goes on, and no subject in the oblique case.
        let oblique = |who: &Subject| {
            !who.named && !view.has_article(who.at) && view.words.key(who.at).ends_with("ين")
        };
        let bare = saying.subject
            && subject
                .as_ref()
                .is_none_or(|who| who.at < at || oblique(who));
        // "يتم التعامل وفق عقود": nobody's word.
        let nobody = saying.cue == Cue::Source && view.words.key(cue.end) != "ما";
        let nobody = nobody && view.language == Language::Arabic;
        let idle = nobody || saying.cue == Cue::Relay || relative && saying.cue == Cue::Verb;
        if bare || subject.is_none() && idle {
            return None;
        }
        // "زارت الوزيرة المصنع وقالت", "وقبل المغرب …، موضحا"
        let joined = cue.cut > 0 && at > view.sentence_start(at, 60);
        // "انتقدت الصحافة ما اعتبرته \"تجاهلا\"": hers.
        let called = saying.describes && view.words.key(at.wrapping_sub(1)) == "ما";
        // "كانت السفارة قد نشرت بلاغا ذكرت فيه": hers.
        let within = view.is(cue.end, Class::Within);
        let spoken = in_sentence && self.found.last().is_some_and(|last| last.speaker.is_some());
        // "لم تنشر الوزارة الأسماء، لكنها أكدت": hers.
        let against = view.words.key(at.wrapping_sub(1));
        let against = against.ends_with("لكنها") || against.ends_with("لكنه");
        let new = (saying.cue == Cue::Participle || joined || against) && !spoken;
        let leads = new || called || within;
        let of_sentence = || leads.then(|| of_sentence(view, &self.actors, at)).flatten();
        Some(subject.or_else(of_sentence))
    }

    /// Who goes on speaking, where a word of saying has no subject of its own.
    fn carried(
        &self,
        at: usize,
        cue: &Found<'_, Saying>,
        in_sentence: bool,
        gender: Option<Gender>,
    ) -> Option<String> {
        let view = self.view;
        let saying = *cue.value;
        let statement = saying.cue == Cue::Document;
        let before = if statement && in_sentence {
            // "وقالت الوزارة في بيان": hers.
            self.found.last().and_then(|last| last.speaker.clone())
        } else if statement || saying.cue == Cue::Impersonal {
            self.carrier.document().cloned()
        } else {
            None
        };
        // "الأطباء هناك قالوا": another's, inside the clause.
        let carries = view.language != Language::Arabic
            || saying.cue != Cue::Verb
            || saying.describes
            || cue.cut > 0
            || leads_on(view, at);
        // "حيث قالوا": no one person goes on in the plural.
        let plural = view.words.key(cue.end - 1).ends_with("وا")
            || saying::is_dual(view, view.words.key(cue.end - 1));
        before.or_else(|| {
            let last = self.carrier.last(gender, &self.actors).cloned();
            // Nobody goes on with a verb of the other gender.
            let other = || carrier::subject_before(view, self.facts, at, gender);
            let silent = || {
                let silent = self.carrier.is_silent();
                silent
                    .then(|| carrier::before(view, self.facts, at))
                    .flatten()
            };
            // "أضاف البيان …، معربا": a participle has the speaker of its sentence.
            let goes_on = saying.cue == Cue::Participle && in_sentence;
            let of_clause = || {
                let last = self.found.last().filter(|_| goes_on);
                last.and_then(|last| last.speaker.clone())
            };
            // "وأقر بالصعوبات بالقول": it shows nothing of its own.
            let shown = of_clause().filter(|_| gender.is_none());
            shown
                .or(last)
                .or_else(of_clause)
                .or_else(|| {
                    self.carrier
                        .last(None, &self.actors)
                        .filter(|_| plural)
                        .cloned()
                })
                .or_else(other)
                .or_else(silent)
                .filter(|who| carries && !(plural && self.actors.is_person(who)))
        })
    }
}

/// "قال X إن الاتفاق يذكر …": a verb in the imperfect inside what another says is no
/// saying of its own.
fn is_reported(view: &View, found: &[Attribution], at: usize) -> bool {
    let Some(last) = found.last().filter(|last| last.cue == Cue::Verb) else {
        return false;
    };
    // "أكد في جلسة، الاثنين، أن": the commas before أن part nothing.
    let opened = (last.end..at).find(|&word| matches!(view.words.key(word), "ان" | "بان"));
    view.words.key(at).starts_with(['ي', 'ت'])
        && at - last.end < REACH
        && opened.is_some_and(|opened| {
            !(opened..at).any(|word| view.is_comma(word) || view.ends_sentence(word))
                && !(last.end..opened).any(|word| view.ends_sentence(word))
        })
}

/// "قال X إن الحادثة أبرزت الاستهتار بالقانون": inside what another says a verb behind a thing that is
/// its subject, with no statement of its own, says nothing.
fn is_of_subject(
    view: &View,
    found: &[Attribution],
    (at, end): (usize, usize),
    object: usize,
) -> bool {
    let near = found.last().is_some_and(|last| at - last.end < REACH);
    let thing = at.wrapping_sub(1);
    let opens = |word: usize| view.is(word, Class::That);
    near && object >= end
        && view.has_article(thing)
        && view.words.key(thing).ends_with('ه')
        && view.words.key(end - 1).ends_with('ت')
        && (opens(at.wrapping_sub(2)) || opens(at.wrapping_sub(3)))
        && !view.is(end, Class::That)
        && !speaker::is_human(view, thing)
        && !speaker::is_human(view, object)
}
