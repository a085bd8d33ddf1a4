//! Names found by their likeness, without comparing each with each.

#![expect(clippy::disallowed_types, reason = "a million keys are looked up, never gone through in order")]

use std::collections::{BTreeMap, HashMap};

use super::{ALIKE_PERCENT_MIN, ComparedName, LikenessReason, Word, WordKind, likeness};

/// Names under one key beyond which the key tells nothing: "university" is not looked up.
const NAMES_OF_KEY_MAX: usize = 150;

/// Names looked up for one name, those under its rarest keys first.
const LOOKED_UP_MAX: usize = 600;

/// Names compared with one name at most, those with the most keys in common first.
const COMPARED_MAX: usize = 50;

/// A name found by its likeness to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// Whose name it is, as given to [`NameIndex::add`].
    pub owner: usize,
    /// How alike the names are.
    pub percent: u8,
    pub reason: LikenessReason,
}

/// Names of owners; an owner may have several.
#[derive(Debug, Default)]
pub struct NameIndex {
    names: Vec<(usize, ComparedName)>,
    by_key: HashMap<String, Vec<u32>>,
}

impl NameIndex {
    /// Adds a name of `owner`. An empty one is passed over.
    pub fn add(&mut self, owner: usize, name: &str) {
        let name = ComparedName::of(name);
        let Ok(place) = u32::try_from(self.names.len()) else { return };
        if name.key.is_empty() {
            return;
        }
        for key in keys(&name) {
            let places = self.by_key.entry(key).or_default();
            // One more than are looked at shows that the key is too common.
            if places.len() <= NAMES_OF_KEY_MAX {
                places.push(place);
            }
        }
        self.names.push((owner, name));
    }

    /// The owners of names alike `name`, the most alike first; each once, by its best name.
    pub fn alike(&self, name: &str) -> Vec<Alike> {
        let name = ComparedName::of(name);
        let mut best: BTreeMap<usize, Alike> = BTreeMap::new();
        for place in self.candidates(&name) {
            let Some((owner, other)) = self.names.get(place) else { continue };
            let found = likeness(&name, other);
            let known = best.get(owner).map_or(0, |alike| alike.percent);
            if found.percent >= ALIKE_PERCENT_MIN && found.percent > known {
                best.insert(*owner, Alike { owner: *owner, percent: found.percent, reason: found.reason });
            }
        }
        let mut alike: Vec<Alike> = best.into_values().collect();
        alike.sort_by_key(|alike| (std::cmp::Reverse(alike.percent), alike.owner));
        alike
    }

    /// Every two owners with names that are alike, each pair once, by its best names. The first owner is the one with
    /// the smaller number.
    pub fn pairs(&self) -> Vec<(usize, Alike)> {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let share = self.names.len().div_ceil(threads).max(1);
        let ranges = (0..self.names.len()).step_by(share).map(|start| start..start + share);
        let found: Vec<(usize, Alike)> = std::thread::scope(|scope| {
            let workers: Vec<_> = ranges.map(|range| scope.spawn(move || self.pairs_of(range))).collect();
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        let mut best: BTreeMap<(usize, usize), Alike> = BTreeMap::new();
        for (owner, alike) in found {
            let known = best.entry((owner, alike.owner)).or_insert(alike);
            if alike.percent > known.percent {
                *known = alike;
            }
        }
        best.into_iter().map(|((owner, _), alike)| (owner, alike)).collect()
    }

    /// The pairs of the names at `places` with names added later.
    fn pairs_of(&self, places: std::ops::Range<usize>) -> Vec<(usize, Alike)> {
        let mut pairs = Vec::new();
        for place in places {
            let Some((owner, name)) = self.names.get(place) else { break };
            let later = self.candidates(name).into_iter().filter(|other| *other > place);
            for (other_owner, other) in later.filter_map(|other| self.names.get(other)) {
                let found = likeness(name, other);
                if owner != other_owner && found.percent >= ALIKE_PERCENT_MIN {
                    let (one, two) = (*owner.min(other_owner), *owner.max(other_owner));
                    pairs.push((one, Alike { owner: two, percent: found.percent, reason: found.reason }));
                }
            }
        }
        pairs
    }

    fn candidates(&self, name: &ComparedName) -> Vec<usize> {
        let mut lists: Vec<&Vec<u32>> = keys(name)
            .iter()
            .filter_map(|key| self.by_key.get(key))
            .filter(|places| places.len() <= NAMES_OF_KEY_MAX)
            .collect();
        lists.sort_by_key(|places| places.len());
        let mut places: Vec<u32> = Vec::new();
        for list in lists {
            places.extend(list);
            if places.len() > LOOKED_UP_MAX {
                break;
            }
        }
        places.sort_unstable();
        let mut shared: Vec<(usize, u32)> =
            places.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
        shared.sort_unstable_by_key(|(keys, place)| (std::cmp::Reverse(*keys), *place));
        shared.truncate(COMPARED_MAX);
        shared.into_iter().map(|(_, place)| place as usize).collect()
    }
}

/// What a name can be found by. Names that are alike have one of these in common.
fn keys(name: &ComparedName) -> Vec<String> {
    let mut keys = vec![format!("={}", name.key)];
    for words in std::iter::once(&name.main).chain(&name.aliases) {
        let tells = |word: &&Word| matches!(word.kind, WordKind::Distinctive | WordKind::Acronym);
        for word in words.iter().filter(tells) {
            keys.push(word.text.clone());
            // A slip of the hand changes the beginning or the end of a word, not both.
            let letters: Vec<char> = word.text.chars().collect();
            if letters.len() >= 5 {
                let part = (letters.len() / 2).min(4);
                keys.push(format!("<{}", letters[..part].iter().collect::<String>()));
                keys.push(format!(">{}", letters[letters.len() - part..].iter().collect::<String>()));
            }
        }
        let mut sorted: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        sorted.sort_unstable();
        keys.push(format!("#{}", sorted.join(" ")));
    }
    keys.extend(name.acronyms.iter().cloned());
    keys.extend(name.initials.iter().filter(|initials| initials.chars().count() > 2).cloned());
    keys.sort_unstable();
    keys.dedup();
    keys
}
