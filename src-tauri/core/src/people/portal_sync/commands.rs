//! What can be asked of this slice.

use super::{
    GetPortalSyncOfMember, GetPortalSyncQueue, PendingSubmission, Queue, SeePortalSync, SubmitPortalSync,
    Submitted, ToldState, queue, see, submit, told_of_member, waiting,
};
use crate::register::commands;

commands! {
    read "portal_sync.queue": GetPortalSyncQueue => Queue, queue;
    read "portal_sync.waiting" => Vec<PendingSubmission>, waiting;
    read "portal_sync.of_member": GetPortalSyncOfMember => ToldState, told_of_member;
    write "portal_sync.submit": SubmitPortalSync => Submitted, submit;
    write "portal_sync.see": SeePortalSync => Submitted, see;
}
