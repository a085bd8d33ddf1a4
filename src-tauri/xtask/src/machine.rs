//! What this machine must have, and how the missing part is installed where that can be done without asking.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::process::{self, Problem};
use crate::workspace;

/// How much of the machine a task uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Building and opening the application.
    Application,
    /// That, and driving it without a display, and looking into PDFs.
    Everything,
}

/// The Debian packages that building the shell takes.
const BUILD_PACKAGES: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libsoup-3.0-dev",
    "librsvg2-dev",
    "libxdo-dev",
];

/// The Debian packages that driving the application without a display takes, reading PDFs, and making calls fail.
const DRIVE_PACKAGES: &[&str] =
    &["webkit2gtk-driver", "xvfb", "xauth", "dbus-x11", "poppler-utils", "qpdf", "python3-venv", "strace"];

/// The proxy between WebDriver and a Tauri application.
const TAURI_DRIVER: (&str, &str) = ("tauri-driver", "2.1.0");

/// Oldest Node.js that the build of the interface supports.
const NODE_MAJOR_MIN: u32 = 20;

/// Installs what is missing, or says exactly what to install.
pub(crate) fn prepare(need: Need) -> Result<(), Problem> {
    if cfg!(target_os = "linux") {
        install_packages(need)?;
    }
    check_node()?;
    install_node_modules()?;
    if need == Need::Everything && cfg!(target_os = "linux") {
        install_tauri_driver()?;
    }
    Ok(())
}

/// Whether windows can be shown here.
pub(crate) fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn install_packages(need: Need) -> Result<(), Problem> {
    let mut wanted = BUILD_PACKAGES.to_vec();
    if need == Need::Everything {
        wanted.extend_from_slice(DRIVE_PACKAGES);
    }
    if !process::program("dpkg-query", &["--version"]).succeeds() {
        println!(
            "This is not a Debian-like system: the equivalents of these packages are assumed to be there:"
        );
        println!("  {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    apt_get(&["update", "-qq"])?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends", "-qq"];
    arguments.extend_from_slice(&missing);
    apt_get(&arguments)
}

fn is_installed(package: &str) -> bool {
    process::program("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package])
        .quiet_output()
        .is_some_and(|status| status == "installed")
}

fn apt_get(arguments: &[&str]) -> Result<(), Problem> {
    let is_root = process::program("id", &["-u"]).quiet_output().is_some_and(|id| id.trim() == "0");
    let run = if is_root {
        process::program("apt-get", arguments)
    } else {
        let mut with_sudo = vec!["--preserve-env=DEBIAN_FRONTEND", "apt-get"];
        with_sudo.extend_from_slice(arguments);
        // sudo may have to ask for a password.
        process::program("sudo", &with_sudo).interactive()
    };
    run.with_variable("DEBIAN_FRONTEND", "noninteractive").run()
}

fn check_node() -> Result<(), Problem> {
    let advice = format!(
        "The interface is built with Node.js {NODE_MAJOR_MIN} or newer, with npm. Install it (https://nodejs.org, or \
         your system's package) and run this again."
    );
    let Some(version) = process::program("node", &["--version"]).quiet_output() else {
        return Err(Problem(format!("Node.js was not found. {advice}")));
    };
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR_MIN => Ok(()),
        _ => Err(Problem(format!("Node.js {} is too old. {advice}", version.trim()))),
    }
}

fn install_node_modules() -> Result<(), Problem> {
    let lock = workspace::ui().join("package-lock.json");
    // npm writes this file last, so its age tells whether an installation is complete and current.
    let installed = workspace::ui().join("node_modules/.package-lock.json");
    if modified(&installed) >= modified(&lock) && installed.exists() {
        return Ok(());
    }
    process::npm(&["ci", "--no-audit", "--no-fund"]).run()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn install_tauri_driver() -> Result<(), Problem> {
    let (name, version) = TAURI_DRIVER;
    if process::program(name, &["--help"]).succeeds() {
        return Ok(());
    }
    process::cargo(&["install", name, "--version", version, "--locked"]).run()
}
