//! What the application holds while it runs: at most one open register, and what it remembers of earlier ones.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use consortium_core::Door;
use consortium_core::info;
use consortium_core::kernel::{Clock, Error, ErrorKind, Result};
use consortium_core::message;
use consortium_core::office::demo;
use consortium_core::people::profile::{self, NewConsortium};
use consortium_core::register::Access;
use consortium_host::{AppState, Desk as _, Job, JobProgress, RecentRegisters};
use tauri::{AppHandle, Manager};

use crate::{changed, surroundings, window};

/// How many members the sample has: enough to scroll and filter, few enough to be made at once.
const SAMPLE_MEMBERS: usize = 48;
const SAMPLE_SEED: u64 = 1;

/// The state behind every host command.
pub(crate) struct Desk {
    door: Mutex<Option<Door>>,
    recent: Mutex<RecentRegisters>,
    /// Why the last register did not open, until another one does.
    problem: Mutex<Option<Error>>,
    /// The opening of the last register, which began before the page asked for anything.
    opening: Mutex<Option<JoinHandle<()>>>,
    /// The files dropped last, until the page says what they are for.
    dropped: Mutex<Vec<PathBuf>>,
    /// Whether something in the page is not saved yet.
    unsaved: AtomicBool,
    /// What runs in the background.
    job: Job,
    app: AppHandle,
    user: String,
}

/// The state of the application.
pub(crate) fn desk(app: &AppHandle) -> tauri::State<'_, Desk> {
    app.state::<Desk>()
}

impl Desk {
    /// Nothing is open yet; the list of recent registers is read from `folder`.
    pub(crate) fn new(app: &AppHandle, folder: &Path) -> Self {
        Self {
            door: Mutex::new(None),
            recent: Mutex::new(RecentRegisters::load(folder)),
            problem: Mutex::new(None),
            opening: Mutex::new(None),
            dropped: Mutex::new(Vec::new()),
            unsaved: AtomicBool::new(false),
            job: Job::default(),
            app: app.clone(),
            user: surroundings::user_name(),
        }
    }

    /// Opens `named`, or else the register that was open when the application ended, while the page is loading.
    pub(crate) fn open_at_start(&self, named: Option<PathBuf>) {
        let Some(path) = named.or_else(|| held(&self.recent).at_start()) else { return };
        let app = self.app.clone();
        let opening = std::thread::spawn(move || {
            if let Err(error) = desk(&app).open(&path) {
                log::warn!("the last register did not open: {error}");
                *held(&desk(&app).problem) = Some(error);
            }
        });
        *held(&self.opening) = Some(opening);
    }

    /// Keeps the files that were dropped until the page says what they are for.
    pub(crate) fn hold_dropped(&self, paths: Vec<PathBuf>) {
        *held(&self.dropped) = paths;
    }

    /// The files dropped last, once.
    pub(crate) fn take_dropped(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *held(&self.dropped))
    }

    /// Creates a register and leaves it open.
    pub(crate) fn create(&self, path: &Path, consortium: &NewConsortium) -> Result<()> {
        let door = Door::create(path, consortium, &self.user, Clock::System)?;
        self.take(door)
    }

    /// Opens the register at `path`, to be read only if another program writes to it.
    pub(crate) fn open(&self, path: &Path) -> Result<()> {
        let is_open_already = held(&self.door).as_ref().is_some_and(|door| {
            // One that can only be read is opened again: whoever wrote to it may have closed it.
            door.register().path() == path && door.register().read_only_reason().is_none()
        });
        if is_open_already {
            return Ok(());
        }
        let door = Door::open(path, &self.user, Clock::System, Access::WriteOrRead)?;
        self.take(door)
    }

    /// Opens the recent register `id`.
    pub(crate) fn open_recent(&self, id: &str) -> Result<()> {
        let path = held(&self.recent).path(id)?;
        self.open(&path)
    }

    /// Opens the sample in the application's own folder, after making it if it is not there.
    pub(crate) fn open_sample(&self, folder: &Path) -> Result<()> {
        let path = folder.join("Sample.consortium");
        if !path.exists() {
            surroundings::make_folder(folder)?;
            // Under another name until it is whole: half a sample would be opened the next time.
            let unfinished = folder.join("Unfinished sample.consortium");
            let _ = std::fs::remove_file(&unfinished);
            drop(demo::create(&unfinished, SAMPLE_MEMBERS, SAMPLE_SEED, &self.user, Clock::System)?);
            std::fs::rename(&unfinished, &path).map_err(|error| {
                let message = message!(
                    "The sample could not be put into {folder}: {error}.",
                    folder = folder.display(),
                    error
                );
                Error::new(ErrorKind::Io, message)
            })?;
        }
        self.open(&path)
    }

    /// Closes the open register, if one is, so that somebody else may open it.
    pub(crate) fn close(&self) -> Result<()> {
        self.job.cancel();
        *held(&self.door) = None;
        *held(&self.problem) = None;
        window::show_name(&self.app, None);
        held(&self.recent).closed()
    }

    /// Remembers whether something in the page is not saved yet.
    pub(crate) fn hold(&self, hold: bool) {
        self.unsaved.store(hold, Ordering::Relaxed);
    }

    /// Whether something in the page is not saved yet.
    pub(crate) fn has_unsaved(&self) -> bool {
        self.unsaved.load(Ordering::Relaxed)
    }

    /// Lets go of the register because the application ends; the next start opens it again.
    pub(crate) fn end(&self) {
        self.job.cancel();
        *held(&self.door) = None;
        if let Ok(folder) = surroundings::opened_documents_folder() {
            // What is left is removed next time; a viewer may hold it on some systems.
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    /// What the page needs to know; waits for the opening that began at start.
    pub(crate) fn state(&self) -> Result<AppState> {
        self.wait_for_opening()?;
        let register = held(&self.door).as_ref().map(|door| info::info(door.register())).transpose()?;
        Ok(AppState {
            register,
            recent: held(&self.recent).list(),
            version: self.app.package_info().version.to_string(),
            problem: held(&self.problem).clone(),
            user: self.user.clone(),
        })
    }

    /// Brings title and list up to date after the consortium may have been renamed.
    pub(crate) fn show_name(&self) -> Result<()> {
        let (path, name) = self.with_door(|door| {
            let profile = profile::get(door.register())?;
            Ok((door.register().path().to_owned(), profile.draft.name))
        })?;
        window::show_name(&self.app, Some(&name));
        held(&self.recent).opened(&path, &name)
    }

    fn wait_for_opening(&self) -> Result<()> {
        // The lock is held while waiting, so that a second caller waits as well.
        let mut opening = held(&self.opening);
        match opening.take().map(JoinHandle::join) {
            Some(Err(_panic)) => Err(Error::internal(message!(
                "The last register could not be opened, because of a defect in this program."
            ))),
            _ => Ok(()),
        }
    }

    fn take(&self, door: Door) -> Result<()> {
        self.job.cancel();
        *held(&self.door) = Some(door);
        *held(&self.problem) = None;
        if let Err(error) = self.show_name() {
            // The register is open, and that is what was asked for.
            log::warn!("the register could not be remembered: {error}");
        }
        Ok(())
    }
}

impl consortium_host::Desk for Desk {
    fn with_door<T>(&self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        let (answered, changed) = match held(&self.door).as_mut() {
            Some(door) => (work(door), door.take_changed()),
            None => {
                return Err(Error::conflict(message!(
                    "No register is open. Open one, or create a new one, and try again."
                )));
            }
        };
        changed::announce(&self.app, changed);
        answered
    }

    fn job(&self) -> &Job {
        &self.job
    }

    fn tell(&self, progress: JobProgress) {
        window::tell(&self.app, progress);
    }
}

/// The value behind a lock. A panic elsewhere cannot have left it half changed: each is replaced as a whole.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
