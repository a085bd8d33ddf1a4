//! What can be asked of this slice.

use super::{
    AnswerRound, AskReadiness, Asked, ConfirmationRound, MailDrafts, MakeDrafts, OpenRound, Readiness,
    RoundDetail, RoundId, answer, close, make_drafts, note_asked, open, readiness, round, rounds, template,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "voting.readiness": AskReadiness => Readiness, readiness;
    read "confirmations.template": Nothing => OpenRound, template;
    read "confirmations.list": Nothing => Vec<ConfirmationRound>, rounds;
    read "confirmations.get": RoundId => RoundDetail, round;
    write "confirmations.open": OpenRound => RoundDetail, open;
    read "confirmations.draft": MakeDrafts => MailDrafts, make_drafts;
    write "confirmations.note_asked": Asked => RoundDetail, note_asked;
    write "confirmations.answer": AnswerRound => RoundDetail, answer;
    write "confirmations.close": RoundId => RoundDetail, close;
}
