import { call } from "../../api/client";
import { Draft } from "../../api/draft.svelte";
import type { Attachment, AttachmentKind, AttachmentList, StagedAttachment } from "../../api/types";
import { guessDate, guessKind } from "./kinds";

/** What a form asks of each document. */
export interface DocumentValues {
  title: string;
  kind: AttachmentKind;
  dated_on: string | null;
  note: string;
}

/** Files about to be attached to a member (null: to the consortium), each with what is to be known of it. */
export class AttachDraft extends Draft<{ documents: DocumentValues[] }, AttachmentList> {
  constructor(
    memberId: number | null,
    readonly files: readonly StagedAttachment[],
  ) {
    const documents = files.map((file) => ({
      title: file.title,
      kind: guessKind(file.file_name),
      dated_on: guessDate(file.file_name),
      note: "",
    }));
    super(
      { documents },
      {
        send: (values) =>
          call("attachments.add", {
            member_id: memberId,
            files: files.map(({ token }, index) => ({ ...valuesAt(values.documents, index), token })),
          }),
      },
    );
  }
}

/** What is known of a document, to be edited. */
export class DocumentDraft extends Draft<DocumentValues, AttachmentList> {
  constructor({ id, title, kind, dated_on, note }: Attachment) {
    super({ title, kind, dated_on, note }, { send: (draft) => call("attachments.update", { id, draft }) });
  }
}

function valuesAt(documents: readonly DocumentValues[], index: number): DocumentValues {
  const values = documents[index];
  if (!values) throw new Error(`File ${index} has no form.`);
  return values;
}
