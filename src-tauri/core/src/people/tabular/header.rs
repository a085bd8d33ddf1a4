//! Which row of a list holds its headings: title and empty rows may stand before it, and a row of groups above it.

use super::KnowsHeading;
use super::reader::TextRecord;
use crate::kernel::csv_cell;

/// Rows that may stand before the headings.
const PREAMBLE_ROWS_MAX: usize = 30;

/// Rows whose width shows how wide the list is.
const SAMPLE_ROWS: usize = 60;

/// The place of the record that most likely holds the headings.
pub(super) fn detect(records: &[TextRecord<'_>], knows: KnowsHeading) -> usize {
    let widest = records.iter().take(SAMPLE_ROWS).map(filled).max().unwrap_or(0);
    let recognised = |record: &TextRecord<'_>| record.cells.iter().filter(|cell| knows(cell.trim())).count();
    let first_rows = || records.iter().take(PREAMBLE_ROWS_MAX).enumerate();
    let is_wide = |record: &TextRecord<'_>| filled(record) * 5 >= widest * 3;
    let Some(first) = records.first() else { return 0 };
    // The first of the rows with the most known headings.
    let (best, known) = first_rows()
        .map(|(place, record)| (place, recognised(record)))
        .fold((0, 0), |best, found| if found.1 > best.1 { found } else { best });
    // A row of data may hold words that are headings too, so only a clear row of headings beats a full first row.
    let is_clear = match widest {
        1 => known == 1,
        _ => known >= 2 && (!is_wide(first) || known >= recognised(first) + 3),
    };
    if is_clear || (best == 0 && known >= 2) {
        return best;
    }
    first_rows().find(|(_, record)| is_wide(record)).map_or(0, |(place, _)| place)
}

/// The headings in the record at `place`. Where a heading stands several times and the row above groups the columns,
/// each is led by its group: "Main contact" above "Name" is "Main contact Name".
pub(super) fn headings(records: &[TextRecord<'_>], place: usize, knows: KnowsHeading) -> Vec<String> {
    let cell = |record: &TextRecord<'_>, column: usize| {
        record.cells.get(column).map(|cell| csv_cell::unguarded(cell.trim()).to_owned()).unwrap_or_default()
    };
    let Some(header) = records.get(place) else { return Vec::new() };
    let plain: Vec<String> = (0..header.cells.len()).map(|column| cell(header, column)).collect();
    let above = place.checked_sub(1).and_then(|above| records.get(above));
    let is_repeated = |heading: &String| {
        !heading.is_empty() && plain.iter().filter(|other| other.eq_ignore_ascii_case(heading)).count() > 1
    };
    let Some(above) = above.filter(|_| plain.iter().any(is_repeated)) else { return plain };
    let mut group = String::new();
    let mut grouped = plain.clone();
    for (column, heading) in grouped.iter_mut().enumerate() {
        let begins = cell(above, column);
        if !begins.is_empty() {
            group = begins;
        }
        let both = format!("{group} {heading}");
        // A group of organisations' columns ("Address") adds nothing to headings that are clear without it.
        if !group.is_empty() && is_repeated(&plain[column]) && knows(&both) {
            *heading = both;
        }
    }
    grouped
}

/// How many cells hold something.
fn filled(record: &TextRecord<'_>) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tabular::reader;

    fn knows(heading: &str) -> bool {
        let person = heading.strip_prefix("Main contact ").or(heading.strip_prefix("Voting contact "));
        ["Name", "ROR", "Country", "Status", "Organisation", "E-mail"].contains(&person.unwrap_or(heading))
    }

    fn found(text: &str) -> (usize, Vec<String>) {
        let (records, _) = reader::records(text, ',').unwrap();
        let place = detect(&records, knows);
        (records[place].line, headings(&records, place, knows))
    }

    #[test]
    fn title_rows_are_passed_over() {
        assert_eq!(found("Members of the consortium\nExported,2026-10-01\n\nName,ROR,Country\nA,,FR\n").0, 4);
        assert_eq!(found("Name,ROR,Country\nA,,FR\n").0, 1);
        assert_eq!(
            found("List of 2026,,\nOrg title,Code,Standing\nA,1,x\nB,2,y\n").0,
            2,
            "unknown headings, by width"
        );
        assert_eq!(
            found("Org,Kind,Standing\nA,Library,Member\nB,Name,Status\n").0,
            1,
            "a full first row stays the headings"
        );
        assert_eq!(found("Members 2026\nName\nA\nB\n").0, 2);
        assert_eq!(found("A\nB\n").0, 1);
    }

    #[test]
    fn a_row_of_groups_leads_repeated_headings() {
        let (line, headings) = found(
            ",,Main contact,,Voting contact,\nOrganisation,Country,Name,E-mail,Name,E-mail\nA,FR,x,x@y.org,z,z@y.org\n",
        );
        assert_eq!(line, 2);
        assert_eq!(
            headings,
            [
                "Organisation",
                "Country",
                "Main contact Name",
                "Main contact E-mail",
                "Voting contact Name",
                "Voting contact E-mail"
            ]
        );
    }
}
