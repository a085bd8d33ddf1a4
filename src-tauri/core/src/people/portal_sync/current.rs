//! What ORCID should know now, in the fields of its member portal.

use super::{Subject, store};
use crate::kernel::{Result, country};
use crate::people::contacts::Role;
use crate::register::{Connection, Register};

/// A value under its field's name.
pub(super) type Values = Vec<(String, String)>;

/// The fields of the member portal that are limited, in characters.
const LENGTHS_MAX: [(&str, usize); 11] = [
    ("Organisation name", 41),
    ("Street", 255),
    ("City", 40),
    ("State", 80),
    ("Postcode", 20),
    ("E-mail domain", 255),
    ("Given name", 40),
    ("Family name", 80),
    ("Job title", 128),
    ("E-mail", 80),
    ("Phone", 40),
];

/// How many characters the portal takes in the field `label`, where it has a limit.
pub(super) fn length_max(label: &str) -> Option<usize> {
    LENGTHS_MAX.iter().find(|(limited, _)| *limited == label).map(|(_, length_max)| *length_max)
}

/// A member or a person at a member as ORCID should know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Current {
    pub(super) subject: Subject,
    pub(super) member: String,
    /// The person's name; empty for the member itself.
    pub(super) name: String,
    pub(super) values: Values,
}

/// A member as it is stored, as far as ORCID is concerned.
#[derive(Debug)]
pub(super) struct MemberFacts {
    pub(super) id: i64,
    pub(super) official_name: String,
    pub(super) ror_id: String,
    pub(super) street: String,
    pub(super) city: String,
    pub(super) region: String,
    pub(super) postal_code: String,
    pub(super) country: String,
    pub(super) email_domain: String,
    pub(super) website: String,
    /// The last day of a membership that ends.
    pub(super) leaves_on: String,
}

impl MemberFacts {
    pub(super) fn current(self) -> Current {
        let country = if self.country.is_empty() { String::new() } else { country::name(&self.country) };
        Current {
            subject: Subject { member_id: self.id, contact_id: None },
            values: given([
                ("Organisation name", self.official_name.clone()),
                ("ROR id", self.ror_id),
                ("Street", self.street),
                ("City", self.city),
                ("State", self.region),
                ("Postcode", self.postal_code),
                ("Country", country),
                ("E-mail domain", self.email_domain),
                ("Website", self.website),
                ("Leaves on", self.leaves_on),
            ]),
            member: self.official_name,
            name: String::new(),
        }
    }
}

/// A person with the roles held at one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrcidContact {
    /// The member.
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The person.
    pub contact_id: i64,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// ORCID iD.
    pub orcid_id: String,
    /// Job title.
    pub job_title: String,
    /// Phone number.
    pub phone: String,
    /// The roles held at the member.
    pub roles: Vec<Role>,
}

impl OrcidContact {
    /// The person's name, or the e-mail address of a person without one.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given_name, self.family_name);
        if name.trim().is_empty() { self.email.clone() } else { name.trim().to_owned() }
    }

    /// Whether the person votes for the member.
    pub fn votes(&self) -> bool {
        self.roles.contains(&Role::Voting)
    }

    /// The roles beside that of voting, as ORCID calls them.
    pub fn role_names(&self) -> String {
        let names = self.roles.iter().filter(|role| **role != Role::Voting).map(|role| role.title());
        names.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn current(self) -> Current {
        let (name, voting, roles) = (self.name(), if self.votes() { "Yes" } else { "No" }, self.role_names());
        Current {
            subject: Subject { member_id: self.member_id, contact_id: Some(self.contact_id) },
            member: self.member,
            name,
            values: given([
                ("Given name", self.given_name),
                ("Family name", self.family_name),
                ("E-mail", self.email),
                ("ORCID iD", self.orcid_id),
                ("Job title", self.job_title),
                ("Phone", self.phone),
                ("Voting contact", voting.to_owned()),
                ("Role", roles),
            ]),
        }
    }
}

/// The people whom ORCID should know, by member and name.
pub fn people_for_orcid(register: &Register) -> Result<Vec<OrcidContact>> {
    store::people(register.reader())
}

/// Everything that ORCID should know: each member followed by its people.
pub(super) fn everything(connection: &Connection) -> Result<Vec<Current>> {
    let mut all: Vec<Current> = store::members(connection)?.into_iter().map(MemberFacts::current).collect();
    all.extend(store::people(connection)?.into_iter().map(OrcidContact::current));
    Ok(all)
}

fn given<const COUNT: usize>(values: [(&str, String); COUNT]) -> Values {
    values
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (label.to_owned(), value))
        .collect()
}
