/** The kinds of refusal on which a screen may branch. */
export type FailureKind =
  | "invalid"
  | "not_found"
  | "conflict"
  | "read_only"
  | "refused"
  | "io"
  // Done, but the answer could not be delivered.
  | "unanswered"
  // Whether it was done could not be found out.
  | "unknown"
  | "internal";

const KINDS: readonly string[] = [
  "invalid",
  "not_found",
  "conflict",
  "read_only",
  "refused",
  "io",
  "unanswered",
  "unknown",
  "internal",
];

/** An error of the core or the shell: what happened, to which record, and what to do, in words for the user. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly field: string | null = null,
    /** For a form with bad fields: the message for each of them. */
    readonly context: Record<string, string> = {},
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
    const kind = KINDS.includes(String(wire.kind)) ? (wire.kind as FailureKind) : "internal";
    const field = typeof wire.field === "string" ? wire.field : null;
    return new Failure(kind, String(wire.message), field, toContext(wire.context));
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new Failure("internal", message);
}

function toContext(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
