//! Rows that are no record: totals under a list, and lines below it that say where it comes from.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::kernel::{Message, text};
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::values;

/// What a row of totals is called, in its searched form.
const PHRASES: &str = "total|totals|grand total|sub total|subtotal|sum|sums|overall|in total|altogether\
    |summe|gesamt|gesamtsumme|insgesamt|endsumme|zwischensumme|teilsumme|anzahl\
    |total general|sous total|somme|ensemble|total geral|subtotal geral|suma|suma total|soma\
    |totaal|subtotaal|som|totale|totale generale|subtotale|totale complessivo|somma\
    |razem|ogolem|lacznie|suma koncowa|celkem|soucet|spolu|osszesen|osszeg|yhteensa|summa|totalt|i alt|sammanlagt\
    |toplam|genel toplam|итого|всего|сумма|συνολο|合計|小計|総計|合计|总计|小计|总和|합계|총계|소계|المجموع|الاجمالي|סהכ|รวม\
    |count|average|mean|durchschnitt|mittelwert|moyenne|promedio|media|gemiddelde";

/// What may stand beside such a word: of what the sum is.
const OF_WHAT: &str = "of|number|no|members|member|institutions|organisations|organizations|universities|libraries|rows\
    |records|entries|fee|fees|amount|all|mitglieder|einrichtungen|betrag|beitrage|der|membres|des|de|miembros|leden|membri\
    |usd|eur|gbp|aud|cad|chf|nzd|n|nr";

/// The words of [`PHRASES`] and of [`OF_WHAT`], looked up for every row of a list.
struct Known {
    phrases: HashSet<&'static str>,
    /// How a phrase begins: a cell without any of these names no total.
    first_words: HashSet<&'static str>,
    of_what: HashSet<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    phrases: PHRASES.split('|').collect(),
    first_words: PHRASES.split('|').filter_map(|phrase| phrase.split(' ').next()).collect(),
    of_what: OF_WHAT.split('|').collect(),
});

/// Records at the end among which a bare word is taken for a total even without a number beside it.
const LAST: usize = 3;

/// Cells that most records of a list have before a line of text below it is told from a record.
const WIDE: usize = 3;

/// The records that are none, by their lines, with what they look like.
pub(super) fn no_records(records: &[TextRecord<'_>]) -> Vec<(usize, Message)> {
    let below = below_the_list(records);
    let total = |(place, record): (usize, &TextRecord<'_>)| {
        let is_last = place + LAST >= records.len();
        let said = if below.contains(&record.line) {
            message!("It stands alone below the list, so it looks like a note and not like a record.")
        } else if looks_like_total(record, is_last) {
            message!("It looks like a total of the list, not like a record.")
        } else {
            return None;
        };
        Some((record.line, said))
    };
    records.iter().enumerate().filter_map(total).collect()
}

/// Whether the row says "Total" and otherwise holds nothing but numbers.
fn looks_like_total(record: &TextRecord<'_>, is_last: bool) -> bool {
    let mut filled = record.cells.iter().filter_map(|cell| values::value(cell));
    let Some(first) = filled.next() else { return false };
    let (word, has_number) = if is_number(first) {
        // The number of rows may stand before the word.
        let Some(word) = filled.next() else { return false };
        (word, true)
    } else {
        (first, first.chars().any(char::is_numeric))
    };
    if word.len() > 60 || !names_a_total(word) {
        return false;
    }
    let rest: Vec<&str> = filled.collect();
    rest.iter().all(|cell| is_number(cell) || names_a_total(cell))
        && (has_number || !rest.is_empty() || is_last)
}

/// "Total", "Total members: 12", "Summe Mitglieder", "12 members in total".
fn names_a_total(cell: &str) -> bool {
    // Of the names of a long list hardly one has such a word: they are not brought into their searched form.
    let holds_first_word = |word: &str| KNOWN.first_words.contains(word.to_ascii_lowercase().as_str());
    if cell.is_ascii() && !cell.split(|sign: char| !sign.is_ascii_alphanumeric()).any(holds_first_word) {
        return false;
    }
    let key = text::search_key(cell);
    let is_word = |word: &&str| !word.chars().all(char::is_numeric);
    let words: Vec<&str> = key.split(' ').filter(is_word).collect();
    if !words.iter().any(|word| KNOWN.first_words.contains(word)) {
        return false;
    }
    let is_phrase = |words: &[&str]| KNOWN.phrases.contains(words.join(" ").as_str());
    let is_of_what = |words: &[&str]| words.iter().all(|word| KNOWN.of_what.contains(word));
    let starts = (1..=words.len()).any(|to| is_phrase(&words[..to]) && is_of_what(&words[to..]));
    let ends = || (0..words.len()).any(|from| is_phrase(&words[from..]) && is_of_what(&words[..from]));
    starts || ends()
}

/// Whether a cell holds an amount, a number or a share, perhaps with a currency.
fn is_number(cell: &str) -> bool {
    let letters: String = cell.chars().filter(|character| character.is_alphabetic()).collect();
    cell.chars().any(char::is_numeric)
        && (letters.is_empty() || (letters.len() <= 3 && letters.chars().all(char::is_uppercase)))
        && !cell.contains(['@', '/', ':'])
}

/// The lines after the last gap of a wide list, when each holds a single cell of text.
fn below_the_list(records: &[TextRecord<'_>]) -> BTreeSet<usize> {
    let filled = |record: &TextRecord<'_>| record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let alone = records.iter().rev().take_while(|record| filled(record) == 1).count();
    let (list, tail) = records.split_at(records.len() - alone);
    let wide = list.iter().filter(|record| filled(record) >= WIDE).count();
    // Line numbers jump where blank rows stand; a record of several lines jumps as well, but holds more than one cell.
    let gap = |pair: &[TextRecord<'_>]| pair[1].line > pair[0].line + 1;
    let before = list.last().into_iter().chain(tail.first()).cloned().collect::<Vec<_>>();
    let begins =
        if before.len() == 2 && gap(&before) && !before[0].cells.iter().any(|cell| cell.contains('\n')) {
            Some(0)
        } else {
            tail.windows(2).position(gap).map(|place| place + 1)
        };
    match begins {
        Some(from) if wide * 2 > list.len() => tail[from..].iter().map(|record| record.line).collect(),
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tabular::reader;

    /// The lines that are no records, of a list without headings.
    fn lines(list: &str) -> Vec<usize> {
        let (records, _) = reader::records(list, ',').unwrap();
        no_records(&records).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn totals_are_known_in_many_languages() {
        for total in [
            "Total,,3200",
            "TOTAL,,",
            "Total:,,3200.00",
            "Grand total,,\"3,200\"",
            "Summe,,3.200",
            "Gesamt,,3 200 EUR",
            "Totaal,,€ 3200",
            "Total général,,3200",
            "Razem,,3200",
            "Összesen,,3200",
            "Итого,,3200",
            "合計,,3200",
            "Total members: 2,,",
            "2 members in total,,",
            "Total (2),,",
            "Sum,,",
            "Anzahl,2,",
            "Average,,1600",
            "2,Total,3200",
            "Subtotal,,1600",
            "Yhteensä,,3200",
            "المجموع,,3200",
        ] {
            assert_eq!(lines(&format!("Alpha,DE,1600\nBeta,FR,1600\n{total}\n")), [3], "{total}");
        }
        assert_eq!(lines("Alpha\nTotal\n"), [2], "alone in its row at the end");
        assert_eq!(
            lines("Alpha,DE,1\nSubtotal,,1\nBeta,FR,1\nGamma,FR,1\nDelta,FR,1\nSubtotal,,3\nTotal,,4\n"),
            [2, 6, 7]
        );
    }

    #[test]
    fn a_member_with_such_a_name_is_one() {
        for member in [
            "Total Energies,FR,1600",
            "Total,FR,1600",
            "Sum University,,1600",
            "Media Institute,,",
            "Total,,x@total.example",
            "Somme Library,FR,",
        ] {
            assert!(lines(&format!("Alpha,DE,1600\nBeta,FR,1600\n{member}\n")).is_empty(), "{member}");
        }
        assert!(lines("Total\nAlpha\nBeta\nGamma\nDelta\n").is_empty(), "a bare word in the midst of a list");
    }

    #[test]
    fn what_stands_alone_below_a_list_is_a_note() {
        let list = "Alpha,DE,1600\nBeta,FR,1600\nGamma,FR,1600\n";
        assert_eq!(lines(&format!("{list}\nExported on 1 May 2026\nConfidential\n")), [5, 6]);
        assert!(lines(&format!("{list}Delta,,\n")).is_empty(), "a member of which only the name is known");
        assert!(lines("Alpha\n\nBeta\n").is_empty(), "a list of names");
    }
}
