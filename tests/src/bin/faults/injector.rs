//! Runs an operation with a call to the operating system that fails or kills it, and looks at what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use crate::chance::Chance;
use crate::operations::{self, Makes, Operation, REGISTER};
use crate::{Extent, Failure, later, state};

/// Calls, and what becomes of them: an error that a disk or a system gives, or the end of the program.
const FAULTS: [(&str, &[&str]); 14] = [
    ("pwrite64", &["KILL", "ENOSPC", "EIO"]),
    ("write", &["KILL", "ENOSPC"]),
    ("fsync", &["KILL", "EIO"]),
    ("fdatasync", &["KILL", "EIO"]),
    ("openat", &["KILL", "EMFILE", "EACCES"]),
    ("unlink", &["KILL", "EIO"]),
    ("unlinkat", &["KILL", "EIO"]),
    ("rename", &["KILL", "EACCES"]),
    ("renameat", &["KILL", "EACCES"]),
    ("renameat2", &["KILL", "EACCES"]),
    ("linkat", &["KILL", "EACCES"]),
    ("ftruncate", &["KILL", "EIO"]),
    ("fcntl", &["ENOLCK"]),
    ("pread64", &["KILL", "EIO"]),
];

/// One fault: the call, its place among those of its kind, and what becomes of it.
#[derive(Debug, Clone, Copy)]
struct Fault {
    call: &'static str,
    when: usize,
    what: &'static str,
}

/// What an operation comes to when nothing fails.
struct Clean {
    before: Option<Value>,
    /// What it comes to after the first of two steps.
    between: Option<Value>,
    after: Value,
    /// The files that it leaves, with their contents where it makes them.
    names: BTreeSet<String>,
    files: BTreeMap<String, Vec<u8>>,
    faults: Vec<Fault>,
}

/// Whether faults can be injected on this machine.
pub(crate) fn is_installed() -> bool {
    Command::new("strace")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Injects faults into every operation; what was found wrong.
pub(crate) fn run(extent: Extent) -> Result<Vec<String>, Failure> {
    let below = tempfile::tempdir()?;
    let operations = operations::prepare(below.path())?;
    let mut cases: Vec<(&Operation, Clean, Vec<Fault>)> = Vec::new();
    for operation in &operations {
        let clean = clean(operation, below.path())?;
        let chosen = chosen(&clean.faults, extent, operation.name.len() as u64);
        cases.push((operation, clean, chosen));
    }
    let work: Vec<(&Operation, &Clean, Fault)> = cases
        .iter()
        .flat_map(|(operation, clean, chosen)| chosen.iter().map(move |fault| (*operation, clean, *fault)))
        .collect();
    let found = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(8);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((operation, clean, fault)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let folder = below
                        .path()
                        .join(format!("{}-{}-{}-{}", operation.name, fault.call, fault.when, fault.what));
                    let problems = inject(operation, clean, *fault, &folder)
                        .unwrap_or_else(|error| vec![error.to_string()]);
                    let named = problems.into_iter().map(|problem| {
                        format!(
                            "{}: call {} of {} {}: {problem}",
                            operation.name, fault.when, fault.call, fault.what
                        )
                    });
                    found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(named);
                    let _ = fs::remove_dir_all(&folder);
                }
            });
        }
    });
    for (operation, clean, chosen) in &cases {
        println!(
            "{:>10}: {:>4} faults of {} possible ones",
            operation.name,
            chosen.len(),
            clean.faults.len()
        );
    }
    println!("{:>10}: {:>4} faults", "all", work.len());
    Ok(found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// A part of the possible faults: one of each kind at least, the rest at random.
fn chosen(all: &[Fault], extent: Extent, salt: u64) -> Vec<Fault> {
    let mut chance = Chance::new(extent.seed.wrapping_add(salt << 32));
    let mut left: Vec<Fault> = all.to_vec();
    let mut chosen: Vec<Fault> = Vec::new();
    let mut kinds: BTreeMap<(&str, &str), Vec<Fault>> = BTreeMap::new();
    all.iter().for_each(|fault| kinds.entry((fault.call, fault.what)).or_default().push(*fault));
    chosen.extend(kinds.values().filter_map(|of_kind| chance.one_of(of_kind)));
    while chosen.len() < extent.injections && !left.is_empty() {
        let fault = left.swap_remove(chance.below(left.len()));
        let is_new =
            |known: &Fault| (known.call, known.when, known.what) != (fault.call, fault.when, fault.what);
        if chosen.iter().all(is_new) {
            chosen.push(fault);
        }
    }
    chosen
}

/// Runs an operation without a fault: counts its calls, and notes what it comes to.
fn clean(operation: &Operation, below: &Path) -> Result<Clean, Failure> {
    let folder = below.join(format!("{}-clean", operation.name));
    operations::copy(&operation.folder, &folder)?;
    let before = match operation.makes {
        Makes::Register(_) => None,
        _ => Some(state::holds(&mut state::open(&folder.join(REGISTER))?)?),
    };
    let between = match &operation.first_step {
        Some(arguments) => {
            let folder = below.join(format!("{}-between", operation.name));
            operations::copy(&operation.folder, &folder)?;
            Command::new(program(operation)?)
                .args(arguments)
                .current_dir(&folder)
                .env("CONSORTIUM_USER", "faults")
                .output()?;
            Some(state::holds(&mut state::open(&folder.join(REGISTER))?)?)
        }
        None => None,
    };
    let trace = below.join(format!("{}.trace", operation.name));
    let names: Vec<String> = FAULTS.iter().map(|(call, _)| format!("?{call}")).collect();
    let counting = ["-f", "-qq", "-o", &trace.to_string_lossy(), "-e", &format!("trace={}", names.join(","))]
        .map(str::to_owned);
    let output = traced(&counting, operation, &folder)?;
    if !output.status.success() {
        return Err(format!(
            "{} fails without any fault: {}",
            operation.name,
            String::from_utf8_lossy(&output.stderr)
        )
        .into());
    }
    let made = match operation.makes {
        Makes::Register(name) => name,
        _ => REGISTER,
    };
    let after = state::holds(&mut state::open(&folder.join(made))?)?;
    let files = match operation.makes {
        Makes::Files(name) => contents(&folder.join(name))?,
        _ => BTreeMap::new(),
    };
    Ok(Clean {
        before,
        between,
        after,
        names: names_in(&folder)?,
        files,
        faults: faults_in(&fs::read_to_string(trace)?),
    })
}

/// The faults that the calls of a trace allow. strace counts the calls of each thread for itself.
fn faults_in(trace: &str) -> Vec<Fault> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for line in trace.lines() {
        let mut words = line.split_whitespace();
        let (Some(thread), Some(rest)) = (words.next(), words.next()) else { continue };
        if let Some((call, _)) = rest.split_once('(') {
            *counts.entry((call, thread)).or_default() += 1;
        }
    }
    let mut faults = Vec::new();
    for (call, kinds) in FAULTS {
        let most =
            counts.iter().filter(|((name, _), _)| *name == call).map(|(_, count)| *count).max().unwrap_or(0);
        for when in 1..=most {
            faults.extend(kinds.iter().map(|what| Fault { call, when, what }));
        }
    }
    faults
}

fn traced(options: &[String], operation: &Operation, folder: &Path) -> Result<Output, Failure> {
    Ok(Command::new("strace")
        .args(options)
        .arg(program(operation)?)
        .args(&operation.arguments)
        .current_dir(folder)
        .env("CONSORTIUM_USER", "faults")
        .stdin(Stdio::null())
        .output()?)
}

/// `consortium`, which is built into the same folder as this program; this program itself for a step that no version has.
fn program(operation: &Operation) -> Result<PathBuf, Failure> {
    let own = std::env::current_exe()?;
    if operation.arguments.first().is_some_and(|word| word == later::WORD) {
        return Ok(own);
    }
    let program = own.with_file_name(format!("consortium{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() { Ok(program) } else { Err(format!("{} is not built", program.display()).into()) }
}

fn names_in(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut files = BTreeMap::new();
    if folder.is_dir() {
        for name in names_in(folder)? {
            files.insert(name.clone(), fs::read(folder.join(&name))?);
        }
    }
    Ok(files)
}

/// Runs an operation with a fault, and says what is wrong afterwards.
fn inject(operation: &Operation, clean: &Clean, fault: Fault, folder: &Path) -> Result<Vec<String>, Failure> {
    operations::copy(&operation.folder, folder)?;
    let becomes = match fault.what {
        "KILL" => "signal=KILL".to_owned(),
        error => format!("error={error}"),
    };
    let inject = format!("inject={}:{becomes}:when={}", fault.call, fault.when);
    let trace = format!("trace={}", fault.call);
    let options = ["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject].map(str::to_owned);
    let output = traced(&options, operation, folder)?;
    let ended = Ended {
        code: output.status.code().filter(|_| fault.what != "KILL" || output.status.success()),
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    let mut problems = match operation.makes {
        Makes::Change => after_change(operation, clean, &ended, folder)?,
        Makes::Register(name) => after_making(operation, clean, &ended, &folder.join(name), folder)?,
        Makes::Files(name) => after_writing(operation, clean, &folder.join(name), folder)?,
    };
    let mut left: Vec<String> = names_in(folder)?.difference(&clean.names).cloned().collect();
    // An empty lock may be somebody's, holds nothing and hinders nobody: it is left where it stands.
    left.retain(|name| {
        !name.ends_with(".lock") || fs::metadata(folder.join(name)).is_ok_and(|file| file.len() > 0)
    });
    // What the system refuses to remove stays.
    let may_stay = fault.call.starts_with("unlink") && fault.what != "KILL";
    if !left.is_empty() && !may_stay {
        problems.push(format!("leaves {}", left.join(", ")));
    }
    Ok(problems)
}

/// How the program ended: with a code, unless it was killed, and what it said.
struct Ended {
    code: Option<i32>,
    said: String,
}

impl Ended {
    /// What is wrong with the answer, for something that is done or not.
    fn wrong(&self, is_done: bool) -> Option<String> {
        match (self.code, is_done) {
            (Some(0 | 3), false) => Some(format!("says it is done, and it is not: {}", self.said.trim())),
            (Some(1), true) => Some(format!("says it failed, and it is done: {}", self.said.trim())),
            _ => None,
        }
    }
}

fn after_change(
    operation: &Operation,
    clean: &Clean,
    ended: &Ended,
    folder: &Path,
) -> Result<Vec<String>, Failure> {
    let mut problems = Vec::new();
    let path = folder.join(REGISTER);
    let is_done = match &clean.before {
        Some(before) => {
            let mut door = state::open(&path)?;
            let holds = state::holds(&mut door)?;
            problems.extend(state::unsound(&mut door)?);
            let is_known = [Some(before), clean.between.as_ref(), Some(&clean.after)].contains(&Some(&holds));
            if !is_known {
                problems.push(format!("is half done: {holds} is neither {before} nor {}", clean.after));
            }
            holds == clean.after
        }
        None => false,
    };
    // After the first of two steps, 3 says rightly that this one stands.
    let is_between = clean.between.is_some() && ended.code == Some(3);
    if clean.before.is_some() && !is_between {
        problems.extend(ended.wrong(is_done));
    }
    if !is_done {
        problems.extend(completed(operation, folder)?);
    }
    let mut door = state::open(&path)?;
    problems.extend(state::unsound(&mut door)?);
    let holds = state::holds(&mut door)?;
    if holds != clean.after {
        problems.push(format!("completed, it comes to {holds} instead of {}", clean.after));
    }
    problems.extend(state::gaps(numbers_of(&holds)));
    Ok(problems)
}

fn numbers_of(holds: &Value) -> Vec<String> {
    let numbers = holds["numbers"].as_array().into_iter().flatten();
    numbers.filter_map(|number| number.as_str().map(str::to_owned)).collect()
}

fn after_making(
    operation: &Operation,
    clean: &Clean,
    ended: &Ended,
    made: &Path,
    folder: &Path,
) -> Result<Vec<String>, Failure> {
    let mut problems = Vec::new();
    problems.extend(ended.wrong(made.exists()));
    if !made.exists() {
        problems.extend(completed(operation, folder)?);
    }
    let mut door = state::open(made)?;
    problems.extend(state::unsound(&mut door)?);
    let holds = state::holds(&mut door)?;
    if holds != clean.after {
        problems.push(format!("what it made holds {holds} instead of {}", clean.after));
    }
    Ok(problems)
}

fn after_writing(
    operation: &Operation,
    clean: &Clean,
    written: &Path,
    folder: &Path,
) -> Result<Vec<String>, Failure> {
    let mut problems = Vec::new();
    for (name, bytes) in contents(written)? {
        // A name that begins with a full stop is not given yet.
        if !name.starts_with('.') && clean.files.get(&name) != Some(&bytes) {
            problems.push(format!("{name} is not whole"));
        }
    }
    problems.extend(completed(operation, folder)?);
    if contents(written)? != clean.files {
        problems.push("completed, the files are not what they should be".to_owned());
    }
    problems.extend(state::unsound(&mut state::open(&folder.join(REGISTER))?)?);
    Ok(problems)
}

/// Runs the operation once more, without a fault.
fn completed(operation: &Operation, folder: &Path) -> Result<Option<String>, Failure> {
    let output = Command::new(program(operation)?)
        .args(&operation.arguments)
        .current_dir(folder)
        .env("CONSORTIUM_USER", "faults")
        .stdin(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success()).then(|| format!("cannot be completed afterwards: {}", said.trim())))
}
