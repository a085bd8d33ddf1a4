//! What can be asked of this slice.

use super::{
    GetPortalSyncOfMember, GetPortalSyncQueue, MemberSyncState, PendingSubmission, Queue, SeePortalSync,
    SubmitPortalSync, Submitted, queue, see, submit, sync_state_of_member, waiting,
};
use crate::register::commands;

commands! {
    read "portal_sync.queue": GetPortalSyncQueue => Queue, queue;
    read "portal_sync.waiting" => Vec<PendingSubmission>, waiting;
    read "portal_sync.of_member": GetPortalSyncOfMember => MemberSyncState, sync_state_of_member;
    write "portal_sync.submit": SubmitPortalSync => Submitted, submit;
    write "portal_sync.see": SeePortalSync => Submitted, see;
}
