import { toFailure, type Failure } from "../host";
import { onChange } from "./changes";
import { call, topicsOf, type ReadName, type RequestOf, type ResponseOf } from "./client";
import type { Topic } from "./generated/register";

/** A read that stays true: it runs again when its request or one of its topics changes. */
export class Query<Request, Response> {
  /** The last answer; it stays while a newer one is on its way. */
  data = $state.raw<Response | undefined>(undefined);
  /** Why the last attempt failed, if it did. */
  failure = $state.raw<Failure | null>(null);
  /** Whether an answer is on its way. */
  loading = $state(false);

  #latest = 0;
  #request: Request | null = null;

  constructor(private readonly load: (request: Request) => Promise<Response>) {}

  /** Whether there is nothing to show yet. */
  get pending(): boolean {
    return this.data === undefined && this.failure === null;
  }

  /** Asks with a new request. A null request asks nothing and forgets the last answer. */
  async ask(request: Request | null): Promise<void> {
    const turn = ++this.#latest;
    this.#request = request;
    if (request === null) {
      this.data = undefined;
      this.failure = null;
      this.loading = false;
      return;
    }
    this.loading = true;
    try {
      const data = await this.load(request);
      // A slower, older answer must not replace a newer one.
      if (turn !== this.#latest) return;
      this.data = data;
      this.failure = null;
    } catch (reason) {
      if (turn !== this.#latest) return;
      this.failure = toFailure(reason);
    }
    this.loading = false;
  }

  /** Asks the same again. */
  async refetch(): Promise<void> {
    await this.ask(this.#request);
  }
}

/**
 * A query that lives as long as the component that makes it. `request` is reactive; return null to ask nothing.
 * Data of an earlier request is kept while the next one loads, unless `forget` says that it is another record.
 */
export function query<Name extends ReadName>(
  name: Name,
  request: () => RequestOf<Name> | null,
  options: { forget?: () => unknown } = {},
): Query<RequestOf<Name>, ResponseOf<Name>> {
  const result = new Query<RequestOf<Name>, ResponseOf<Name>>((value) => call(name, value));
  return live(result, topicsOf(name), request, options.forget);
}

function live<Request, Response>(
  result: Query<Request, Response>,
  topics: readonly Topic[],
  request: () => Request | null,
  forget?: () => unknown,
): Query<Request, Response> {
  let identity: unknown;
  let asked: string | undefined;
  $effect(() => {
    const next = request();
    const nextIdentity = forget?.();
    const text = JSON.stringify(next);
    if (nextIdentity !== identity) result.data = undefined;
    identity = nextIdentity;
    if (text === asked) return;
    asked = text;
    void result.ask(next);
  });
  $effect(() => onChange(topics, () => void result.refetch()));
  return result;
}
