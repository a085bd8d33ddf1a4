import type { Error as WireError, ErrorKind } from "../api/generated/kernel";

/** Every kind, so that one that nobody knows is told from those. */
const KINDS: Readonly<Record<ErrorKind, true>> = {
  invalid: true,
  not_found: true,
  conflict: true,
  read_only: true,
  refused: true,
  io: true,
  unanswered: true,
  unknown: true,
  internal: true,
};

/** An error of the core or the shell: what happened, to which record, and what to do, in words for the user. */
export class Failure extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly field: string | null = null,
    /** For a form with bad fields: the message for each of them. */
    readonly context: WireError["context"] = {},
  ) {
    super(message);
    this.name = /* @wc-ignore */ "Failure";
  }
}

/** Turns whatever was thrown into a {@link Failure}, so that no caller has to guess at shapes. */
export function toFailure(reason: unknown): Failure {
  if (reason instanceof Failure) return reason;
  if (typeof reason === "object" && reason !== null && "kind" in reason && "message" in reason) {
    const wire = reason as { kind: unknown; message: unknown; field?: unknown; context?: unknown };
    const kind = String(wire.kind);
    const field = typeof wire.field === "string" ? wire.field : null;
    return new Failure(
      isKind(kind) ? kind : "internal",
      String(wire.message),
      field,
      toContext(wire.context),
    );
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new Failure("internal", message);
}

function isKind(kind: string): kind is ErrorKind {
  return Object.hasOwn(KINDS, kind);
}

function toContext(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
