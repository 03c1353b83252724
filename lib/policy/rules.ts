import { isActive, type Rule, type RuleName } from "./rule";

/** Who a request is from, as the gateway tells it. */
export interface Caller {
  accountId: string;
  keyId: string | undefined;
  endUserId: string | undefined;
}

/** All rules that are held against anybody, in memory. */
export class Rules {
  readonly #accounts = new Map<string, Rule>();
  readonly #keys = new Map<string, Rule>();
  readonly #endUsers = new Map<string, Rule>();

  get size(): number {
    return this.#accounts.size + this.#keys.size + this.#endUsers.size;
  }

  /** Takes a rule in the place of the one for the same subject; one that asks for nothing any more is let go. */
  set(rule: Rule, now: number): void {
    if (isActive(rule, now)) this.#mapOf(rule).set(placeOf(rule), rule);
    else this.remove(rule);
  }

  remove(name: RuleName): void {
    this.#mapOf(name).delete(placeOf(name));
  }

  /** What is held against a caller at a moment: for the account, the key and the end user, as far as there is something. */
  against({ accountId, keyId, endUserId }: Caller, now: number): Rule[] {
    // No function is made here: this runs for every request there is.
    const found: Rule[] = [];
    const own = this.#accounts.get(accountId);
    if (own !== undefined && own.expiresAt > now) found.push(own);
    if (keyId !== undefined && this.#keys.size > 0) {
      const key = this.#keys.get(inside(accountId, keyId));
      if (key !== undefined && key.expiresAt > now) found.push(key);
    }
    if (endUserId !== undefined && this.#endUsers.size > 0) {
      const user = this.#endUsers.get(inside(accountId, endUserId));
      if (user !== undefined && user.expiresAt > now) found.push(user);
    }
    return found;
  }

  #mapOf({ subject }: RuleName): Map<string, Rule> {
    return subject === "account" ? this.#accounts : subject === "key" ? this.#keys : this.#endUsers;
  }
}

const inside = (accountId: string, part: string) => `${accountId}\0${part}`;
const placeOf = ({ subject, accountId, part }: RuleName) =>
  subject === "account" ? accountId : inside(accountId, part);
