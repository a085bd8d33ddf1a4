import { call, type RequestOf } from "../../api/client";
import type { RecordListOutcome } from "../../api/generated/record_lists";
import { plural } from "../../components/texts";
import { host } from "../../host";
import { ListImport } from "./list-import.svelte";

/** The kinds of records that lists are imported of. */
export type ListedKind = "joining" | "tasks" | "issues";

/** What any of the commands is asked with. */
type Asked = RequestOf<"joining.inspect_list">;

const INSPECT = {
  joining: (request: Asked) => call("joining.inspect_list", request),
  tasks: (request: Asked) => call("tasks.inspect_list", request),
  issues: (request: Asked) => call("issues.inspect_list", request),
};

const IMPORT = {
  joining: (request: Asked) => call("joining.import_list", request),
  tasks: (request: Asked) => call("tasks.import_list", request),
  issues: (request: Asked) => call("issues.import_list", request),
};

/** A list of records from its choice to its import. */
export class RecordList extends ListImport<Asked & { token: string }, RecordListOutcome> {
  constructor(readonly kind: ListedKind) {
    super({
      choose: async () => {
        const staged = await host("choose_list");
        return staged && INSPECT[kind]({ token: staged.token });
      },
      inspect: INSPECT[kind],
      run: IMPORT[kind],
      said: (count) => plural(count, ["Imported # row", "Imported # rows"]),
    });
  }
}
