import { z } from "zod";
import { isDomainError, jsonIn } from "@/lib/kernel";
import { faultOfStatus, NoAnswer, type Outgoing, send, signedHeaders } from "@/lib/outgoing";
import { type Countermeasure, WebhookSettings } from "../contract";
import { mostBytes } from "../model";
import type { Access, Applied, Held, Item, Message, Outcome, PushedConnector } from "./connector";

/** Everything: what a receiver does about it is the receiver's. */
const supports: Countermeasure[] = [
  ...(["ban", "suspend", "revoke_key", "throttle", "redact_reasoning", "require_verification", "refer"] as const),
];

const optional = (name: string, value: unknown) => (value === null ? {} : { [name]: value });

const accountOf = (item: Item) => ({
  account_id: item.accountId,
  ...optional("key_id", item.keyId),
  ...optional("end_user_id", item.endUserId),
  decision_id: item.decisionId,
  sequence: item.sequence,
  ...optional("reverts", item.reverts),
  ...optional("per_minute", item.perMinute),
  ...optional("expires_at", item.expiresAt?.toISOString() ?? null),
  ...optional("policy", item.policy),
  standing: item.standing,
});

/** The text that is signed and sent: a thin message, at most 50 accounts. */
export function bodyOf(items: readonly Item[], now: Date): string {
  const [first] = items;
  const type = first?.countermeasure === "reinstate" ? "enforcement.revert" : "enforcement.apply";
  const data = { countermeasure: first?.countermeasure, accounts: items.map(accountOf) };
  return JSON.stringify({ type, timestamp: now.toISOString(), data });
}

/** As many of the first items as fit into one message; one at least. */
export function fitting(items: readonly Item[], now: Date): readonly Item[] {
  let some = items;
  while (some.length > 1 && Buffer.byteLength(bodyOf(some, now)) > mostBytes) some = some.slice(0, -1);
  return some;
}

const settingsOf = ({ settings }: Access): WebhookSettings => WebhookSettings.parse(settings);

interface Posted {
  status: number | null;
  latencyMs: number;
  error: string | null;
}

async function ask(outgoing: Outgoing): Promise<Posted & { text: string }> {
  try {
    const { status, latencyMs, text } = await send(outgoing);
    return { status, latencyMs, text, error: faultOfStatus(status) };
  } catch (error) {
    if (error instanceof NoAnswer) return { status: null, latencyMs: error.latencyMs, text: "", error: error.message };
    if (isDomainError(error)) return { status: null, latencyMs: 0, text: "", error: error.message };
    throw error;
  }
}

function post(access: Access, id: string, body: string): Promise<Posted> {
  const headers = { "content-type": "application/json", ...signedHeaders(access.secret, id, access.now, body) };
  return ask({ method: "POST", url: settingsOf(access).url, headers, body, signal: access.signal });
}

async function deliver(access: Access, { id, items }: Message): Promise<Applied> {
  const { status, latencyMs, error } = await post(access, id, bodyOf(items, access.now));
  const outcome: Outcome =
    error === null
      ? { kind: "taken", receipt: { webhookId: id, status, answeredAt: access.now.toISOString() } }
      : { kind: "unanswered", words: error };
  return { status, latencyMs, error, gone: status === 410, outcomes: new Map(items.map((item) => [item.id, outcome])) };
}

const Holding = z.object({
  accounts: z.array(z.object({ account_id: z.string(), holds: z.array(z.string()) })).max(1_000),
});

/** Accounts of one question. */
const atOnce = 50;

async function readBack(access: Access, items: readonly Item[]): Promise<ReadonlyMap<string, Held>> {
  const { verifyUrl } = settingsOf(access);
  const found = new Map<string, Held>();
  if (verifyUrl === null) return found;
  const ids = [...new Set(items.map(({ accountId }) => accountId))];
  for (let at = 0; at < ids.length; at += atOnce) {
    const asked = new URL(verifyUrl);
    for (const id of ids.slice(at, at + atOnce)) asked.searchParams.append("account", id);
    const headers = signedHeaders(access.secret, `verify-${access.now.getTime()}-${at}`, access.now, "");
    const { error, text } = await ask({ method: "GET", url: asked.href, headers, signal: access.signal });
    if (error !== null) return found;
    const said = Holding.safeParse(jsonIn(text));
    if (!said.success) return found;
    const holds = new Map(said.data.accounts.map((one) => [one.account_id, one.holds]));
    for (const item of items) {
      const held = holds.get(item.accountId);
      if (held !== undefined) found.set(item.id, heldBy(item, held));
    }
  }
  return found;
}

function heldBy({ countermeasure, reverts, standing }: Item, held: string[]): Held {
  const listed = held.length === 0 ? "nothing" : held.join(", ");
  if (countermeasure !== "reinstate") {
    return { holds: held.includes(countermeasure), words: `The gateway holds ${listed}.` };
  }
  const isOff = reverts === null || standing.includes(reverts) || !held.includes(reverts);
  return { holds: isOff, words: `The gateway holds ${listed}.` };
}

/** Signed messages by Standard Webhooks 1.0.0; proved by reading back or by the receiver's own signed receipt. */
export const webhook: PushedConnector = {
  kind: "webhook",
  carries: "messages",
  supports,
  verifies: (settings) =>
    WebhookSettings.parse(settings).verifyUrl === null
      ? "by signed receipts of the receiver alone"
      : "by asking the receiver what it holds, and by its signed receipts",
  dryRun: ({ countermeasure, reverts }, settings) =>
    `sends ${countermeasure === "reinstate" ? `enforcement.revert (of ${reverts ?? "ban"})` : `enforcement.apply (${countermeasure})`} to ${new URL(WebhookSettings.parse(settings).url).host}`,
  apply: deliver,
  revert: deliver,
  verify: readBack,
  test: (access, id) =>
    post(access, id, JSON.stringify({ type: "enforcement.test", timestamp: access.now.toISOString(), data: {} })),
};
