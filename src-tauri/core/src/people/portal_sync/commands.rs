//! What can be asked of this slice.

use super::{
    AskTold, ListQueue, Queue, See, Submit, Submitted, ToldState, Waiting, queue, see, submit,
    told_of_member, waiting,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "told.queue": ListQueue => Queue, queue;
    read "told.waiting": Nothing => Vec<Waiting>, waiting;
    read "told.of_member": AskTold => ToldState, told_of_member;
    write "told.submit": Submit => Submitted, submit;
    write "told.see": See => Submitted, see;
}
