//! What can be asked of this slice.

use super::{
    DisputeId, ListReminders, MadeReminders, MakeReminders, PreviewReminders, ReminderFiles, ReminderHistory,
    ReminderPreview, ReminderRules, SaveDispute, files, list, make, preview, remove_dispute, rules,
    save_dispute, save_rules,
};
use crate::paper::mail;
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "reminders.rules": Nothing => ReminderRules, rules;
    write "reminders.save_rules": ReminderRules => ReminderRules, save_rules;
    read "reminders.preview": PreviewReminders => ReminderPreview, preview;
    write "reminders.make": MakeReminders => MadeReminders, make;
    read "reminders.list": ListReminders => ReminderHistory, list;
    read "reminders.files": ReminderFiles => mail::Outgoing, files;
    write "reminders.save_dispute": SaveDispute => ReminderHistory, save_dispute;
    write "reminders.remove_dispute": DisputeId => ReminderHistory, remove_dispute;
}
