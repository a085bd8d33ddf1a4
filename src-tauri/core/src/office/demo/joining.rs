//! Who would like to join the sample, and how far each has come.

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Result;

/// Organisation, country, tier, given and family name, source, interest, days since it enquired, stage, months until it joins.
type Line = (
    &'static str,
    &'static str,
    Option<&'static str>,
    (&'static str, &'static str),
    &'static str,
    &'static str,
    u64,
    &'static str,
    Option<u32>,
);

const ENQUIRIES: [Line; 6] = [
    (
        "Harbour Institute of Oceanography",
        "NZ",
        Some("small"),
        ("Aroha", "Tamati"),
        "Workshop",
        "Sign-in and affiliations in the repository",
        9,
        "enquiry",
        None,
    ),
    (
        "Universidad del Altiplano Sur",
        "CL",
        Some("standard"),
        ("Lucía", "Quispe"),
        "Web page",
        "Journals on OJS",
        31,
        "information_sent",
        Some(4),
    ),
    (
        "Fachhochschule Nordheide",
        "DE",
        Some("standard"),
        ("Jonas", "Petersen"),
        "Recommended by a member",
        "Research information system",
        55,
        "meeting",
        Some(2),
    ),
    (
        "Instytut Badań Wschodnich",
        "PL",
        Some("small"),
        ("Agnieszka", "Wrona"),
        "ORCID",
        "Affiliation Manager",
        74,
        "documents_sent",
        Some(2),
    ),
    (
        "Meridian Analytics GmbH",
        "AT",
        Some("small"),
        ("Karl", "Brenner"),
        "Web page",
        "Sells analyses",
        120,
        "information_sent",
        None,
    ),
    (
        "National Library of the Isles",
        "IE",
        Some("standard"),
        ("Niamh", "Doyle"),
        "Workshop",
        "Author identifiers in the catalogue",
        140,
        "eligibility",
        Some(9),
    ),
];

/// Adds enquiries, and plans of those members of the sample that are joining.
pub(super) fn add(door: &mut Door, today: NaiveDate) -> Result<()> {
    let joining =
        door.call("members.list", json!({ "statuses": ["applicant", "onboarding"], "limit": 4 }))?;
    let ids: Vec<&Value> = joining["rows"].as_array().into_iter().flatten().map(|row| &row["id"]).collect();
    if !ids.is_empty() {
        door.call("joining.start", json!({ "member_ids": ids }))?;
    }
    for line in ENQUIRIES {
        enquiry(door, today, line)?;
    }
    Ok(())
}

fn enquiry(door: &mut Door, today: NaiveDate, line: Line) -> Result<()> {
    let (organisation, country, tier, (given_name, family_name), source, interest, days, stage, months) =
        line;
    let received_on = today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let first = |months: u32| {
        let month = today.checked_add_months(Months::new(months)).unwrap_or(today);
        chrono::Datelike::with_day(&month, 1)
    };
    let draft = json!({
        "organisation": organisation, "country": country, "tier": tier, "received_on": received_on, "channel": "email",
        "source": source, "interest": interest, "owner": "Ana", "starts_on": months.and_then(first),
        "next_step": if days < 100 { "Call back" } else { "" },
        "next_step_on": (days < 100).then(|| today.checked_add_days(Days::new(days % 7 + 1))).flatten(),
    });
    let email = format!(
        "{}@{}.example",
        family_name.to_lowercase(),
        organisation.split(' ').next().unwrap_or_default().to_lowercase()
    );
    let asker = json!({ "given_name": given_name, "family_name": family_name, "email": email });
    let id = door.call("joining.save", json!({ "draft": draft, "asker": asker }))?["id"].clone();
    if stage != "enquiry" {
        let on = received_on.checked_add_days(Days::new(3)).unwrap_or(today);
        door.call("joining.move_stage", json!({ "id": id, "stage": stage, "on": on }))?;
    }
    match stage {
        "documents_sent" => {
            let evidence = "Entry in the register of public institutes";
            door.call(
                "joining.answer",
                json!({ "id": id, "criterion": "not_for_profit", "answer": "yes", "evidence": evidence }),
            )?;
            door.call(
                "joining.decide",
                json!({ "id": id, "verdict": "accepted", "decided_by": "Steering committee" }),
            )?;
        }
        "information_sent" if months.is_none() => {
            door.call("joining.answer", json!({ "id": id, "criterion": "not_for_profit", "answer": "no", "evidence": "Commercial register" }))?;
            let reason = "A company: sent to direct membership";
            door.call("joining.close", json!({ "id": id, "outcome": "redirected", "reason": reason }))?;
        }
        "eligibility" => {
            let until = today.checked_add_months(Months::new(6));
            let reason = "Budget of next year";
            door.call(
                "joining.close",
                json!({ "id": id, "outcome": "deferred", "reason": reason, "deferred_until": until }),
            )?;
        }
        _ => {}
    }
    Ok(())
}
