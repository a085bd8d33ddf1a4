//! Rendering 1,000 invoices, beside other programs doing the same page.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use consortium_core::demo;
use consortium_core::invoices::export::{self, Selection};
use consortium_core::kernel::Clock;
use serde_json::json;

use crate::report::{Failure, Report, line, timed};
use crate::rival;

const INVOICES: usize = 1_000;

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Rendering 1,000 invoices …");
    let path = folder.join("documents.consortium");
    let mut door = demo::create(&path, INVOICES * 3 / 2, 7, "bench", Clock::fixed_on("2026-11-21".parse()?))?;
    let mut documents = export::gather(door.register(), &Selection::Year(2025))?;
    documents.truncate(INVOICES);
    let mut frozen = Vec::new();
    let page = door.call("invoices.list", json!({ "year": 2025, "limit": documents.len() }))?;
    for row in page["rows"].as_array().into_iter().flatten() {
        frozen.push(door.call("invoices.get", json!({ "id": row["id"] }))?["document"].clone());
    }
    let rivals = Rivals { frozen, folder, python: rival::python(&root().join("target"))? };
    let (mut ratios, mut ones, mut twos) = (Vec::new(), Vec::new(), Vec::new());
    let [reportlab, others @ ..] = &rival::RIVALS;
    for round in 0..3 {
        let rival_rate = rivals.rate(reportlab, round)?;
        let one = render(&documents, &folder.join(format!("one-{round}")), 1)?;
        twos.push(render(&documents, &folder.join(format!("two-{round}")), 2)?);
        ratios.push(documents.len() as f64 / one.as_secs_f64() / rival_rate);
        ones.push(one);
    }
    ratios.sort_by(f64::total_cmp);
    ones.sort();
    twos.sort();
    let rate =
        |duration: Duration| format!("{:.0} a second", documents.len() as f64 / duration.as_secs_f64());
    report.add("Rendering invoices, one core", rate(ones[1]), "");
    report.add("  beside ReportLab", format!("{:.1} × its speed", ratios[1]), "aim: at least 10 ×");
    for rival in others {
        let ratio = documents.len() as f64 / ones[1].as_secs_f64() / rivals.rate(rival, 0)?;
        report.add(&format!("  beside {}", rival.name), format!("{ratio:.0} × its speed"), "");
    }
    report.add("Rendering invoices, two cores", rate(twos[1]), "");
    let bytes: u64 = std::fs::read_dir(folder.join("one-0"))?
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .map(|data| data.len())
        .sum();
    let size = format!("{} kB", bytes / 1000 / documents.len() as u64);
    report.add("Size of an invoice PDF", size, "aim: at most 42 kB");
    Ok(())
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

fn render(documents: &[export::FrozenDocument], folder: &Path, threads: usize) -> Result<Duration, Failure> {
    let (_, duration) = timed(|| {
        Ok(export::write_pdfs_on(documents, folder, threads, &|_, _| {}, &AtomicBool::new(false))?)
    })?;
    Ok(duration)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
