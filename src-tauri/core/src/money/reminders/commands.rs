//! What can be asked of this slice.

use super::{
    GetRemindersFiles, ListReminders, MadeReminders, MakeReminders, PreviewReminders, ReminderHistory,
    ReminderPreview, ReminderRules, SaveRemindersDispute, SaveRemindersStop, files, list, make, preview,
    remove_dispute, remove_stop, rules, save_dispute, save_rules, save_stop,
};
use crate::kernel::Id;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "reminders.rules" => ReminderRules, rules;
    write "reminders.save_rules": ReminderRules as SaveRemindersRules => ReminderRules, save_rules;
    read "reminders.preview": PreviewReminders => ReminderPreview, preview;
    write "reminders.make": MakeReminders => MadeReminders, make;
    read "reminders.list": ListReminders => ReminderHistory, list;
    read "reminders.files": GetRemindersFiles => mail::Outgoing, files;
    write "reminders.save_dispute": SaveRemindersDispute => ReminderHistory, save_dispute;
    write "reminders.remove_dispute": Id as RemoveRemindersDispute => ReminderHistory, remove_dispute;
    write "reminders.save_stop": SaveRemindersStop => ReminderHistory, save_stop;
    write "reminders.remove_stop": Id as RemoveRemindersStop => ReminderHistory, remove_stop;
}
