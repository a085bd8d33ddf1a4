//! What can be asked of this slice.

use super::{
    AnswerVoting, ConfirmationRound, DraftVotingRound, GetVotingReadiness, MailDrafts, NoteVotingAsked,
    OpenVotingRound, Readiness, RoundDetail, answer, close, make_drafts, note_asked, open, readiness, round,
    rounds, template,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "voting.readiness": GetVotingReadiness => Readiness, readiness;
    read "voting.round_template" => OpenVotingRound, template;
    read "voting.rounds" => Vec<ConfirmationRound>, rounds;
    read "voting.round": Id as GetVotingRound => RoundDetail, round;
    write "voting.open_round": OpenVotingRound => RoundDetail, open;
    read "voting.draft_round": DraftVotingRound => MailDrafts, make_drafts;
    write "voting.note_asked": NoteVotingAsked => RoundDetail, note_asked;
    write "voting.answer": AnswerVoting => RoundDetail, answer;
    write "voting.close_round": Id as CloseVotingRound => RoundDetail, close;
}
