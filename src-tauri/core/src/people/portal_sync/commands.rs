//! What can be asked of this slice.

use super::{
    AskTold, ListQueue, Queue, See, Submit, Submitted, ToldState, Waiting, queue, see, submit,
    told_of_member, waiting,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "portal_sync.queue": ListQueue => Queue, queue;
    read "portal_sync.waiting": Nothing => Vec<Waiting>, waiting;
    read "portal_sync.of_member": AskTold => ToldState, told_of_member;
    write "portal_sync.submit": Submit => Submitted, submit;
    write "portal_sync.see": See => Submitted, see;
}
