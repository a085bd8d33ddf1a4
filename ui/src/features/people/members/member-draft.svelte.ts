import { session } from "../../../app/session.svelte";
import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import { EMPTY_MEMBER } from "../../../api/generated/fields";
import type { Member, MemberDraft, Status } from "../../../api/generated/members";
import { pick } from "../../../api/pick";

/** Whether an organisation of this status is a member, and so has a first day, known or not. */
export function isMember(status: Status): boolean {
  return status === "active" || status === "leaving" || status === "former";
}

/** The form of a member, new or known. */
export class MemberFormDraft extends Draft<MemberDraft, Member> {
  #tags = $state("");
  /** The first day that a new member is proposed to have; null for one in the register. */
  readonly #proposed: string | null;
  /** The tier and status in the register; null for a new member. */
  readonly #before: Pick<MemberDraft, "tier" | "status"> | null;
  /** The day of the latest change of either. */
  readonly #heldSince: string | null;
  readonly #today: string;
  #from = $state<string | null>(null);

  constructor(member: Member | null, heldSince: string | null = null) {
    const id = member?.id ?? null;
    const today = session.today;
    let form: MemberFormDraft | null = null;
    super(member ? draftOf(member) : { ...EMPTY_MEMBER, joined_on: today }, {
      send: (draft) =>
        id === null
          ? call("members.add", draft)
          : call("members.update", {
              id,
              draft,
              status_from: form?.askedFrom ?? null,
            }),
      check: (draft) => call("members.check", { id, draft }),
    });
    this.#proposed = member ? null : today;
    this.#before = member && { tier: member.tier, status: member.status };
    form = this;
    this.#heldSince = heldSince;
    this.#today = today;
    this.tags = this.values.tags.join(", ");
  }

  /** Whether tier or status are others than in the register. */
  get changesStatus(): boolean {
    const { tier, status } = this.values;
    return this.#before !== null && (this.#before.tier !== tier || this.#before.status !== status);
  }

  /** The day from which tier and status hold; null where they never changed. */
  get status_from(): string | null {
    return this.#from ?? (this.changesStatus ? this.#today : this.#heldSince);
  }

  set status_from(day: string | null) {
    this.#from = day;
  }

  /** The day that the core is told: of what changes, or one that corrects the latest change. */
  get askedFrom(): string | null {
    return this.changesStatus || this.#from !== null ? this.status_from : null;
  }

  override get dirty(): boolean {
    return super.dirty || this.#from !== null;
  }

  /** Sets the status. The first day that was only proposed goes where nobody is a member yet, and comes back. */
  chooseStatus(status: Status): void {
    const was = isMember(this.values.status);
    this.values.status = status;
    if (this.#proposed === null || was === isMember(status)) return;
    if (was && this.values.joined_on === this.#proposed) this.values.joined_on = null;
    else if (!was && this.values.joined_on === null) this.values.joined_on = this.#proposed;
  }

  /** The tags as they are typed: words between commas. */
  get tags(): string {
    return this.#tags;
  }

  set tags(typed: string) {
    this.#tags = typed;
    const tags = typed.split(",").map((tag) => tag.trim());
    this.values.tags = tags.filter((tag) => tag !== "");
  }
}

/** The fields of a member that its form edits. */
export function draftOf(member: Member): MemberDraft {
  return pick(EMPTY_MEMBER, member);
}
