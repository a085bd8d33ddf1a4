//! What can be asked of this slice.

use super::{
    AnswerRound, AskReadiness, Asked, ConfirmationRound, MailDrafts, MakeDrafts, OpenRound, Readiness,
    RoundDetail, RoundId, answer, close, make_drafts, note_asked, open, readiness, round, rounds, template,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "voting.readiness": AskReadiness => Readiness, readiness;
    read "voting.round_template": Nothing => OpenRound, template;
    read "voting.rounds": Nothing => Vec<ConfirmationRound>, rounds;
    read "voting.round": RoundId => RoundDetail, round;
    write "voting.open_round": OpenRound => RoundDetail, open;
    read "voting.draft_round": MakeDrafts => MailDrafts, make_drafts;
    write "voting.note_asked": Asked => RoundDetail, note_asked;
    write "voting.answer": AnswerRound => RoundDetail, answer;
    write "voting.close_round": RoundId => RoundDetail, close;
}
