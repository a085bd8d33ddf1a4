//! A register in a folder of its own, for tests that come through the door.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::Door;
use crate::kernel::{Clock, ErrorKind};
use crate::money::agreements;
use crate::people::profile::{self, NewConsortium, first_draft};
use crate::slices::tests::messages::refuse_glued;
use crate::slices::tests::reads;

/// The world of a test: an open register on 21 November 2026.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) door: Door,
}

impl World {
    /// A register in euro whose licence years are calendar years.
    pub(crate) fn new() -> Self {
        Self::with("EUR", "01-01")
    }

    /// A register in another currency, or with other licence years, of a consortium that has said all that invoices need.
    pub(crate) fn with(currency: &str, year_start: &str) -> Self {
        let mut profile = first_draft(&consortium(currency, year_start));
        profile.street = "1 Library Road".into();
        profile.tax_text = "No tax is charged.".into();
        profile.no_account_reason = "Members pay through the university’s ledger".into();
        let folder = tempfile::tempdir().unwrap();
        let door = Door::create_with(&path_in(folder.path()), &profile, "ana", clock()).unwrap();
        Self { folder, door }
    }

    /// A register of a consortium of which only the name is known.
    pub(crate) fn bare(currency: &str, year_start: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let consortium = consortium(currency, year_start);
        let door = Door::create(&path_in(folder.path()), &consortium, "ana", clock()).unwrap();
        Self { folder, door }
    }

    /// A register in a currency, of a consortium in Zürich that is paid to an account.
    pub(crate) fn paid_to(currency: &str, iban: &str) -> Self {
        let mut world = Self::with(currency, "01-01");
        let mut profile = world.call("profile.get", json!({}));
        for (field, value) in [
            ("iban", iban),
            ("bic", "COBADEFFXXX"),
            ("street", "Bahnhofstrasse 1"),
            ("postal_code", "8001"),
            ("city", "Zürich"),
            ("country", "CH"),
        ] {
            profile[field] = json!(value);
        }
        world.call("profile.update", profile);
        world
    }

    /// Where the register lies.
    pub(crate) fn path(&self) -> PathBuf {
        path_in(self.folder.path())
    }

    /// Runs a command that must succeed.
    pub(crate) fn call(&mut self, command: &str, request: Value) -> Value {
        reads::call(&mut self.door, command, request).unwrap()
    }

    /// What ORCID charges for a licence year with the members of a day; null where no agreement covers it.
    pub(crate) fn orcid_cost(&self, year: i32, on: &str) -> Value {
        let connection = self.door.session.register.reader();
        let year = profile::read(connection).unwrap().year_start().unwrap().year(year).unwrap();
        let cost = agreements::orcid_cost(connection, &year, on.parse().unwrap()).unwrap();
        serde_json::to_value(cost).unwrap()
    }

    /// Runs a command that must be refused.
    pub(crate) fn refused(&mut self, command: &str, request: Value) -> (ErrorKind, String) {
        let error = self.door.call(command, request).unwrap_err();
        refuse_glued(&error);
        (error.kind, error.message.to_string())
    }

    /// Adds a member called `name` and gives its id.
    pub(crate) fn add_member(&mut self, name: &str) -> i64 {
        self.add_member_with(name, &json!({}))
    }

    /// Adds a member with some of its fields and gives its id.
    pub(crate) fn add_member_with(&mut self, name: &str, fields: &Value) -> i64 {
        let mut draft = member(name);
        // Whoever only asks or applies has no first day yet.
        if fields["status"].as_str().is_some_and(|status| status != "active") {
            draft["joined_on"] = Value::Null;
        }
        fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
        self.call("members.add", draft)["id"].as_i64().unwrap()
    }

    /// Saves a new person at a member and gives the member as it is then.
    pub(crate) fn add_person(&mut self, member_id: i64, family_name: &str, roles: &[&str]) -> Value {
        let draft = json!({
            "given_name": "Ana", "family_name": family_name, "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "",
        });
        self.call(
            "contacts.save",
            json!({ "id": null, "member_id": member_id, "draft": draft, "roles": roles }),
        )
    }

    /// Sets what the adopted fee plan of a year is made of.
    pub(crate) fn set_fees(&mut self, year: i32, draft: Value) {
        let known = self.call("fees.list", json!({ "year": year }))["plans"][0]["id"].clone();
        self.call("fees.save", json!({ "id": known, "year": year, "draft": draft }));
    }

    /// Sets a fee that is the same for every member, billed by whole months.
    pub(crate) fn set_flat_fee(&mut self, year: i32, amount_minor: i64) {
        let currency = self.call("profile.get", json!({}))["currency"].clone();
        self.set_fees(year, flat_plan(amount_minor, currency.as_str().unwrap()));
    }

    /// The official names of the members that `request` lists.
    pub(crate) fn names(&mut self, request: Value) -> Vec<String> {
        let page = self.call("members.list", request);
        page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["official_name"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn consortium(currency: &str, year_start: &str) -> NewConsortium {
    NewConsortium { name: "Test Consortium".into(), currency: currency.into(), year_start: year_start.into() }
}

/// The day every test lives on.
pub(crate) fn clock() -> Clock {
    Clock::fixed_on("2026-11-21".parse().unwrap())
}

/// A fee plan by which every member pays the same, by whole months.
pub(crate) fn flat_plan(amount_minor: i64, currency: &str) -> Value {
    let rule = json!({ "kind": "flat", "amount_minor": amount_minor });
    json!({ "components": [{ "name": "Consortium membership fee", "rule": rule, "currency": currency }] })
}

/// A member that joins on the day every test lives on, of which only the name is known.
pub(crate) fn member(name: &str) -> Value {
    let mut draft = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft["official_name"] = name.into();
    draft["joined_on"] = clock().today().to_string().into();
    draft
}

fn path_in(folder: &Path) -> PathBuf {
    folder.join("test.consortium")
}
