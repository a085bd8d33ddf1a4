//! What a window needs where there is no desktop: a display, a session bus, and the driver that moves the mouse.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
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

/// A session bus, and its address.
pub fn session_bus() -> (Background, String) {
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--print-address=1"]).stderr(Stdio::null());
    Background::start_and_read_line(&mut command)
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}
