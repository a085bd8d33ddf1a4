//! How far what was typed is from a word, counted in slips of the fingers.

/// Slips that a word of so many characters may have and still be meant: none in a short one, where every other word
/// is near.
pub fn distance_max(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many slips lead from `typed` to the beginning of `word` that is nearest to it, if not more than `distance_max`. A
/// slip is a character too many, too few or another one, or two neighbours that changed places.
pub fn edit_distance(typed: &[char], word: &[char], distance_max: usize) -> Option<usize> {
    // A beginning that is longer than this is further away than a shorter one.
    let word = &word[..word.len().min(typed.len() + distance_max)];
    if word.len() + distance_max < typed.len() {
        return None;
    }
    // Rows of the table of distances between beginnings: that before last, the last, and the one being filled.
    let mut earlier = vec![0; word.len() + 1];
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, &character) in typed.iter().enumerate() {
        let mut next = vec![row + 1; word.len() + 1];
        for (column, &other) in word.iter().enumerate() {
            let replaced = last[column] + usize::from(character != other);
            let mut least = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let are_swapped =
                row > 0 && column > 0 && character == word[column - 1] && typed[row - 1] == other;
            if are_swapped {
                least = least.min(earlier[column - 1] + 1);
            }
            next[column + 1] = least;
        }
        if next.iter().all(|&distance| distance > distance_max) {
            return None;
        }
        earlier = std::mem::replace(&mut last, next);
    }
    last.into_iter().min().filter(|&least| least <= distance_max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(typed: &str, word: &str) -> Option<usize> {
        edit_distance(&typed.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>(), 2)
    }

    #[test]
    fn each_kind_of_slip_counts_once() {
        assert_eq!(between("univeristy", "university"), Some(1), "neighbours that changed places");
        assert_eq!(between("unversity", "university"), Some(1), "one too few");
        assert_eq!(between("universsity", "university"), Some(1), "one too many");
        assert_eq!(between("umiversity", "university"), Some(1), "another one");
        assert_eq!(between("univer", "university"), Some(0), "a beginning is no slip");
        assert_eq!(between("univre", "university"), Some(1), "a beginning with a slip");
        assert_eq!(between("museum", "university"), None);
        assert_eq!(between("αθηνων", "αθνηων"), Some(1), "in any script");
    }

    proptest! {
        #[test]
        fn a_word_is_at_no_distance_from_its_beginnings(word in "[a-zé]{1,12}", length in 0_usize..12) {
            let beginning: String = word.chars().take(length).collect();
            prop_assert_eq!(between(&beginning, &word), Some(0));
        }

        #[test]
        fn one_slip_is_found_as_one_at_most(word in "[a-z]{5,12}", place in 0_usize..4, other in "[a-z]") {
            let mut typed: Vec<char> = word.chars().collect();
            typed[place] = other.chars().next().unwrap_or('x');
            let word: Vec<char> = word.chars().collect();
            prop_assert!(edit_distance(&typed, &word, 1).is_some());
            typed.remove(place);
            prop_assert!(edit_distance(&typed, &word, 1).is_some());
        }
    }
}
