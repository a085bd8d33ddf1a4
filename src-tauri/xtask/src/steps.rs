//! A list of steps with a heading and a time each, which goes on after a failure and names every failure at the end.

use std::time::{Duration, Instant};

use crate::process::Problem;

/// What came of one step.
enum Outcome {
    Passed,
    Failed(Problem),
    /// Left out because a step it needs failed.
    Skipped(&'static str),
}

/// The steps run so far.
pub(crate) struct Steps<'chosen> {
    chosen: &'chosen [&'chosen str],
    done: Vec<(&'static str, Outcome, Duration)>,
}

impl<'chosen> Steps<'chosen> {
    /// No step has run; with `chosen`, only the steps of those names will.
    pub(crate) fn new(chosen: &'chosen [&'chosen str]) -> Self {
        Self { chosen, done: Vec::new() }
    }

    /// Runs one step under its heading.
    pub(crate) fn step(&mut self, name: &'static str, action: impl FnOnce() -> Result<(), Problem>) {
        self.step_after(&[], name, action);
    }

    /// Runs one step unless one of `needed` failed or was skipped.
    pub(crate) fn step_after(
        &mut self,
        needed: &[&'static str],
        name: &'static str,
        action: impl FnOnce() -> Result<(), Problem>,
    ) {
        if !self.chosen.is_empty() && !self.chosen.contains(&name) {
            return;
        }
        println!("\n=== {name} ===");
        let began = Instant::now();
        let outcome = match self.missing(needed) {
            Some(missing) => Outcome::Skipped(missing),
            None => action().map_or_else(Outcome::Failed, |()| Outcome::Passed),
        };
        let took = began.elapsed();
        match &outcome {
            Outcome::Passed => println!("--- {name}: done in {:.1} s", took.as_secs_f64()),
            Outcome::Failed(problem) => {
                println!("--- {name}: FAILED after {:.1} s: {problem}", took.as_secs_f64());
            }
            Outcome::Skipped(missing) => {
                println!("--- {name}: not run, because it needs the step `{missing}`");
            }
        }
        self.done.push((name, outcome, took));
    }

    /// Prints the table of steps and names the failures.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        if self.done.is_empty() {
            return Err(Problem(format!("There is no step called {}.", self.chosen.join(" or "))));
        }
        println!("\n=== summary ===");
        let mut failures = Vec::new();
        for (name, outcome, took) in &self.done {
            let word = match outcome {
                Outcome::Passed => "ok",
                Outcome::Failed(_) => "FAILED",
                Outcome::Skipped(_) => "not run",
            };
            println!("{word:>8}  {name:<14} {:>7.1} s", took.as_secs_f64());
            match outcome {
                Outcome::Passed => {}
                Outcome::Failed(problem) => failures.push(format!("  {name}: {problem}")),
                Outcome::Skipped(missing) => failures.push(format!("  {name}: not run, it needs {missing}")),
            }
        }
        println!("steps: {} passed, {} failed", self.done.len() - failures.len(), failures.len());
        if failures.is_empty() { Ok(()) } else { Err(Problem(format!("Failed:\n{}", failures.join("\n")))) }
    }

    fn missing(&self, needed: &[&'static str]) -> Option<&'static str> {
        let passed = |name: &str| {
            self.done.iter().any(|(done, outcome, _)| *done == name && matches!(outcome, Outcome::Passed))
        };
        let left_out = |name: &str| !self.chosen.is_empty() && !self.chosen.contains(&name);
        needed.iter().copied().find(|name| !passed(name) && !left_out(name))
    }
}
