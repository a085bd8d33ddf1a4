//! What a window needs where there is no desktop: a display, a session bus, and the driver that moves the mouse.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A program in the background that ends, with all it has started, when this value is dropped.
#[derive(Debug)]
pub struct Background {
    child: Child,
}

impl Background {
    /// Starts `command` in a process group of its own.
    ///
    /// # Panics
    /// When the program is not installed.
    pub fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let name = command.get_program().to_string_lossy().into_owned();
        Self {
            child: child
                .unwrap_or_else(|error| panic!("{name} did not start: {error}. Run `cargo xtask prepare`.")),
        }
    }

    /// Starts `command` and waits for the first line it writes to its standard output.
    ///
    /// # Panics
    /// When it ends without writing one.
    pub fn start_and_read_line(command: &mut Command) -> (Self, String) {
        let mut started = Self::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        let output = started.child.stdout.take().expect("the output is piped");
        BufReader::new(output).read_line(&mut line).expect("the output can be read");
        let name = command.get_program().to_string_lossy();
        assert!(!line.trim().is_empty(), "{name} said nothing and ended");
        (started, line.trim().to_owned())
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // The whole group: the driver starts another driver, which starts the application.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// A screen in memory, and its name as `DISPLAY` takes it.
pub fn display(width: u32, height: u32) -> (Background, String) {
    let screen = format!("{width}x{height}x24");
    // With -displayfd the server looks for a free number itself and says which.
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"]).stderr(Stdio::null());
    let (server, number) = Background::start_and_read_line(&mut command);
    (server, format!(":{number}"))
}

/// A session bus that starts no service on its own, so that every machine has the same: no desktop portal.
const BUS_CONFIGURATION: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session bus, and its address; its configuration is written into `folder`.
pub fn session_bus(folder: &Path) -> (Background, String) {
    let configuration = folder.join("session-bus.conf");
    std::fs::write(&configuration, BUS_CONFIGURATION).expect("the folder can be written");
    let mut command = Command::new("dbus-daemon");
    command.args(["--nofork", "--nopidfile", "--print-address=1", "--config-file"]).arg(&configuration);
    Background::start_and_read_line(command.stderr(Stdio::null()))
}

/// Where the program `name` lies.
///
/// # Panics
/// When it is not installed.
pub fn installed(name: &str) -> PathBuf {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed. Run `cargo xtask prepare`."))
}

/// A folder that holds the only programs which the application finds: a viewer that notes what it was asked to show.
pub fn programs(home: &Path) -> PathBuf {
    let folder = home.join("programs");
    std::fs::create_dir_all(&folder).expect("the home folder can be written");
    let viewer = folder.join("xdg-open");
    let script = format!("#!/bin/sh\n/bin/cp -- \"$1\" '{}'\n", home.join(OPENED).display());
    std::fs::write(&viewer, script).expect("the home folder can be written");
    std::fs::set_permissions(&viewer, std::fs::Permissions::from_mode(0o755)).expect("it is our own file");
    folder
}

/// The copy, in the home folder, of the document that the application had shown by the system's viewer.
pub const OPENED: &str = "opened-document";

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}
