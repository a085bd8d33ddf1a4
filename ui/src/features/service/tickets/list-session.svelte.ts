import { call } from "../../../api/client";
import type { ImportTicketsList, TicketListOutcome } from "../../../api/generated/tickets";
import { plural } from "../../../components/texts";
import { ListImport } from "../../../domain/record-lists/list-import.svelte";
import { host } from "../../../host";

/** The list of another desk that is under way. */
export const listSession = new ListImport<ImportTicketsList & { token: string }, TicketListOutcome>({
  choose: () => host("choose_ticket_list"),
  inspect: (request) => call("tickets.inspect_list", request),
  run: (request) => call("tickets.import_list", request),
  said: (count) => plural(count, ["Imported # ticket", "Imported # tickets"]),
});
