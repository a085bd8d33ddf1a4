//! The host commands: their names, what each asks and what it answers. The desktop shell has a function for each; the
//! commands of the core all pass through `call`.

use consortium_core::api::Bindings;
use consortium_core::info::RegisterInfo;
use consortium_core::kernel::{Error, Id};
use consortium_core::money::bank::StagedBankFile;
use consortium_core::people::attachments::{GetAttachmentsContent, StagedAttachment};
use consortium_core::people::imports::StagedImport;
use consortium_core::people::profile::{NewConsortium, Profile};
use consortium_core::service::record_lists::StagedList;
use consortium_core::service::tickets::desk_lists::TicketListOutcome;
use consortium_core::service::tickets::intake::StagedMails;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::recent::{OpenRecent, RecentRegister};
use crate::saved::Saved;
use crate::saving::Saving;

/// Gives every host command to a macro, as `name: Request => Answer;`, or `name => Answer;` where nothing is asked. An
/// answer that may be absent is so when somebody cancelled a dialog.
#[macro_export]
macro_rules! host_commands {
    ($each:ident) => {
        $each! {
            call: Call => CallAnswer;
            app_state => AppState;
            create_register: NewConsortium => Option<AppState>;
            open_register => Option<AppState>;
            open_recent: OpenRecent => Option<AppState>;
            explore_sample => Option<AppState>;
            close_register => Option<AppState>;
            hold_window: HoldWindow => ();
            close_window => ();
            choose_import_file => Option<StagedImport>;
            import_dropped => StagedImport;
            choose_bank_file => Option<StagedBankFile>;
            bank_file_dropped => StagedBankFile;
            choose_attachment => Vec<StagedAttachment>;
            attach_dropped => Vec<StagedAttachment>;
            choose_mails => Option<StagedMails>;
            mails_dropped => StagedMails;
            choose_ticket_list => Option<TicketListOutcome>;
            choose_list => Option<StagedList>;
            choose_logo => Option<Profile>;
            open_attachment: GetAttachmentsContent => ();
            open_invoice: Id => ();
            open_ticket_file: Id => ();
            open_joining_file: Id => ();
            save: Saving => Option<Saved>;
            cancel_job => ();
        }
    };
}

macro_rules! names {
    ($($name:ident $(: $request:ty)? => $answer:ty;)+) => {
        /// Every host command. The shell grants its window each of them, and nothing else.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

host_commands!(names);

/// Asks the core for something.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Call {
    /// The command of the core.
    pub name: String,
    #[ts(type = "unknown")]
    pub request: Value,
}

/// What a command of the core answered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(transparent)]
#[ts(type = "unknown")]
pub struct CallAnswer(pub Value);

/// What has to be known before a screen is shown.
#[derive(Debug, Serialize, TS)]
pub struct AppState {
    /// The open register, if one is.
    pub register: Option<RegisterInfo>,
    /// The registers that were open before, the newest first.
    pub recent: Vec<RecentRegister>,
    /// The version of the application.
    pub version: String,
    /// Why the last register did not open.
    pub problem: Option<Error>,
    /// Who works with it.
    pub user: String,
}

/// Whether the window asks before it closes.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct HoldWindow {
    /// Whether something in the page is not saved yet.
    pub hold: bool,
}

/// Declares the commands and their types.
pub(crate) fn declare(bindings: &mut Bindings) {
    let mut text = String::new();
    macro_rules! each {
        ($($name:ident $(: $request:ty)? => $answer:ty;)+) => {$(
            let request: Vec<String> = vec![$(bindings.declare::<$request>())?];
            let request = request.first().map_or("null", String::as_str);
            let answer = bindings.declare::<$answer>();
            text.push_str(&format!(" {}: {{ request: {request}; response: {answer} }};", stringify!($name)));
        )+};
    }
    host_commands!(each);
    bindings.declare_as(
        "host",
        "HostCommands",
        "The commands of the host. A null answer means that somebody cancelled a dialog.",
        &format!("{{{text} }}"),
    );
}
