//! The trail of an issue: which member said what, when ORCID was told, what came back, when members were told.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{IssueDetail, IssueStance};
use crate::kernel::Message;

/// A step of the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailStep {
    /// When.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What happened.
    pub title: Message,
    /// In the words of those who wrote it down; empty for none.
    pub text: String,
}

/// The steps of an issue, the first first: of one day what was said comes before what was asked, and that before answers.
pub(super) fn of(detail: &IssueDetail) -> Vec<TrailStep> {
    let reports = detail.reports.iter().map(|report| {
        let who = match (report.member.as_str(), report.said_by.as_str()) {
            ("", name) => message!("{text}", text = name),
            (member, "") => message!("{text}", text = member),
            (member, name) => message!("{name} of {member}", name, member),
        };
        let title = match report.stance {
            IssueStance::For => message!("{who} raised it", who),
            IssueStance::Against => message!("{who} asked for the opposite", who),
        };
        TrailStep { on: report.said_on, title, text: report.said.clone() }
    });
    let asked = detail.escalations.iter().map(|asked| TrailStep {
        on: asked.asked_on,
        title: message!("{to_whom} was asked ({level})", to_whom = asked.to_whom, level = asked.level_title),
        text: asked.asked_for.clone(),
    });
    let answers = detail.escalations.iter().filter_map(|asked| {
        let title = message!("{to_whom} answered", to_whom = asked.to_whom);
        asked.answered_on.map(|on| TrailStep { on, title, text: asked.outcome.clone() })
    });
    let tickets = detail.tickets.iter().map(|ticket| {
        let title = match ticket.member.as_str() {
            "" => message!("{ticket} was linked", ticket = ticket.number),
            member => message!("{ticket} of {member} was linked", ticket = ticket.number, member),
        };
        TrailStep { on: ticket.linked_on, title, text: ticket.subject.clone() }
    });
    // That it is open on the day on which it was raised is no news.
    let states = detail.states.iter().skip(1).map(|since| TrailStep {
        on: since.from_on,
        title: message!("State: {state}", state = Message::from(since.state.title())),
        text: since.note.clone(),
    });
    let news = detail.news.iter().map(|news| {
        let title = match news.member.as_str() {
            "" => message!("Members were told"),
            member => message!("{member} was told", member),
        };
        TrailStep { on: news.told_on, title, text: news.told.clone() }
    });
    let mut steps: Vec<_> =
        reports.chain(tickets).chain(asked).chain(answers).chain(states).chain(news).collect();
    steps.sort_by_key(|step| step.on);
    steps
}
