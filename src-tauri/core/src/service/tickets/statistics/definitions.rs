//! How each figure of the desk is reckoned, in words that are printed beside it.

use std::collections::BTreeMap;

use crate::kernel::Message;

/// How each figure is reckoned.
pub(super) fn definitions() -> BTreeMap<String, Message> {
    let all = [
        (
            "volume",
            message!(
                "Tickets that were received in the time asked for, without merged ones, spam and what only programs wrote."
            ),
        ),
        (
            "response_rate",
            message!(
                "Tickets with a first answer of a person, of all tickets whose answers are known. Automatic replies are no answer; tickets of lists that do not tell of answers are left out."
            ),
        ),
        (
            "response",
            message!(
                "Working time of the desk’s calendar from when a ticket was received until a person answered first. Impossible times are left out."
            ),
        ),
        (
            "solution",
            message!(
                "Working time from when a ticket was received until it was solved first, without the time in which somebody else had to answer. Impossible times are left out."
            ),
        ),
        (
            "within_target",
            message!(
                "Tickets that took no longer than the desk promises for their priority, of those for which it promises something."
            ),
        ),
        (
            "shares",
            message!(
                "Of the tickets that were answered or solved, and of those that wait longer already, how many kept to the working days, counted from the day after the one on which they were received until work ends on the last. What somebody else had to answer first does not count for a solution."
            ),
        ),
        (
            "coverage",
            message!(
                "Working days of the desk’s calendar that are over, on which a ticket was new or open during working hours and nobody of the desk wrote an answer, a draft, a note or to ORCID, nor solved anything. Tickets of lists, and those whose messages were removed, are left out: what was written about them is not known."
            ),
        ),
        (
            "breaches_in_gaps",
            message!(
                "First answers and solutions that took longer than promised, and those of them in whose promised time such a day fell."
            ),
        ),
        (
            "orcid",
            message!(
                "What ORCID was asked about these tickets, and its answers, in working days of its calendar."
            ),
        ),
        ("satisfaction", message!("The mean of what askers gave, from 1 to 5, and the share of 4 and 5.")),
        (
            "satisfaction_answered",
            message!(
                "Tickets whose askers gave something, of those whose askers were sent the question what they thought of it."
            ),
        ),
        (
            "backlog",
            message!("Tickets that are new, open or waiting now, by the days since they were received."),
        ),
        ("silent_members", message!("Active members without a ticket in so many months.")),
    ];
    all.into_iter().map(|(name, sentence)| (name.to_owned(), sentence)).collect()
}
