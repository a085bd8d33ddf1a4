//! DATEV: EXTF, category 21, a stack of postings in its version 13: a header, the headings of 125 columns, and a row for each
//! debit with its credit. Windows-1252, semicolons, amounts with a comma, days as day and month.

use std::fmt::Write;

use chrono::NaiveDate;

use super::super::BooksPeriod;
use super::ProgramSettings;
use super::entries::{EntryPair, ProgramEntry};
use super::files::{at_most, windows_1252};
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Error, OptionExt, Result};
use crate::people::profile;
use crate::register::Register;

/// The headings before the numbered ones.
const FIRST: [&str; 20] = [
    "Umsatz (ohne Soll/Haben-Kz)",
    "Soll/Haben-Kennzeichen",
    "WKZ Umsatz",
    "Kurs",
    "Basis-Umsatz",
    "WKZ Basis-Umsatz",
    "Konto",
    "Gegenkonto (ohne BU-Schlüssel)",
    "BU-Schlüssel",
    "Belegdatum",
    "Belegfeld 1",
    "Belegfeld 2",
    "Skonto",
    "Buchungstext",
    "Postensperre",
    "Diverse Adressnummer",
    "Geschäftspartnerbank",
    "Sachverhalt",
    "Zinssperre",
    "Beleglink",
];

/// The headings between both numbered kinds.
const MIDDLE: [&str; 11] = [
    "KOST1 - Kostenstelle",
    "KOST2 - Kostenstelle",
    "Kost-Menge",
    "EU-Land u. UStID (Bestimmung)",
    "EU-Steuersatz (Bestimmung)",
    "Abw. Versteuerungsart",
    "Sachverhalt L+L",
    "Funktionsergänzung L+L",
    "BU 49 Hauptfunktionstyp",
    "BU 49 Hauptfunktionsnummer",
    "BU 49 Funktionsergänzung",
];

const LAST: [&str; 38] = [
    "Stück",
    "Gewicht",
    "Zahlweise",
    "Forderungsart",
    "Veranlagungsjahr",
    "Zugeordnete Fälligkeit",
    "Skontotyp",
    "Auftragsnummer",
    "Buchungstyp",
    "USt-Schlüssel (Anzahlungen)",
    "EU-Land (Anzahlungen)",
    "Sachverhalt L+L (Anzahlungen)",
    "EU-Steuersatz (Anzahlungen)",
    "Erlöskonto (Anzahlungen)",
    "Herkunft-Kz",
    "Buchungs GUID",
    "KOST-Datum",
    "SEPA-Mandatsreferenz",
    "Skontosperre",
    "Gesellschaftername",
    "Beteiligtennummer",
    "Identifikationsnummer",
    "Zeichnernummer",
    "Postensperre bis",
    "Bezeichnung SoBil-Sachverhalt",
    "Kennzeichen SoBil-Buchung",
    "Festschreibung",
    "Leistungsdatum",
    "Datum Zuord. Steuerperiode",
    "Fälligkeit",
    "Generalumkehr (GU)",
    "Steuersatz",
    "Land",
    "Abrechnungsreferenz",
    "BVV-Position",
    "EU-Land u. UStID (Ursprung)",
    "EU-Steuersatz (Ursprung)",
    "Abw. Skontokonto",
];

/// How many columns there are.
const COLUMNS: usize = 125;

/// Where the cost centre and the mark of fixed postings stand, from 0.
const COST_CENTRE: usize = 36;
const FIXED: usize = 113;

/// The stack of postings.
pub(super) fn file(
    register: &Register,
    settings: &ProgramSettings,
    period: BooksPeriod,
    home: Currency,
    entries: &[ProgramEntry],
) -> Result<Vec<u8>> {
    let start = profile::read(register.reader())?.year_start()?;
    let year = start.year_of(period.from_on).filter(|year| period.until_on <= year.ends_on);
    let year = year.or_invalid(
        "until_on",
        message!("DATEV takes days of one year at a time. Choose a period within a licence year."),
    )?;
    let draft = &settings.draft;
    let number = |field: &'static str, text: &str, least: u64, most: u64| {
        let number = text.parse::<u64>().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| {
            Error::invalid(
                field,
                message!("DATEV asks for the number of the tax consultant (1001 to 9999999) and that of the client (1 to 99999). Enter them once in Books, For accounting."),
            )
        })
    };
    let consultant = number("consultant", &draft.consultant, 1001, 9_999_999)?;
    let client = number("client", &draft.client, 1, 99_999)?;
    let now = register.clock().now().format("%Y%m%d%H%M%S%3f");
    let day = |on: NaiveDate| on.format("%Y%m%d").to_string();
    let label = text(&at_most(&format!("Consortium Desk {}", year.label()), 30));
    let mut out = String::new();
    // Fields of the header by their places: the 8th is two letters of where it comes from, the 19th says that it is
    // financial accounting, the 21st that postings may still be changed.
    let _ = write!(
        out,
        "\"EXTF\";700;21;\"Buchungsstapel\";13;{now};;\"CD\";\"\";\"\";{consultant};{client};{};{};{};{};{label};\"\";1;0;0;\"{home}\";;\"\";;;\"\";;;\"\";\"\"\r\n",
        day(year.starts_on),
        draft.account_digits,
        day(period.from_on),
        day(period.until_on),
    );
    out.push_str(&headings().join(";"));
    out.push_str("\r\n");
    for entry in entries {
        for pair in entry.pairs() {
            out.push_str(&row(entry, &pair, home).join(";"));
            out.push_str("\r\n");
        }
    }
    Ok(windows_1252(&out))
}

fn headings() -> Vec<String> {
    let numbered = |kind: &str, count: usize| -> Vec<String> {
        let pair = |place: usize| [format!("{kind} - Art {place}"), format!("{kind} - Inhalt {place}")];
        (1..=count).flat_map(pair).collect()
    };
    let mut headings: Vec<String> = FIRST.iter().map(|heading| (*heading).to_owned()).collect();
    headings.extend(numbered("Beleginfo", 8));
    headings.extend(MIDDLE.iter().map(|heading| (*heading).to_owned()));
    headings.extend(numbered("Zusatzinformation", 20));
    headings.extend(LAST.iter().map(|heading| (*heading).to_owned()));
    headings
}

fn row(entry: &ProgramEntry, pair: &EntryPair<'_>, home: Currency) -> Vec<String> {
    let mut cells = vec![String::new(); COLUMNS];
    cells[0] = plain_minor(pair.home_minor, home.digits()).replace('.', ",");
    cells[1] = text("S");
    cells[2] = text(home.code());
    cells[6].clone_from(&pair.debit.account);
    cells[7].clone_from(&pair.credit.account);
    cells[9] = entry.on.format("%d%m").to_string();
    cells[10] = text(&document_field(pair.document()));
    cells[13] = text(&at_most(pair.text(), 60));
    cells[COST_CENTRE] = text(pair.cost_centre());
    cells[FIXED] = "0".to_owned();
    cells
}

/// A text as the format writes it.
fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A document number of the characters that the format allows in it.
fn document_field(document: &str) -> String {
    let is_allowed = |character: &char| {
        character.is_ascii_alphanumeric() || matches!(character, '$' | '&' | '%' | '*' | '+' | '-' | '/')
    };
    document.chars().filter(is_allowed).take(36).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_headings_as_columns_and_each_stands_in_its_place() {
        let headings = headings();
        assert_eq!(headings.len(), COLUMNS);
        for (place, heading) in [
            (1, "Umsatz (ohne Soll/Haben-Kz)"),
            (10, "Belegdatum"),
            (14, "Buchungstext"),
            (21, "Beleginfo - Art 1"),
            (37, "KOST1 - Kostenstelle"),
            (47, "BU 49 Funktionsergänzung"),
            (48, "Zusatzinformation - Art 1"),
            (87, "Zusatzinformation - Inhalt 20"),
            (96, "Buchungstyp"),
            (114, "Festschreibung"),
            (116, "Datum Zuord. Steuerperiode"),
            (125, "Abw. Skontokonto"),
        ] {
            assert_eq!(headings[place - 1], heading, "column {place}");
        }
    }
}
