// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { FileBytes, Id } from "./kernel";

/** Asks to attach files to a member, to an agreement or to the consortium. */
export interface AddAttachments {
  /** The member; with neither, the consortium as a whole. */
  member_id?: number | null;
  agreement_id?: number | null;
  /** The files, each of which becomes a document. */
  files: Array<NewAttachment>;
}

/** Asks to add a version. */
export interface AddAttachmentsVersion {
  id: number;
  /** The token of the chosen file. */
  token: string;
}

/** A document of a member, of an agreement or of the consortium. */
export interface Attachment {
  id: number;
  /** The member; with neither, it is a document of the consortium as a whole. */
  member_id: number | null;
  agreement_id: number | null;
  title: string;
  kind: AttachmentKind;
  dated_on: string | null;
  /** Anything worth knowing of it. */
  note: string;
  /** Its versions, the newest first. */
  versions: Array<AttachmentVersion>;
}

/** The content of a version. */
export interface AttachmentContent {
  /** The name of the file it came in: a name, never a path. */
  file_name: string;
  /** What content and name together are recognised as. */
  media_type: string;
  /** Whether it may be opened; otherwise it can only be saved. */
  opens: boolean;
  data_base64: FileBytes;
}

/** What is known of a document besides its content. */
export interface AttachmentDraft {
  title: string;
  kind: AttachmentKind;
  dated_on?: string | null;
  /** Anything worth knowing of it. */
  note?: string | null;
}

export type AttachmentKind = "agreement" | "amendment" | "letter" | "invoice_received" | "other";

/** Documents of a member, of an agreement or of the consortium. */
export interface AttachmentList {
  /** The documents, the latest first. */
  rows: Array<Attachment>;
}

/** One version of a document. */
export interface AttachmentVersion {
  id: number;
  /** Versions of a document count from 1. */
  version: number;
  /** The name of the file it came in. */
  file_name: string;
  /** What the file was recognised as. */
  media_type: string;
  size_bytes: number;
  sha256: string;
  /** When it was added: RFC 3339 in UTC. */
  added_at: string;
  added_by: string;
  /** Whether it is of a kind that is opened; others can only be saved. */
  opens: boolean;
}

/** Asks for the content of a version. */
export interface GetAttachmentsContent {
  version_id: number;
}

/** What documents are attached to. Asks for them, too. */
export interface ListAttachments {
  /** The member; with neither, the consortium as a whole. */
  member_id?: number | null;
  agreement_id?: number | null;
}

export interface NewAttachment extends AttachmentDraft {
  /** The token of the chosen file. */
  token: string;
}

export type RemoveAttachments = Id;

/** What can be told of a file before it is attached. */
export interface StagedAttachment {
  /** What the file is named by when it is attached. */
  token: string;
  file_name: string;
  /** Its name as a title: without extension and underscores. */
  title: string;
  size_bytes: number;
  /** What it was recognised as. */
  media_type: string;
  /** Whether it will open from here; otherwise it can only be saved. */
  opens: boolean;
}

/** Asks to edit a document. */
export interface UpdateAttachments {
  id: number;
  /** What is known of it from now on. */
  draft: AttachmentDraft;
}

export interface AttachmentsCommands {
  "attachments.list": { request: ListAttachments; response: AttachmentList };
  "attachments.content": { request: GetAttachmentsContent; response: AttachmentContent };
  "attachments.add": { request: AddAttachments; response: AttachmentList };
  "attachments.add_version": { request: AddAttachmentsVersion; response: AttachmentList };
  "attachments.update": { request: UpdateAttachments; response: AttachmentList };
  "attachments.remove": { request: RemoveAttachments; response: AttachmentList };
}
