//! Whose a last name is that stands alone, by the names before it in the article. One of
//! several words ("بن جازية") is of the one who was named with it; one that two persons
//! share, of the one who was named more often, or else last.

use foldhash::HashMap;

use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, Listed};
use crate::letters::fold;

/// A whole name that was given.
struct Whole {
    name: String,
    english: Option<Listed>,
    times: usize,
}

/// Gives a last name alone, where two of one article have it, a whole name from before it.
pub(super) fn settle(mentions: &mut [&mut Fact]) {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&nth| mentions.get(nth).map(|fact| fact.span.start));
    // By the last name, the one who was named last at the end.
    let mut wholes: HashMap<String, Vec<Whole>> = HashMap::default();
    for nth in order {
        let Some(Detail::Person { name, name_en, .. }) =
            mentions.get_mut(nth).map(|fact| &mut fact.detail)
        else {
            continue;
        };
        // "بن جازية", "عبد السلام" of one who was named before.
        let first = name.split(' ').next().unwrap_or_default();
        if name_en.is_none()
            && grammar::is(&fold(first), Class::Joint)
            && let Some((_, last)) = name.rsplit_once(' ')
            && let Some(whole) = wholes.get(&fold(last)).and_then(|owners| {
                let ending = format!(" {}", fold(name));
                let of_name = || {
                    owners
                        .iter()
                        .filter(|whole| fold(&whole.name).ends_with(&ending))
                };
                // "أمين بن عمر" is "محمد أمين بن عمر" too.
                let longest = of_name().max_by_key(|whole| whole.name.len())?;
                let full = fold(&longest.name);
                of_name()
                    .all(|whole| full.ends_with(&fold(&whole.name)))
                    .then_some(longest)
            })
        {
            name.clone_from(&whole.name);
            name_en.clone_from(&whole.english);
        }
        if let Some((_, last)) = name.rsplit_once(' ') {
            let owners = wholes.entry(fold(last)).or_default();
            let known = owners
                .iter()
                .position(|whole| fold(&whole.name) == fold(name))
                .map(|at| owners.remove(at));
            owners.push(Whole {
                name: name.clone(),
                english: name_en.clone(),
                times: known.map_or(1, |known| known.times + 1),
            });
        } else if name_en.is_none()
            && let Some(owners) = wholes.get(&fold(name)).filter(|owners| owners.len() > 1)
            && let Some(whole) = owners.iter().max_by_key(|whole| whole.times)
        {
            name.clone_from(&whole.name);
            name_en.clone_from(&whole.english);
        }
    }
}
