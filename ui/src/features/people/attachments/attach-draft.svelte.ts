import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type {
  Attachment,
  AttachmentKind,
  AttachmentList,
  StagedAttachment,
} from "../../../api/generated/attachments";
import { guessDate, guessKind } from "./kinds";

/** What a form asks of each document. */
export interface DocumentValues {
  title: string;
  kind: AttachmentKind;
  dated_on: string | null;
  note: string;
}

/** What documents are attached to: a member, an agreement, or with neither the consortium as a whole. */
export interface AttachedTo {
  member_id?: number | null;
  agreement_id?: number | null;
}

/** Files about to be attached, each with what is to be known of it. */
export class AttachDraft extends Draft<{ documents: DocumentValues[] }, AttachmentList> {
  constructor(
    to: AttachedTo,
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
            ...to,
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
