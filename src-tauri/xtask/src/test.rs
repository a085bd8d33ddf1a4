//! `test`: everything the build machine checks, quick checks first.

use crate::bindings;
use crate::e_invoices;
use crate::machine::{self, Need};
use crate::process::{self, Problem, cargo, npm};
use crate::steps::Steps;
use crate::workspace;

/// Runs every step, or those in `words`; all of them run even when one fails. Words that begin with two dashes are for the
/// step that injects faults.
pub(crate) fn run(words: &[&str]) -> Result<(), Problem> {
    let is_option = |word: &&str| word.starts_with("--") || word.bytes().all(|byte| byte.is_ascii_digit());
    let (options, chosen): (Vec<&str>, Vec<&str>) = words.iter().copied().partition(is_option);
    let mut steps = Steps::new(&chosen);
    steps.step("prepare", || machine::prepare(Need::Everything));
    steps.step("rustfmt", || cargo(&["fmt", "--all", "--check"]).run());
    steps.step_after(&["prepare"], "prettier", || npm(&["run", "--silent", "format:check"]).run());
    steps.step_after(&["prepare"], "svelte-check", || npm(&["run", "--silent", "check"]).run());
    steps.step_after(&["prepare"], "vitest", || npm(&["run", "--silent", "test"]).run());
    steps.step_after(&["prepare"], "clippy", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
    });
    steps.step_after(&["prepare"], "build", build_all);
    // What the step before has built is current only if that step has run.
    let check_bindings = if chosen.is_empty() { bindings::check_built } else { bindings::check };
    steps.step_after(&["build"], "bindings", check_bindings);
    steps.step_after(&["build"], "tests", || cargo(&["test", "--workspace"]).run());
    steps.step_after(&["build"], "faults", || faults(&options, chosen.is_empty()));
    steps.step_after(&["build"], "e-invoices", e_invoices::judge);
    steps.step_after(&["build"], "journeys", || {
        // One at a time: each has a display and a session bus of its own, but the machine has few cores.
        cargo(&["test", "--workspace", "--test", "journeys", "--", "--ignored", "--test-threads=1"]).run()
    });
    steps.finish()
}

/// Kills the command line and fails its calls, and moves money at random: what is left has to be sound. `built` tells whether
/// the step before has built what this one runs.
fn faults(options: &[&str], built: bool) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        println!("Faults are injected with strace, which only Linux has: this step was left out.");
        return Ok(());
    }
    if !built {
        cargo(&["build", "--package", "consortium-cli", "--package", "consortium-tests"]).run()?;
    }
    process::program(&workspace::debug_binary("faults").to_string_lossy(), options).run()
}

/// Builds everything that the later steps run, in one go: the features of a dependency follow from which packages are
/// built together, so building them one by one would compile many of them twice.
fn build_all() -> Result<(), Problem> {
    npm(&["run", "--silent", "build"]).run()?;
    cargo(&["build", "--workspace", "--all-targets"]).run()
}
