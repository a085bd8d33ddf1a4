//! Importing 100,000 members, finding them, and issuing a year's invoices.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::people::profile::NewConsortium;
use serde_json::json;

use crate::report::{Failure, Report, line, milliseconds, percentile, timed};
use crate::rival;

const MEMBERS: usize = 100_000;

const PLACES: [&str; 24] = [
    "Zürich",
    "Kraków",
    "Ōsaka",
    "São Paulo",
    "Göteborg",
    "Nairobi",
    "Wellington",
    "Montréal",
    "Łódź",
    "Brno",
    "Aarhus",
    "Tartu",
    "Ljubljana",
    "Cádiz",
    "Porto",
    "Lyon",
    "Bari",
    "Graz",
    "Ghent",
    "Leeds",
    "Perth",
    "Halifax",
    "Durban",
    "Pune",
];
const KINDS: [&str; 10] = [
    "University",
    "Institute of Technology",
    "Academy of Sciences",
    "Medical School",
    "State Library",
    "Research Centre",
    "College",
    "Observatory",
    "Polytechnic",
    "Botanic Garden",
];
const COUNTRIES: [&str; 8] = ["CHE", "POL", "JPN", "BRA", "SWE", "KEN", "NZL", "CAN"];
const SEARCHES: [&str; 16] = [
    "u",
    "zu",
    "zur",
    "zurich",
    "krakow",
    "medical",
    "state lib",
    "university zurich",
    "institute of tech",
    "osaka 4711",
    "göteborg",
    "cad",
    "99",
    "academy of sciences brno",
    "x",
    "nairobi college 12",
];

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Importing 100,000 members …");
    let list = folder.join("members.csv");
    std::fs::write(&list, generated_list())?;
    let mut ratios = Vec::new();
    let mut ours = Vec::new();
    for round in 0..3 {
        let bare = rival::seconds(
            Path::new("python3"),
            rival::BARE_INSERT,
            &[&list, &folder.join(format!("bare-{round}.sqlite"))],
        )?;
        let path = folder.join(format!("members-{round}.consortium"));
        let mut door = create(&path)?;
        let (_, duration) = timed(|| import(&mut door, &list))?;
        ratios.push(bare / duration.as_secs_f64());
        ours.push(duration);
        if round == 2 {
            search(&mut door, report)?;
        }
    }
    ratios.sort_by(f64::total_cmp);
    ours.sort();
    report.add("Import of 100,000 rows", format!("{:.2} s", ours[1].as_secs_f64()), "");
    report.add("  beside Python’s bare insert", format!("{:.2} × its speed", ratios[1]), "aim: at least 1 ×");
    issue(folder, report)
}

pub(crate) fn create(path: &Path) -> Result<Door, Failure> {
    let consortium =
        NewConsortium { name: "Benchmark".into(), currency: "EUR".into(), year_start: "01-01".into() };
    Ok(Door::create(path, &consortium, "bench", Clock::fixed_on("2026-11-21".parse()?))?)
}

/// A list as a consortium would keep it: name, short name, country, city, postcode, status, day of joining, PO number.
/// The name of a generated member.
pub(crate) fn name_of(number: usize) -> String {
    let (place, kind) = (PLACES[number % PLACES.len()], KINDS[number / PLACES.len() % KINDS.len()]);
    format!("{kind} of {place}, Campus {number}")
}

fn generated_list() -> String {
    let mut csv = String::from("Name,Short name,Country,City,Postcode,Tier,Status,Joined,PO number\n");
    for number in 0..MEMBERS {
        let (place, name) = (PLACES[number % PLACES.len()], name_of(number));
        let country = COUNTRIES[number % COUNTRIES.len()];
        let tier = ["small", "standard", "large"][number % 3];
        let _ = writeln!(
            csv,
            "\"{name}\",U{number},{country},{place},{:05},{tier},active,20{:02}-{:02}-01,PO-{number}",
            number % 99_999,
            10 + number % 16,
            1 + number % 12,
        );
    }
    csv
}

fn import(door: &mut Door, list: &Path) -> Result<(), Failure> {
    let staged = serde_json::to_value(door.stage_import(list)?)?;
    let mapping: Vec<_> =
        staged["columns"].as_array().into_iter().flatten().map(|column| column["field"].clone()).collect();
    let request = json!({ "token": staged["token"], "kind": "members", "mapping": mapping, "date_order": null, "on": null });
    let result = door.call("imports.run", request)?;
    if result["created"] != MEMBERS {
        Err(format!("not everything was imported: {result:.300}").into())
    } else {
        Ok(())
    }
}

fn search(door: &mut Door, report: &mut Report) -> Result<(), Failure> {
    let (_, first) = timed(|| Ok(door.call("members.list", json!({ "search": "zur", "limit": 100 }))?))?;
    report.add("First search, which builds the index", milliseconds(first), "");
    let mut durations: Vec<Duration> = Vec::new();
    for _ in 0..25 {
        for typed in SEARCHES {
            let (_, duration) =
                timed(|| Ok(door.call("members.list", json!({ "search": typed, "limit": 100 }))?))?;
            durations.push(duration);
        }
    }
    durations.sort();
    report.add("Search among 100,000 members, p50", milliseconds(percentile(&durations, 50)), "");
    report.add(
        "Search among 100,000 members, p95",
        milliseconds(percentile(&durations, 95)),
        "aim: under 5 ms",
    );
    let (_, list) = timed(|| Ok(door.call("members.list", json!({ "limit": 100 }))?))?;
    report.add("First page of 100,000 members", milliseconds(list), "aim: under 100 ms");
    let (_, contacts) = timed(|| Ok(door.call("contacts.list", json!({ "limit": 100 }))?))?;
    report.add("First page of contacts", milliseconds(contacts), "aim: under 100 ms");
    let (_, told) = timed(|| Ok(door.call("portal_sync.queue", json!({ "limit": 100 }))?))?;
    report.add("What ORCID has to be told, of 100,000", milliseconds(told), "");
    let (_, duplicates) = timed(|| Ok(door.call("duplicates.find", json!({ "kind": "members" }))?))?;
    report.add("Duplicates among 100,000 members", milliseconds(duplicates), "aim: under 5 s");
    Ok(())
}

fn issue(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Issuing 1,000 invoices …");
    let mut door = create(&folder.join("issue.consortium"))?;
    let list = folder.join("thousand.csv");
    std::fs::write(&list, generated_list().lines().take(1_001).collect::<Vec<_>>().join("\n"))?;
    let staged = serde_json::to_value(door.stage_import(&list)?)?;
    let mapping: Vec<_> =
        staged["columns"].as_array().into_iter().flatten().map(|column| column["field"].clone()).collect();
    door.call("imports.run", json!({ "token": staged["token"], "kind": "members", "mapping": mapping, "date_order": null, "on": null }))?;
    let fee =
        json!({ "name": "Fee", "currency": "EUR", "rule": { "kind": "flat", "amount_minor": 320_000 } });
    let plan = json!({ "year": 2027, "draft": { "components": [fee] } });
    door.call("fees.save", plan)?;
    let (_, preview) = timed(|| Ok(door.call("billing.preview", json!({ "year": 2027 }))?))?;
    report.add("Preview of 1,000 invoices", milliseconds(preview), "");
    let (issued, duration) =
        timed(|| Ok(door.call("invoices.issue", json!({ "year": 2027, "despite": "A benchmark" }))?))?;
    let count = issued["invoices"].as_array().map_or(0, Vec::len);
    if count != 1_000 {
        return Err(format!("{count} invoices were issued instead of 1,000").into());
    }
    report.add("Issuing 1,000 invoices", milliseconds(duration), "");
    Ok(())
}
