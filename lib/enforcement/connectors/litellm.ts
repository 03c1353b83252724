import { z } from "zod";
import { type Countermeasure, LiteLlmSettings } from "../contract";
import type { Access, Applied, Held, Item, Message, Outcome, PushedConnector } from "./connector";
import { LiteLlm, ProxyFault } from "./litellm-client";

const blocking: readonly Countermeasure[] = ["ban", "suspend", "revoke_key"];
const customersBlocked: readonly Countermeasure[] = ["ban", "suspend"];

/** What was done to the keys of an account; the limits are those from before the first throttle. */
const Done = z.object({ keys: z.array(z.string()), limits: z.record(z.string(), z.number().nullable()).default({}) });
type Done = z.infer<typeof Done>;

class Impossible extends Error {}

const customerOf = (proxy: LiteLlm, { accountId, keyId, endUserId }: Item): string | undefined =>
  endUserId ?? (proxy.accounts === "customer" && keyId === null ? accountId : undefined);

async function keysOf(proxy: LiteLlm, { accountId, keyId }: Item): Promise<string[]> {
  if (keyId !== null) return [keyId];
  if (proxy.accounts === "key") return [accountId];
  if (proxy.accounts === "customer") throw new Impossible("LiteLLM has no keys of a customer.");
  const keys = await proxy.keysOf(proxy.accounts, accountId);
  if (keys.length === 0) throw new Impossible(`LiteLLM knows no key of this ${proxy.accounts}.`);
  return keys;
}

/** Brings one subject to what stands against it: whatever came before, and however often, it ends the same. */
async function settle(proxy: LiteLlm, item: Item): Promise<Record<string, unknown>> {
  const about = item.countermeasure === "reinstate" ? item.reverts : item.countermeasure;
  const customer = customerOf(proxy, item);
  if (customer !== undefined) {
    if (about === null || !customersBlocked.includes(about)) {
      throw new Impossible(`LiteLLM has no ${about ?? "measure"} for a customer.`);
    }
    const isBlocked = item.standing.some((one) => customersBlocked.includes(one));
    await (isBlocked ? proxy.blockCustomer(customer) : proxy.unblockCustomer(customer));
    return { customer, blocked: isBlocked };
  }
  const before = Done.catch({ keys: [], limits: {} }).parse(item.receipt ?? {});
  const keys = isOfKnownKeys(item) && before.keys.length > 0 ? before.keys : await keysOf(proxy, item);
  return about === "throttle" ? limitAll(proxy, item, keys, before) : blockAll(proxy, item, keys);
}

/** An end is of the keys that were blocked or limited; a revocation, of those that there were then: the account may make others. */
const isOfKnownKeys = ({ countermeasure, reverts }: Item): boolean =>
  countermeasure === "reinstate" || (reverts ?? countermeasure) === "revoke_key";

async function blockAll(proxy: LiteLlm, item: Item, keys: string[]): Promise<Record<string, unknown>> {
  const isBlocked = item.standing.some((one) => blocking.includes(one));
  for (const key of keys) await (isBlocked ? proxy.block(key) : proxy.unblock(key));
  return { keys, blocked: isBlocked };
}

async function limitAll(proxy: LiteLlm, item: Item, keys: string[], before: Done): Promise<Record<string, unknown>> {
  const limits: Record<string, number | null> = { ...before.limits };
  const wanted = item.standing.includes("throttle") ? item.perMinute : null;
  if (item.countermeasure === "throttle" && wanted === null) throw new Impossible("The throttle names no limit.");
  for (const key of keys) {
    const { rpmLimit } = await proxy.key(key);
    // A limit that is ours already, of a try whose end nobody wrote down, is not the one from before.
    if (item.countermeasure === "throttle") limits[key] ??= rpmLimit === wanted ? null : rpmLimit;
    await proxy.limit(key, wanted ?? limits[key] ?? null);
  }
  return { keys, limits, rpmLimit: wanted };
}

async function settleAll(access: Access, { items }: Message): Promise<Applied> {
  const proxy = new LiteLlm(access);
  const outcomes = new Map<string, Outcome>();
  let error: string | null = null;
  for (const item of items) {
    try {
      outcomes.set(item.id, { kind: "taken", receipt: await settle(proxy, item) });
    } catch (fault) {
      if (fault instanceof Impossible) outcomes.set(item.id, { kind: "impossible", words: fault.message });
      else if (fault instanceof ProxyFault || fault instanceof z.ZodError) {
        error = fault instanceof ProxyFault ? fault.message : "LiteLLM answered in a form that is not documented.";
        outcomes.set(item.id, { kind: "unanswered", words: error });
        // One that does not answer, or not to this key, is not asked for every account.
        if (fault instanceof ProxyFault && (fault.status === null || [401, 403].includes(fault.status))) break;
      } else throw fault;
    }
  }
  return { status: proxy.status, latencyMs: proxy.latencyMs, error, gone: false, outcomes };
}

/** Keys that the account has made since the measure was carried out leave it behind: it reaches them when it is carried out again. */
const behind = (held: Held, keys: readonly string[], known: readonly string[]): Held => ({
  ...held,
  isBehind: held.holds === false && known.length > 0 && keys.some((key) => !known.includes(key)),
});

async function heldOf(proxy: LiteLlm, item: Item): Promise<Held> {
  const about = item.countermeasure === "reinstate" ? item.reverts : item.countermeasure;
  const customer = customerOf(proxy, item);
  if (customer !== undefined) {
    const isBlocked = await proxy.isCustomerBlocked(customer);
    const should = item.standing.some((one) => customersBlocked.includes(one));
    return {
      holds: isBlocked === should,
      words: isBlocked ? "The customer is blocked." : "The customer is not blocked.",
    };
  }
  const { keys: known } = Done.catch({ keys: [], limits: {} }).parse(item.receipt ?? {});
  const keys = isOfKnownKeys(item) && known.length > 0 ? known : await keysOf(proxy, item);
  const states = await Promise.all(keys.map((key) => proxy.key(key)));
  if (about === "throttle") {
    const wanted = item.standing.includes("throttle") ? item.perMinute : null;
    const limits = states.map(({ rpmLimit }) => (rpmLimit === null ? "none" : String(rpmLimit)));
    const isHeld = states.every(({ rpmLimit }) => wanted === null || (rpmLimit !== null && rpmLimit <= wanted));
    const said = `Limits of its keys, requests a minute: ${[...new Set(limits)].join(", ")}.`;
    return behind({ holds: isHeld, words: said }, keys, known);
  }
  const blocked = states.filter((state) => state.blocked).length;
  const should = item.standing.some((one) => blocking.includes(one));
  const holds = should ? blocked === keys.length : blocked === 0;
  return behind({ holds, words: `${blocked} of ${keys.length} keys are blocked.` }, keys, known);
}

async function readBack(access: Access, items: readonly Item[]): Promise<ReadonlyMap<string, Held>> {
  const proxy = new LiteLlm(access);
  const found = new Map<string, Held>();
  for (const item of items) {
    try {
      found.set(item.id, await heldOf(proxy, item));
    } catch (fault) {
      if (fault instanceof Impossible) found.set(item.id, { holds: false, words: fault.message });
      else if (fault instanceof ProxyFault && fault.status === null) return found;
      else if (!(fault instanceof ProxyFault || fault instanceof z.ZodError)) throw fault;
    }
  }
  return found;
}

/** Blocks and limits the keys of a LiteLLM proxy, and its customers; proved by reading the keys back. */
export const litellm: PushedConnector = {
  kind: "litellm",
  carries: "messages",
  supports: ["ban", "suspend", "revoke_key", "throttle"],
  verifies: () => "by reading back what the proxy holds of each key or customer",
  dryRun: ({ countermeasure, reverts, endUserId, keyId }, settings) => {
    const { accounts } = LiteLlmSettings.parse(settings);
    const what =
      endUserId !== null || accounts === "customer"
        ? "the customer"
        : keyId === null
          ? `all keys of the ${accounts}`
          : "the key";
    const about = countermeasure === "reinstate" ? reverts : countermeasure;
    if (about === "throttle") return `${countermeasure === "reinstate" ? "puts back" : "sets"} rpm_limit of ${what}`;
    return `${countermeasure === "reinstate" ? "unblocks" : "blocks"} ${what}`;
  },
  apply: settleAll,
  revert: settleAll,
  verify: readBack,
  test: async (access) => {
    const proxy = new LiteLlm(access);
    try {
      await proxy.reach();
      return { status: proxy.status, latencyMs: proxy.latencyMs, error: null };
    } catch (fault) {
      if (!(fault instanceof ProxyFault)) throw fault;
      return { status: fault.status, latencyMs: fault.latencyMs, error: fault.message };
    }
  },
};
