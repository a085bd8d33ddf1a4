//! The look in the register.

use rusqlite::{Connection, OptionalExtension, Row, ToSql};

use super::{LogoSide, Paper, Stationery, Window};
use crate::kernel::{Error, Result};
use crate::register::rows::{insert_row, update_row};

/// The look, or how documents look until one is chosen.
pub(super) fn read(connection: &Connection) -> Result<Stationery> {
    let mut statement = connection.prepare_cached("SELECT * FROM branding WHERE id = 1")?;
    let row = statement.query_row([], |row| Ok(read_row(row))).optional()?;
    row.transpose().map(Option::unwrap_or_default)
}

fn read_row(row: &Row<'_>) -> Result<Stationery> {
    let word = |column: &str| -> Result<String> { Ok(row.get(column)?) };
    let unknown = |word: &str| {
        Error::internal(message!("The register holds the unknown word “{word}” for a look.", word))
    };
    let (paper, window, logo_side) = (word("paper")?, word("envelope")?, word("logo_side")?);
    Ok(Stationery {
        paper: Paper::from_code(&paper).ok_or_else(|| unknown(&paper))?,
        window: Window::from_code(&window).ok_or_else(|| unknown(&window))?,
        accent: row.get("accent")?,
        logo_side: LogoSide::from_code(&logo_side).ok_or_else(|| unknown(&logo_side))?,
        head_lines: row.get("head_lines")?,
        foot_columns: [row.get("foot_1")?, row.get("foot_2")?, row.get("foot_3")?],
    })
}

pub(super) fn write(connection: &Connection, look: &Stationery) -> Result<()> {
    let (paper, window, logo_side) = (look.paper.code(), look.window.code(), look.logo_side.code());
    let [first, second, third] = &look.foot_columns;
    let columns: [(&'static str, &dyn ToSql); 8] = [
        ("paper", &paper),
        ("envelope", &window),
        ("accent", &look.accent),
        ("logo_side", &logo_side),
        ("head_lines", &look.head_lines),
        ("foot_1", first),
        ("foot_2", second),
        ("foot_3", third),
    ];
    let known = connection.query_row("SELECT 1 FROM branding WHERE id = 1", [], |_| Ok(())).optional()?;
    match known {
        Some(()) => update_row(connection, "branding", 1, &columns),
        None => {
            let id: (&'static str, &dyn ToSql) = ("id", &1);
            insert_row(connection, "branding", &[&[id], &columns[..]].concat()).map(|_| ())
        }
    }
}
