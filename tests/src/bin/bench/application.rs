//! The application itself: how soon it can be used, how large it is, what it keeps in memory.

use std::fs;
use std::path::Path;

use consortium_core::kernel::Clock;
use consortium_core::office::demo;
use consortium_tests::application::{Application, Setup, built_application};

use crate::report::{Failure, Report, line, milliseconds};

const STARTS: usize = 5;
const MEMBERS: usize = 1_000;

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Starting the application …");
    let bytes = fs::metadata(built_application())?.len();
    report.add("Release binary, with fonts", format!("{:.1} MB", bytes as f64 / 1e6), "aim: under 30 MB");
    let home = folder.join("home");
    fs::create_dir_all(home.join("settings"))?;
    let register = home.join("thousand.consortium");
    drop(demo::create(&register, MEMBERS, 1, "bench", Clock::System)?);
    // The application opens the register that was open last.
    let recent = serde_json::json!({
        "open_at_start": true, "next_id": 2, "registers": [{ "id": 1, "name": "Benchmark", "path": register }],
    });
    fs::write(home.join("settings/recent.json"), recent.to_string())?;
    let runtime = tokio::runtime::Runtime::new()?;
    let mut starts = Vec::new();
    for turn in 0..STARTS {
        let kilobytes = runtime.block_on(async {
            let application = Application::start(&Setup::new("bench", &home)).await?;
            starts.push(application.started_in);
            application.page.wait_for("[data-testid=cycle-steps]").await?;
            application.page.wait_until_calm().await?;
            let kilobytes = memory_of(&home);
            application.quit().await?;
            thirtyfour::error::WebDriverResult::Ok(kilobytes)
        })?;
        if turn == STARTS - 1 {
            report.add(
                "Memory with 1,000 members, idle",
                format!("{} MB", kilobytes / 1000),
                "all its processes, shared parts divided",
            );
        }
    }
    starts.sort();
    report.add(
        "Start to first usable screen",
        milliseconds(starts[STARTS / 2]),
        "aim: under 700 ms, WebDriver’s own start included",
    );
    Ok(())
}

/// The memory of every process that runs in `home`, in kB; what several share is counted once (PSS).
fn memory_of(home: &Path) -> u64 {
    let marker = format!("HOME={}", home.display()).into_bytes();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ours = processes.filter(|process| {
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        let is_driver = name.contains("driver")
            || name.contains("Driver")
            || name.contains("Xvfb")
            || name.contains("dbus");
        !is_driver && environment.split(|byte| *byte == 0).any(|entry| entry == marker)
    });
    ours.filter_map(|process| {
        let rollup = fs::read_to_string(process.path().join("smaps_rollup")).ok()?;
        rollup.lines().find_map(|line| {
            line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        })
    })
    .sum()
}
