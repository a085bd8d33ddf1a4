//! Which character separates the cells: the one that makes the longest and widest list of rows of the same width. Lines may
//! stand before a list, and the commas of amounts and sentences are those of a list only where nothing else makes one.

use std::collections::BTreeSet;

/// Records looked at.
const SAMPLE_RECORDS: usize = 200;

/// Characters looked at: a line may be as long as the file.
const SAMPLE_CHARACTERS: usize = 2_000_000;

/// The characters tried, the likelier first.
const CANDIDATES: [char; 4] = [',', ';', '\t', '|'];

/// The delimiter of `text` and where its records begin, after a `sep=` line if there is one.
pub(super) fn detect(text: &str) -> (char, usize) {
    declared(text).unwrap_or_else(|| (likeliest(&lines(text)), 0))
}

/// What stands outside quotes in a line: how often each candidate, and how many of the commas may be something else.
#[derive(Debug, Clone, Copy, Default)]
struct DelimitedLine {
    counts: [usize; CANDIDATES.len()],
    /// Commas between digits, as in 1.234,56, and commas with a space behind them, as in a sentence.
    weak_commas: usize,
}

/// A list as a candidate makes it: the lines that have one width above 1.
#[derive(Debug, Clone, Default)]
struct Block {
    is_in: Vec<bool>,
    /// How many separators these lines have, times the share of such lines among those from the first one on: what
    /// stands before a list has no say.
    score: u128,
}

impl Block {
    fn rows(&self) -> usize {
        self.is_in.iter().filter(|is_in| **is_in).count()
    }

    /// Whether it holds every line that `other` holds, and further ones.
    fn surpasses(&self, other: &Self) -> bool {
        self.rows() > other.rows()
            && other.rows() > 0
            && self.is_in.iter().zip(&other.is_in).all(|(own, others)| *own || !*others)
    }
}

fn likeliest(lines: &[DelimitedLine]) -> char {
    let counted = |place: usize| lines.iter().map(|line| line.counts[place]).collect::<Vec<_>>();
    let mut blocks: Vec<Block> = (0..CANDIDATES.len()).map(|place| block(&counted(place))).collect();
    // Amounts and sentences have commas in every list. Where another candidate makes a list, these do not count.
    if blocks[1..].iter().any(|other| other.rows() > 1) {
        let strong: Vec<usize> = lines.iter().map(|line| line.counts[0] - line.weak_commas).collect();
        blocks[0] = block(&strong);
    }
    let is_surpassed = |one: &Block| blocks.iter().any(|other| other.surpasses(one));
    let left = blocks.iter().enumerate().filter(|(_, block)| block.rows() > 0 && !is_surpassed(block));
    // max_by_key takes the last of equals, so the likelier candidates come last.
    let best = left.rev().max_by_key(|(_, block)| (block.rows() > 1, block.score));
    best.map_or(CANDIDATES[0], |(place, _)| CANDIDATES[place])
}

/// The likeliest list where a candidate stands so often in each line.
fn block(counts: &[usize]) -> Block {
    let widths: BTreeSet<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
    let of_width = |width: usize| {
        let is_in: Vec<bool> = counts.iter().map(|count| *count == width).collect();
        let rows = is_in.iter().filter(|is_in| **is_in).count() as u128;
        let before = is_in.iter().take_while(|is_in| !**is_in).count();
        let reached = (is_in.len() - before).max(1) as u128;
        Block { score: rows * rows * width as u128 * 1_000 / reached, is_in }
    };
    widths.into_iter().map(of_width).max_by_key(|block| (block.rows() > 1, block.score)).unwrap_or_default()
}

/// What Excel writes in the first line: `sep=;`.
fn declared(text: &str) -> Option<(char, usize)> {
    let rest = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &text[4..])?;
    let delimiter = rest.chars().next().filter(|character| !character.is_alphanumeric())?;
    let after = &rest[delimiter.len_utf8()..];
    let line_end = after.chars().take_while(|character| matches!(character, '\r' | '\n')).count();
    (line_end > 0).then_some((delimiter, 4 + delimiter.len_utf8() + line_end.min(2)))
}

/// Counts in the first records. A quote opens only at the beginning of a cell, whatever separates the cells: a lone inch
/// mark does not.
fn lines(text: &str) -> Vec<DelimitedLine> {
    let mut lines = Vec::new();
    let (mut line, mut is_empty, mut is_quoted) = (DelimitedLine::default(), true, false);
    let mut before = '\n';
    let mut characters = text.chars().take(SAMPLE_CHARACTERS).peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        match character {
            '"' if is_quoted && after == Some('"') => {
                characters.next();
            }
            '"' if is_quoted => is_quoted = false,
            '"' if before == '\n' || CANDIDATES.contains(&before) => is_quoted = true,
            '\n' | '\r' if !is_quoted => {
                if !is_empty {
                    lines.push(std::mem::take(&mut line));
                }
                if lines.len() == SAMPLE_RECORDS {
                    return lines;
                }
                (before, is_empty) = ('\n', true);
                continue;
            }
            _ if is_quoted => {}
            _ => {
                if let Some(place) = CANDIDATES.iter().position(|candidate| *candidate == character) {
                    line.counts[place] += 1;
                    line.weak_commas += usize::from(character == ',' && is_weak(before, after));
                }
            }
        }
        is_empty = false;
        // A space before a quote belongs to no cell.
        if character != ' ' {
            before = character;
        }
    }
    if !is_empty {
        lines.push(line);
    }
    lines
}

/// Whether a comma between two characters may belong to an amount (1.234,56 and 12,-) or to a sentence.
fn is_weak(before: char, after: Option<char>) -> bool {
    let is_of_amount = |after: char| after.is_ascii_digit() || matches!(after, '-' | '–' | '—');
    after.is_some_and(|after| after == ' ' || (before.is_ascii_digit() && is_of_amount(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_consistent_width_wins() {
        assert_eq!(detect("a,b\n1,2\n").0, ',');
        assert_eq!(detect("name;city\nUniversity, First;Paris\nCollege, Second;Lyon\n").0, ';');
        assert_eq!(detect("a\tb\n1,5\t2,5\n").0, '\t');
        assert_eq!(detect("a|b|c\r1|2|3\r").0, '|');
        assert_eq!(detect("a,b\n\"x;y;z\",2\n\"p;q;r\",3\n").0, ',');
        assert_eq!(detect("name\nonly one column\n").0, ',');
    }

    #[test]
    fn decimal_commas_under_a_long_preamble_do_not_separate() {
        let preambles = [
            "",
            "Kontonummer:;DE89 3704 0044 0532 0130 00\nZeitraum:;01.01.2026 - 31.01.2026\nKontostand vom 31.01.2026:;1.234,56 EUR\n\n",
            "Musterbank AG, Köln\nUmsätze der Girokonten, Stand 31.01.2026, 14:05 Uhr\nSehr geehrte Damen und Herren, anbei\nSaldo 1.234,56 EUR\nVorher 1.000,00 EUR\nLimit 5.000,00 EUR\nZins 0,00 EUR\n\n",
            "Konto, Inhaber\nAlpha, Beta\nGamma, Delta\nSaldo, gesamt\nSaldo, frei\nSaldo, alt\nSaldo, neu\nStand, heute\n",
        ];
        for preamble in preambles {
            for rows in [
                "Tag;Empfänger;Betrag\n02.01.2026;Alpha;1.000,00\n",
                "Tag;Empfänger;Betrag;Saldo\n02.01.2026;Meier, Hans;1.000,00;1.234,56\n03.01.2026;Beta;250,-;984,56\n",
                "Tag;Name, Vorname;Betrag\n02.01.2026;Meier, Hans;1.000,00\n03.01.2026;Schmid, Eva;2.000,00\n",
                "\"Tag\";\"Betrag\";\"Text\"\n\"02.01.2026\";\"1.000,00\";\"a, b, c\"\n",
                "Tag;Betrag\n02.01.2026;1,00\n03.01.2026;-2,00\n",
                "Tag;Länge;Betrag\n02.01.2026;5\" Rohr, kurz;1,00\n03.01.2026;7\" Rohr;2,00\n",
            ] {
                for delimiter in [';', '\t', '|'] {
                    let list = format!("{preamble}{}", rows.replace(';', &delimiter.to_string()));
                    assert_eq!(detect(&list).0, delimiter, "{list}");
                }
            }
        }
    }

    #[test]
    fn a_list_with_commas_stays_one_whatever_its_texts_hold() {
        for list in [
            "name,tags\nA,x;y;z\nB,p;q;r\n",
            "name,tags\nA,w;x;y;z\nB,p;q;r;s\n",
            "Members of 2026\nname,tags\nA,w;x;y;z\nB,p;q;r;s\n",
            "Exported: 2026-10-01; by: office\nFilter: active; sorted: name\n\nName,ROR,Country\nA,,FR\nB,,DE\n",
            "id,amount,paid\n1,100,200\n2,300,400\n",
            "1,100\n2,300\n",
            "\"a\",\"b;c\"\n\"d\",\"e;f\"\n",
            "name, city\nAlpha, Köln\nBeta, Paris\n",
            "name,size\n5\" pipe,1\n7\" pipe,2\n",
        ] {
            assert_eq!(detect(list).0, ',', "{list}");
        }
        assert_eq!(detect("a|b|c\n").0, '|', "a single line");
    }

    #[test]
    fn a_declared_delimiter_is_believed() {
        assert_eq!(detect("sep=;\r\na;b\r\n"), (';', 7));
        assert_eq!(detect("sep=|\na,b|c\n"), ('|', 6));
        assert_eq!(detect("separate,b\n").1, 0);
    }
}
