//! Whom a component is for.

use super::Audience;
use super::work_out::Participant;

impl Audience {
    /// Whether `member` belongs to it.
    pub(super) fn includes(&self, one: &Participant<'_>) -> bool {
        if self.tiers.is_empty() && self.tags.is_empty() && self.member_ids.is_empty() {
            return true;
        }
        let member = one.member;
        let named = one.tier.is_some_and(|tier| self.tiers.contains(&tier))
            || self.tags.iter().any(|tag| member.tags.contains(tag))
            || self.member_ids.contains(&member.id);
        named != self.everybody_else
    }
}
