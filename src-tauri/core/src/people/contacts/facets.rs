//! How many contacts hold each role, and how many lack an ORCID iD or an address.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Role, store};
use crate::kernel::{Result, Template};
use crate::people::members::Facet;
use crate::register::Register;

/// Something that a person may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactGap {
    /// An ORCID iD.
    OrcidId,
    Email,
}

crate::kernel::codes!(ContactGap { OrcidId = "orcid_id", Email = "email" });

impl ContactGap {
    pub fn label(self) -> Template {
        match self {
            Self::OrcidId => template!("ORCID iD"),
            Self::Email => template!("E-mail address"),
        }
    }
}

/// The counts that filters of contacts show: of rows, one for each person and member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactFacets {
    /// All contacts.
    pub total: i64,
    /// By role held now.
    pub roles: Vec<Facet>,
    /// By what they lack.
    pub missing: Vec<Facet>,
}

/// Counts contacts.
pub fn facets(register: &Register) -> Result<ContactFacets> {
    let connection = register.reader();
    let held = store::role_counts(connection)?;
    let roles = Role::ALL.iter().filter_map(|role| {
        let count = *held.get(role.code())?;
        Some(Facet { value: role.code().to_owned(), label: role.label().to_string(), count })
    });
    let (total, lacking) = store::gap_counts(connection)?;
    let missing = ContactGap::ALL.iter().zip(lacking).map(|(gap, count)| Facet {
        value: gap.code().to_owned(),
        label: gap.label().to_string(),
        count,
    });
    Ok(ContactFacets { total, roles: roles.collect(), missing: missing.collect() })
}
