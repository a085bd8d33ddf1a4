//! One run of the application, with a display, a session bus and a home folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

use crate::page::Page;
use crate::processes::{self, Background};

/// How long the driver may take to listen, and the application to show its window.
const START_PATIENCE: Duration = Duration::from_secs(30);

/// How the application is started.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The user's name, as history and lock messages show it.
    pub user: String,
    /// The home folder; registers, settings and logs of the run go there.
    pub home: PathBuf,
    /// The size of the window in pixels.
    pub size: (u32, u32),
    /// Whether the desktop prefers dark windows.
    pub dark: bool,
    /// Whether file dialogs take prepared answers. If not, the application asks the desktop, which has no dialogs.
    pub prepared_dialogs: bool,
}

impl Setup {
    /// A window of usual size for `user`, at home in `home`.
    pub fn new(user: &str, home: &Path) -> Self {
        Self {
            user: user.to_owned(),
            home: home.to_owned(),
            size: (1280, 820),
            dark: false,
            prepared_dialogs: true,
        }
    }
}

/// The running application.
#[derive(Debug)]
pub struct Application {
    /// What the window shows.
    pub page: Page,
    /// From asking for the window to its first usable screen, the driver's own start included.
    pub started_in: Duration,
    answers: PathBuf,
    home: PathBuf,
    // The driver goes first, and takes the application with it; then what both stand on.
    _driver: Background,
    _bus: Background,
    _display: Background,
}

impl Application {
    /// Starts the application that `cargo build --package consortium-desk` has built and waits for its first screen.
    ///
    /// # Errors
    /// When the window does not come up.
    pub async fn start(setup: &Setup) -> WebDriverResult<Self> {
        let settings = setup.home.join("settings");
        fs::create_dir_all(&settings).expect("the home folder can be written");
        let answers = setup.home.join("dialog-answers");
        fs::write(&answers, "").expect("the home folder can be written");

        let (width, height) = setup.size;
        let (display, display_name) = processes::display(width, height);
        let (bus, bus_address) = processes::session_bus(&setup.home);
        let (port, native_port) = (processes::free_port(), processes::free_port());
        let mut command = Command::new(processes::installed("tauri-driver"));
        let native_driver = processes::installed("WebKitWebDriver");
        command
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .arg("--native-driver")
            .arg(native_driver)
            .env("PATH", processes::programs(&setup.home))
            .env("DISPLAY", &display_name)
            .env_remove("WAYLAND_DISPLAY")
            .env("DBUS_SESSION_BUS_ADDRESS", &bus_address)
            .env("HOME", &setup.home)
            .env("XDG_CONFIG_HOME", setup.home.join(".config"))
            .env("XDG_DATA_HOME", setup.home.join(".local/share"))
            .env("XDG_CACHE_HOME", setup.home.join(".cache"))
            .env("CONSORTIUM_CONFIG_DIR", &settings)
            .env("CONSORTIUM_USER", &setup.user)
            .env("GTK_THEME", if setup.dark { "Adwaita:dark" } else { "Adwaita" })
            // There is neither a graphics card nor a screen reader on a build machine.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if setup.prepared_dialogs {
            command.env("CONSORTIUM_DIALOG_ANSWERS", &answers);
        }
        let driver = Background::start(&mut command);
        // The one forwards to the other, and refuses while that is still starting.
        wait_for_port(native_port).await;
        wait_for_port(port).await;
        let asked = tokio::time::Instant::now();
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities()?).await?;
        let page = Page::new(session);
        page.wait_for_any(&["[data-testid=start]", "nav"]).await?;
        let started_in = asked.elapsed();
        // A window without a window manager is as large as it asks to be, not as large as the screen.
        page.driver().set_window_rect(0, 0, width, height).await?;
        Ok(Self {
            page,
            started_in,
            answers,
            home: setup.home.clone(),
            _driver: driver,
            _bus: bus,
            _display: display,
        })
    }

    /// Prepares what the next dialogs answer, in order; `None` is a cancelled one.
    pub fn answer_dialogs(&self, answers: &[Option<&Path>]) {
        let mut text = fs::read_to_string(&self.answers).unwrap_or_default();
        for answer in answers {
            text.push_str(&answer.map(|path| path.display().to_string()).unwrap_or_default());
            text.push('\n');
        }
        fs::write(&self.answers, text).expect("the answers can be written");
    }

    /// The home folder of this run.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Closes the window, as its close button does, and ends the session.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn quit(self) -> WebDriverResult<()> {
        self.page.driver().close_window().await?;
        // With its window the application ends, and the session with it, so that there may be nothing left to end.
        let _ = self.page.driver().clone().quit().await;
        Ok(())
    }
}

impl Drop for Application {
    fn drop(&mut self) {
        // Or else the session would try to end itself over a driver that is gone, and wait two minutes for an answer.
        let _ = self.page.driver().clone().leak();
    }
}

/// The application as `cargo build --workspace` leaves it, beside the folder of this test's own program.
pub fn built_application() -> PathBuf {
    let own = std::env::current_exe().expect("a running program has a path");
    let profile =
        own.ancestors().find(|folder| folder.join("deps").is_dir()).expect("tests run in the target folder");
    let binary = profile.join("consortium-desk");
    assert!(binary.exists(), "{} is missing: run `cargo build --package consortium-desk`", binary.display());
    binary
}

fn capabilities() -> WebDriverResult<Capabilities> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "wry")?;
    capabilities.set("tauri:options", json!({ "application": built_application() }))?;
    Ok(capabilities)
}

async fn wait_for_port(port: u16) {
    let deadline = tokio::time::Instant::now() + START_PATIENCE;
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(tokio::time::Instant::now() < deadline, "the driver does not listen on port {port}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
