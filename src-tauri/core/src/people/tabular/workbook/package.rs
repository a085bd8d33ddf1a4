//! The parts of a workbook beside its cells: which sheets it has, which of them can be seen, and where they lie.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::kernel::Result;
use crate::people::tabular::workbook_limits::{damaged, too_large};

/// Elements read of one small part; more is no workbook that a person made.
const ELEMENTS_MAX: usize = 2_000_000;

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// A workbook as its packing describes it.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) sheets: Vec<SheetPart>,
    /// The sheet that was open when the workbook was saved.
    pub(super) active: usize,
    /// Whether its days are counted from 1904.
    pub(super) is_1904: bool,
    /// Where its styles lie.
    pub(super) styles: Option<String>,
}

/// A sheet as the workbook names it.
#[derive(Debug, Default)]
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Where its cells lie.
    pub(super) path: String,
}

/// What a part says of another one: its id, kind and place.
#[derive(Debug)]
pub(super) struct Relation {
    id: String,
    kind: String,
    pub(super) path: String,
}

impl Package {
    /// Reads what the workbook says of itself.
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self> {
        let main = relations(archive, "")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
        let relations = relations(archive, &main)?;
        let path_of = |id: &str| {
            relations.iter().find(|relation| relation.id == id).map(|relation| relation.path.clone())
        };
        let mut package = Self {
            styles: relations
                .iter()
                .find(|relation| relation.kind == "styles")
                .map(|relation| relation.path.clone()),
            ..Self::default()
        };
        elements(archive, &main, |element| {
            match element.local_name().as_ref() {
                "workbookPr" => package.is_1904 = is_set(element, "date1904"),
                "workbookView" => {
                    package.active =
                        attribute(element, "activeTab").and_then(|tab| tab.parse().ok()).unwrap_or_default();
                }
                "sheet" => package.sheets.push(SheetPart {
                    name: attribute(element, "name").unwrap_or_default(),
                    is_hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
                    path: attribute(element, "id").and_then(|id| path_of(&id)).unwrap_or_default(),
                }),
                _ => {}
            }
            Ok(())
        })?;
        Ok(package)
    }
}

/// What the part at `path` says of other parts; that of the package as a whole when it is empty.
pub(super) fn relations(archive: &mut Archive<'_>, path: &str) -> Result<Vec<Relation>> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let lead = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut found = Vec::new();
    elements(archive, &format!("{lead}_rels/{name}.rels"), |element| {
        if element.local_name().as_ref() == "Relationship" {
            let target = attribute(element, "Target").unwrap_or_default();
            found.push(Relation {
                id: attribute(element, "Id").unwrap_or_default(),
                kind: attribute(element, "Type")
                    .unwrap_or_default()
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                path: within(folder, &target),
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The first and last row and column of the tables of a sheet that end with a row of totals.
pub(super) fn rows_of_totals(archive: &mut Archive<'_>, sheet: &str) -> Result<Vec<u32>> {
    let mut rows = Vec::new();
    for relation in relations(archive, sheet)?.into_iter().filter(|relation| relation.kind == "table") {
        elements(archive, &relation.path, |element| {
            let totals = attribute(element, "totalsRowCount").and_then(|count| count.parse::<u32>().ok());
            if element.local_name().as_ref() == "table"
                && let Some(totals) = totals.filter(|totals| (1..100).contains(totals))
                && let Some((_, last)) = attribute(element, "ref").and_then(|range| range_of(&range))
            {
                rows.extend((0..totals).filter_map(|back| last.0.checked_sub(back)));
            }
            Ok(())
        })?;
    }
    Ok(rows)
}

/// Calls `each` for every element of the part at `path`; for none when there is no such part.
pub(super) fn elements(
    archive: &mut Archive<'_>,
    path: &str,
    mut each: impl FnMut(&BytesStart<'_>) -> Result<()>,
) -> Result<()> {
    let Some(part) = part(archive, path)? else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    for _ in 0..ELEMENTS_MAX {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => each(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
    Err(too_large(message!("describes its sheets at a length that is beyond what is read")))
}

/// The part at `path`, found in any case, as Excel does.
pub(super) fn part<'a, 'b>(
    archive: &'a mut Archive<'b>,
    path: &str,
) -> Result<Option<impl Read + use<'a, 'b>>> {
    let names = archive.file_names().flatten();
    let known = names.map(std::borrow::Cow::into_owned).find(|name| name.eq_ignore_ascii_case(path));
    let Some(known) = known else { return Ok(None) };
    archive.by_name(&known).map(Some).map_err(damaged)
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let text: &str = &found.value;
    Some(quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// The first and last cell of a range such as B2:D40, as row and column from 0.
pub(super) fn range_of(range: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    Some((cell_of(first)?, cell_of(last)?))
}

/// A cell such as B2 as row and column from 0.
pub(super) fn cell_of(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter
            .is_ascii_uppercase()
            .then(|| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))
            .flatten()
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Where a target of a part in `folder` lies.
fn within(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
