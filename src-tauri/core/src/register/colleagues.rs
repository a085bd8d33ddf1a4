//! What others did in the register since the present user last worked with it.

use chrono::SecondsFormat;
use rusqlite::{OptionalExtension, named_params};
use serde::Serialize;
use ts_rs::TS;

use super::Register;
use super::history::{self, HistoryEntry};
use crate::kernel::Result;

#[derive(Debug, Clone, Serialize, TS)]
pub struct Colleagues {
    /// When the present user last changed something before today: RFC 3339 in UTC; none where that never happened.
    pub since: Option<String>,
    /// What others did since, the latest first.
    pub rows: Vec<HistoryEntry>,
    /// How much others did since, in all.
    pub total: i64,
}

impl Register {
    /// What users of other names did since the present one last changed something on an earlier day. So it stays on the
    /// screen the whole day, whatever one does oneself meanwhile, and the next morning only what is new is left.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn by_colleagues(&self, rows_max: u32) -> Result<Colleagues> {
        let sql = "SELECT id, at FROM register_audit_entry WHERE user = :user AND at < :today ORDER BY id DESC LIMIT 1";
        let parameters = named_params! { ":user": self.user, ":today": day_began(self) };
        let last: Option<(i64, String)> = self
            .connection
            .prepare_cached(sql)?
            .query_row(parameters, |row| Ok((row.get("id")?, row.get("at")?)))
            .optional()?;
        let last_own = last.as_ref().map_or(0, |(id, _)| *id);
        let rows = history::entries(
            self,
            named_params! {
                ":search": "",
                ":after": last_own,
                ":other_than": self.user,
                ":limit": rows_max,
                ":offset": 0,
            },
        )?;
        let sql = "SELECT count(*) AS total FROM register_audit_entry WHERE id > :last_own AND user <> :user";
        let parameters = named_params! { ":last_own": last_own, ":user": self.user };
        Ok(Colleagues {
            since: last.map(|(_, at)| at),
            rows,
            total: self.connection.prepare_cached(sql)?.query_row(parameters, |row| row.get("total"))?,
        })
    }
}

/// The moment at which the user's today began, as the history writes moments.
fn day_began(register: &Register) -> String {
    let clock = register.clock();
    clock.began(clock.today()).to_rfc3339_opts(SecondsFormat::Millis, true)
}
