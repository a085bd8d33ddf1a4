//! Which members a list shows, as a condition in SQL.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ListMembers, Status};
use crate::kernel::{LicenceYear, Result, Template};

/// Something that a member should have and may lack. People are expected of members that are active or leaving, a
/// ROR id and an address of every member that has not left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberGap {
    /// Nobody is its main contact.
    MainContact,
    /// Nobody votes for it.
    VotingContact,
    /// Its main contact has no ORCID iD.
    MainContactOrcidId,
    /// Nobody receives its invoices.
    InvoiceContact,
    RorId,
    /// It has neither street nor city, so that no letter reaches it.
    PostalAddress,
}

crate::kernel::codes!(MemberGap {
    MainContact = "main_contact",
    VotingContact = "voting_contact",
    MainContactOrcidId = "main_contact_orcid_id",
    InvoiceContact = "invoice_contact",
    RorId = "ror_id",
    PostalAddress = "postal_address",
});

/// What happens to a member's membership in the licence year that runs now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum YearEvent {
    /// Its first day is in the year.
    Joins,
    /// Its last day is in the year.
    Leaves,
}

crate::kernel::codes!(YearEvent { Joins = "joins", Leaves = "leaves" });

impl MemberGap {
    pub fn label(self) -> Template {
        match self {
            Self::MainContact => template!("Main contact"),
            Self::VotingContact => template!("Voting contact"),
            Self::MainContactOrcidId => template!("Main contact’s ORCID iD"),
            Self::InvoiceContact => template!("Invoice contact"),
            Self::RorId => template!("ROR id"),
            Self::PostalAddress => template!("Postal address"),
        }
    }

    /// The condition that a member with this gap meets.
    pub(super) fn condition(self) -> String {
        match self {
            Self::MainContact => format!("{OF_TODAY} AND NOT {}", holds("main", "")),
            Self::VotingContact => format!("{OF_TODAY} AND NOT {}", holds("voting", "")),
            Self::InvoiceContact => format!("{OF_TODAY} AND NOT {}", holds("invoice", "")),
            Self::MainContactOrcidId => {
                let without = " AND (SELECT orcid_id FROM contact WHERE contact.id = contact_id) = ''";
                format!("{OF_TODAY} AND {}", holds("main", without))
            }
            Self::RorId => "status <> 'former' AND ror_id IS NULL".to_owned(),
            Self::PostalAddress => "status <> 'former' AND street = '' AND city = ''".to_owned(),
        }
    }
}

impl YearEvent {
    pub fn label(self) -> Template {
        match self {
            Self::Joins => template!("Joins or joined"),
            Self::Leaves => template!("Leaves or left"),
        }
    }

    /// The condition that a member meets to which this happens in `year`.
    pub(super) fn condition(self, year: &LicenceYear) -> String {
        let column = match self {
            Self::Joins => "joined_on",
            Self::Leaves => "left_on",
        };
        format!("{column} BETWEEN '{}' AND '{}'", year.starts_on, year.ends_on)
    }
}

/// Members that have people to look after them.
const OF_TODAY: &str = "status IN ('active', 'leaving')";

fn holds(role: &str, further: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM contact_role WHERE member_id = member.id AND role = '{role}' AND is_held(from_on, until_on){further})"
    )
}

/// The WHERE clause of a list and the values of its places.
pub(super) struct Filter {
    pub(super) sql: String,
    pub(super) values: Vec<String>,
}

impl Filter {
    /// What `request` asks for, among the members `matches` if something is searched for, in the licence year `year`.
    pub(super) fn of(request: &ListMembers, matches: Option<&[i64]>, year: &LicenceYear) -> Result<Self> {
        let archived = if request.archived.unwrap_or(false) {
            "archived_on IS NOT NULL AND id NOT IN (SELECT member_id FROM member_merge)"
        } else {
            "archived_on IS NULL"
        };
        let mut filter = Self { sql: archived.to_owned(), values: Vec::new() };
        if let Some(matches) = matches {
            filter.and("id IN (SELECT value FROM json_each(?1))");
            filter.values.push(serde_json::to_string(matches)?);
        }
        let words_of =
            |statuses: &Vec<Status>| statuses.iter().map(|status| status.code().to_owned()).collect();
        filter.one_of("status", request.statuses.as_ref().map(words_of));
        filter.one_of("country", request.countries.clone());
        filter.one_of("coalesce(tier, 'none')", request.tiers.clone());
        if let Some(tags) = request.tags.as_ref().filter(|tags| !tags.is_empty()) {
            let place = filter.values.len() + 1;
            filter.and(&format!(
                "EXISTS (SELECT 1 FROM json_each(tags) WHERE value IN (SELECT value FROM json_each(?{place})))"
            ));
            filter.values.push(serde_json::to_string(tags)?);
        }
        for gap in request.missing.iter().flatten() {
            filter.and(&gap.condition());
        }
        let events: Vec<String> =
            request.this_year.iter().flatten().map(|event| event.condition(year)).collect();
        if !events.is_empty() {
            filter.and(&format!("({})", events.join(" OR ")));
        }
        Ok(filter)
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    fn one_of(&mut self, expression: &str, values: Option<Vec<String>>) {
        let Some(values) = values.filter(|values| !values.is_empty()) else { return };
        let places: Vec<String> =
            (1..=values.len()).map(|place| format!("?{}", self.values.len() + place)).collect();
        self.and(&format!("{expression} IN ({})", places.join(", ")));
        self.values.extend(values);
    }
}
