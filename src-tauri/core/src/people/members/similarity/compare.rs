//! Compares two prepared names.

use super::{ComparedName, Likeness, LikenessReason, Word, WordKind};

/// How much a word that tells organisations apart weighs beside a generic one, which weighs 1.
const DISTINCTIVE_WEIGHT: u32 = 4;

/// How much a word weighs that tells organisations of one place apart, such as "technical".
const QUALIFYING_WEIGHT: u32 = 2;

/// The most that names which are not the same can reach.
const DIFFERENT_PERCENT_MAX: u32 = 94;

/// The most for names that each have a word of their own: below what is worth asking about.
const CONTRADICTED_PERCENT_MAX: u32 = 70;

/// How alike two names are. Symmetric; a name is 100 per cent alike itself.
pub fn likeness(a: &ComparedName, b: &ComparedName) -> Likeness {
    if a.key == b.key {
        return Likeness { percent: 100, reason: LikenessReason::SameName };
    }
    if numbers(&a.main) != numbers(&b.main) {
        return Likeness { percent: 0, reason: LikenessReason::SimilarWords };
    }
    let mut best = likeness_of_words(&a.main, &b.main);
    for alias in &a.aliases {
        best = better(best, likeness_of_words(alias, &b.main));
    }
    for alias in &b.aliases {
        best = better(best, likeness_of_words(&a.main, alias));
    }
    better(best, likeness_by_acronym(a, b, best.percent))
}

fn better(one: Likeness, other: Likeness) -> Likeness {
    if other.percent > one.percent { other } else { one }
}

fn numbers(words: &[Word]) -> Vec<&str> {
    let mut numbers: Vec<&str> =
        words.iter().filter(|word| word.kind == WordKind::Number).map(|word| word.text.as_str()).collect();
    numbers.sort_unstable();
    numbers
}

fn likeness_by_acronym(a: &ComparedName, b: &ComparedName, by_words: u8) -> Likeness {
    let stands_for = |short: &ComparedName, long: &ComparedName| {
        short.is_acronym_only().is_some_and(|acronym| {
            long.acronyms.contains(acronym) || (acronym.len() > 2 && long.initials.contains(acronym))
        })
    };
    let percent = if stands_for(a, b) || stands_for(b, a) {
        85
    } else if a.bracketed.iter().any(|acronym| acronym.len() > 2 && b.bracketed.contains(acronym)) {
        (u32::from(by_words) + 15).min(DIFFERENT_PERCENT_MAX)
    } else {
        0
    };
    Likeness { percent: small(percent), reason: LikenessReason::Acronym }
}

fn likeness_of_words(a: &[Word], b: &[Word]) -> Likeness {
    let matched = Matched::of(a, b);
    let total = weight_of(a) + weight_of(b);
    if total == 0 {
        return Likeness { percent: 0, reason: LikenessReason::SimilarWords };
    }
    let is_distinctive = |word: &Word| matches!(word.kind, WordKind::Distinctive | WordKind::Acronym);
    let same_words = matched.exact && a.len() == b.len();
    if same_words {
        return Likeness { percent: 95, reason: LikenessReason::SameWords };
    }
    let left = |words: &[Word], taken: &[u32], counts: &dyn Fn(&Word) -> bool| {
        words.iter().zip(taken).any(|(word, taken)| counts(word) && *taken == 0)
    };
    let is_qualifying = |word: &Word| word.kind == WordKind::Qualifying;
    let contradicted = (left(a, &matched.a, &is_distinctive) && left(b, &matched.b, &is_distinctive))
        || left(a, &matched.a, &is_qualifying)
        || left(b, &matched.b, &is_qualifying);
    let mut percent = (matched.a.iter().sum::<u32>() + matched.b.iter().sum::<u32>()) * 25 / total;
    percent = percent.min(DIFFERENT_PERCENT_MAX);
    let shares_distinctive = a.iter().zip(&matched.a).any(|(word, taken)| is_distinctive(word) && *taken > 0);
    if !shares_distinctive || contradicted {
        percent = percent.min(CONTRADICTED_PERCENT_MAX);
    }
    let reason = if matched.expanded { LikenessReason::Acronym } else { LikenessReason::SimilarWords };
    Likeness { percent: small(percent), reason }
}

/// How much of each word was found on the other side: its weight times 0 (not), 3 (nearly) or 4 (wholly).
struct Matched {
    a: Vec<u32>,
    b: Vec<u32>,
    exact: bool,
    /// Whether an acronym stands for words of the other side.
    expanded: bool,
}

impl Matched {
    fn of(a: &[Word], b: &[Word]) -> Self {
        let mut matched = Self { a: vec![0; a.len()], b: vec![0; b.len()], exact: true, expanded: false };
        for (place, word) in a.iter().enumerate() {
            if let Some(other) = matched.free(b, |other| other.text == word.text) {
                matched.a[place] = weight(word) * 4;
                matched.b[other] = weight(&b[other]) * 4;
            }
        }
        matched.exact = matched.a.iter().chain(&matched.b).all(|taken| *taken > 0);
        if matched.exact {
            return matched;
        }
        for (place, word) in a.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Distinctive) {
            if matched.a[place] > 0 {
                continue;
            }
            if let Some(other) = matched.free(b, |other| nearly_equal(&word.text, &other.text)) {
                matched.a[place] = weight(word) * 3;
                matched.b[other] = weight(&b[other]) * 3;
            }
        }
        matched.expand(a, b);
        std::mem::swap(&mut matched.a, &mut matched.b);
        matched.expand(b, a);
        std::mem::swap(&mut matched.a, &mut matched.b);
        matched
    }

    fn free(&self, b: &[Word], fits: impl Fn(&Word) -> bool) -> Option<usize> {
        b.iter().enumerate().position(|(place, other)| self.b[place] == 0 && fits(other))
    }

    /// Matches an acronym among the words of `a` with the words of `b` in a row that it stands for: "TU" in "TU
    /// Dresden" with "Technische Universität".
    fn expand(&mut self, a: &[Word], b: &[Word]) {
        for (place, word) in a.iter().enumerate() {
            let length = word.text.len();
            if word.kind != WordKind::Acronym || self.a[place] > 0 || length > b.len() {
                continue;
            }
            let stands_for = |start: &usize| {
                let window = &b[*start..*start + length];
                let is_free = self.b[*start..*start + length].iter().all(|taken| *taken == 0);
                is_free && window.iter().map(|word| word.text.chars().next()).eq(word.text.chars().map(Some))
            };
            let found = (0..=b.len() - length).find(stands_for);
            if let Some(start) = found {
                self.expanded = true;
                self.a[place] = weight(word) * 4;
                for (taken, word) in self.b[start..].iter_mut().zip(&b[start..start + length]) {
                    *taken = weight(word) * 4;
                }
            }
        }
    }
}

fn weight(word: &Word) -> u32 {
    match word.kind {
        WordKind::Generic => 1,
        WordKind::Qualifying => QUALIFYING_WEIGHT,
        WordKind::Distinctive | WordKind::Acronym | WordKind::Number => DISTINCTIVE_WEIGHT,
    }
}

fn weight_of(words: &[Word]) -> u32 {
    words.iter().map(weight).sum()
}

fn small(percent: u32) -> u8 {
    u8::try_from(percent.min(100)).unwrap_or(100)
}

/// Whether two words differ by so few letters that a slip of the hand explains it: one from five letters on, two from
/// nine; an exchange of neighbours is one.
fn nearly_equal(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let allowed = match a.len().min(b.len()) {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= allowed
        && (a.first() == b.first() || a.last() == b.last())
        && edits(&a, &b) <= allowed
}

/// Insertions, deletions, replacements and exchanges of neighbours between two words.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, left) in a.iter().enumerate() {
        let mut current = vec![row + 1; b.len() + 1];
        for (column, right) in b.iter().enumerate() {
            let replaced = above[column] + usize::from(left != right);
            current[column + 1] = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            let exchanged = row > 0 && column > 0 && a[row - 1] == *right && *left == b[column - 1];
            if exchanged {
                current[column + 1] = current[column + 1].min(before[column - 1] + 1);
            }
        }
        before = std::mem::replace(&mut above, current);
    }
    above[b.len()]
}
