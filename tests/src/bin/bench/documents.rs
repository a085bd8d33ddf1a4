//! Rendering 1,000 invoices, beside other programs doing the same page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::money::invoices::export::{self, Selection};
use consortium_core::office::demo;
use consortium_core::register::Access;
use serde_json::json;

use crate::report::{Failure, Report, line, timed};
use crate::rival;

const INVOICES: usize = 1_000;
/// A long run, for its memory.
const MANY_INVOICES: usize = 5_000;
const YEAR: i32 = 2027;
/// What this program is called with to render, as a process of its own.
pub(crate) const RENDER: &str = "render";

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Rendering 1,000 invoices …");
    let path = register_of(folder, INVOICES)?;
    let mut door = Door::open(&path, "bench", clock()?, Access::Read)?;
    let mut frozen = Vec::new();
    let page = door.call("invoices.list", json!({ "year": YEAR, "limit": INVOICES }))?;
    for row in page["rows"].as_array().into_iter().flatten() {
        frozen.push(door.call("invoices.get", json!({ "id": row["id"] }))?["document"].clone());
    }
    drop(door);
    let rivals = Rivals { frozen, folder, python: rival::python(&root().join("target"))? };
    let (mut ratios, mut ones, mut twos) = (Vec::new(), Vec::new(), Vec::new());
    let [reportlab, others @ ..] = &rival::RIVALS;
    for round in 0..3 {
        let rival_rate = rivals.rate(reportlab, round)?;
        let one = render(&path, INVOICES, 1, &folder.join(format!("one-{round}")))?.rate;
        twos.push(render(&path, INVOICES, 2, &folder.join(format!("two-{round}")))?.rate);
        ratios.push(one / rival_rate);
        ones.push(one);
    }
    for rates in [&mut ratios, &mut ones, &mut twos] {
        rates.sort_by(f64::total_cmp);
    }
    report.add("Rendering invoices, one core", format!("{:.0} a second", ones[1]), "");
    report.add("  beside ReportLab", format!("{:.1} × its speed", ratios[1]), "aim: at least 8 ×");
    for rival in others {
        let ratio = ones[1] / rivals.rate(rival, 0)?;
        report.add(&format!("  beside {}", rival.name), format!("{ratio:.0} × its speed"), "");
    }
    report.add("Rendering invoices, two cores", format!("{:.0} a second", twos[1]), "");
    let size = size_with_xml(&folder.join("one-0"))?;
    report.add(
        "Size of an invoice PDF with its XML",
        format!("{:.1} kB", size / 1000.0),
        "aim: at most 44 kB",
    );
    let many = register_of(folder, MANY_INVOICES)?;
    let long = render(&many, MANY_INVOICES, 2, &folder.join("many"))?;
    let memory = format!("{} MB", long.kilobytes / 1000);
    report.add("Memory of a run of 5,000 invoices", memory, "aim: under 100 MB");
    Ok(())
}

/// How many bytes the files of a folder have on average. All of them carry XML.
fn size_with_xml(folder: &Path) -> Result<f64, Failure> {
    let (mut count, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let pdf = std::fs::read(&path)?;
        if !pdf.windows(12).any(|window| window == b"EmbeddedFile") {
            return Err(format!("{} carries no XML", path.display()).into());
        }
        count += 1;
        bytes += pdf.len();
    }
    Ok(bytes as f64 / f64::from(count))
}

/// What the rivals print.
struct Rivals<'a> {
    frozen: Vec<serde_json::Value>,
    folder: &'a Path,
    python: PathBuf,
}

impl Rivals<'_> {
    /// Pages a second.
    fn rate(&self, rival: &rival::Rival, round: usize) -> Result<f64, Failure> {
        let folder = self.folder.join(format!("{}-{round}", rival.name));
        std::fs::create_dir(&folder)?;
        let pages = &self.frozen[..rival.pages.min(self.frozen.len())];
        let list = folder.join("documents.json");
        std::fs::write(&list, serde_json::to_string(pages)?)?;
        let fonts = root().join("src-tauri/core/fonts");
        let (regular, bold) = (fonts.join("NotoSans-Regular.ttf"), fonts.join("NotoSans-Bold.ttf"));
        let seconds = rival::seconds(&self.python, rival.program, &[&list, &folder, &regular, &bold])?;
        Ok(pages.len() as f64 / seconds)
    }
}

fn clock() -> Result<Clock, Failure> {
    Ok(Clock::fixed_on("2026-11-21".parse()?))
}

/// A register with at least so many electronic invoices in the year; four fifths of the members of a demo are active.
fn register_of(folder: &Path, invoices: usize) -> Result<PathBuf, Failure> {
    let path = folder.join(format!("{invoices}.consortium"));
    drop(demo::create(&path, invoices * 4 / 3, 7, "bench", clock()?)?);
    let mut door = Door::open(&path, "bench", clock()?, Access::Write)?;
    let mut profile = door.call("profile.get", json!({}))?;
    profile["e_invoice"] = json!("factur_x");
    door.call("profile.update", profile)?;
    let exempt = json!({
        "name": "Exempt", "code": "E", "reason": "Membership fees are exempt.", "reason_code": "VATEX-EU-132-1I",
        "eu_business_id": null, "abroad_id": null, "rates": [],
    });
    let categories = door.call("taxes.save", json!({ "id": null, "draft": exempt }))?;
    let mut categories = categories.as_array().into_iter().flatten();
    let exempt = categories.find(|category| category["name"] == "Exempt").ok_or("a tax category")?;
    let fee = json!({
        "name": "Consortium membership fee", "rule": { "kind": "flat", "amount_minor": 320_000 }, "currency": "EUR",
        "tax_category_id": exempt["id"],
    });
    door.call("invoices.issue", json!({ "year": YEAR, "plan": { "components": [fee] } }))?;
    Ok(path)
}

/// What a process that renders says of itself.
struct Rendered {
    /// Invoices a second.
    rate: f64,
    /// The most memory that it had at a time.
    kilobytes: u64,
}

/// Renders in a process of its own, which one core is kept for where only one is to be used. What others wrote before
/// is on the disk first: we wait for our files, and would wait for theirs.
fn render(register: &Path, count: usize, threads: usize, folder: &Path) -> Result<Rendered, Failure> {
    Command::new("sync").status()?;
    let itself = std::env::current_exe()?;
    let mut command = if threads == 1 {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(itself);
        command
    } else {
        Command::new(itself)
    };
    command.arg(RENDER).arg(register).arg(folder).args([count.to_string(), threads.to_string()]);
    let output = command.output()?;
    let said = String::from_utf8(output.stdout)?;
    let (Some((rate, kilobytes)), true) = (said.trim().split_once(' '), output.status.success()) else {
        return Err(said.into());
    };
    Ok(Rendered { rate: rate.parse()?, kilobytes: kilobytes.parse()? })
}

/// Renders so many invoices of a register into a folder on so many threads; prints how many it did a second, and the
/// most memory it had in kB.
pub(crate) fn render_alone(work: &[&str]) -> Result<(), Failure> {
    let &[register, folder, count, threads] = work else { return Err("which invoices?".into()) };
    let door = Door::open(Path::new(register), "bench", clock()?, Access::Read)?;
    let mut documents = export::gather(door.register(), &Selection::Year(YEAR))?;
    documents.truncate(count.parse()?);
    if documents.len() < count.parse()? {
        return Err(format!("the register has {} invoices only", documents.len()).into());
    }
    let cancel = AtomicBool::new(false);
    let (_, duration) = timed(|| {
        let folder = Path::new(folder);
        Ok(export::write_pdfs_on(&documents, folder, threads.parse()?, &|_, _| {}, &cancel)?)
    })?;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: String = peak.chars().filter(char::is_ascii_digit).collect();
    line(&format!(
        "{} {}",
        documents.len() as f64 / duration.as_secs_f64(),
        kilobytes.parse().unwrap_or(0_u64)
    ));
    Ok(())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
