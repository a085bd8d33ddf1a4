import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { Ticket, TicketDetail, TicketDraft } from "../../../api/generated/tickets";
import { pick } from "../../../api/pick";

/** A ticket as its form edits it, with what was said when it is new. */
export interface TicketValues extends TicketDraft {
  text: string;
  answer: string;
  is_solved: boolean;
}

const EMPTY: TicketDraft = {
  subject: "",
  member_id: null,
  other_member_ids: [],
  contact_id: null,
  asker_name: "",
  asker_email: "",
  organisation: "",
  channel: "phone",
  received_at: "",
  topic: "other",
  integration: "",
  tier: 1,
  priority: "normal",
  owner: "",
  is_confidential: false,
  is_reusable: false,
  minutes_spent: 0,
  rating: null,
  remark: "",
};

/** The form of a ticket, new or known. */
export class TicketFormDraft extends Draft<TicketValues, TicketDetail> {
  constructor(
    readonly ticket: Ticket | null,
    given: Partial<TicketDraft> = {},
  ) {
    super(
      { ...EMPTY, ...(ticket ? draftOf(ticket) : given), text: "", answer: "", is_solved: false },
      {
        send: ({ text, answer, is_solved, ...draft }) =>
          ticket
            ? call("tickets.update", { id: ticket.id, draft })
            : call("tickets.add", { draft, text, answer, is_solved }),
      },
    );
  }
}

/** What of a ticket its form edits. */
export function draftOf(ticket: Ticket): TicketDraft {
  return pick(EMPTY, ticket);
}
