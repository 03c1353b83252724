import pg from "pg";
import type { KeptKey } from "@/lib/env/signing-key";
import type { Observation } from "./observed";
import type { Rule } from "./rule";

/** What this process may do, where the operator's database has such a role. */
export const policyRole = "stillwatch_policy";
const patience = 10_000;
/** Rows that are read or written at a time: what one step costs stays small. */
const page = 500;
/** A replica that was silent for longer does not share allowances. */
const liveSeconds = 10;
const keptHours = 24;

export interface ReadRule extends Rule {
  changedIn: bigint;
}

/** How far the rules were read: a snapshot of transactions, as Postgres writes it, and the oldest that still ran. */
export interface Position {
  snapshot: string;
  xmin: bigint;
  xmax: bigint;
}

/** One connection that listens for changes of rules, with the least rights that are to be had. */
export async function connect(databaseUrl: string, heard: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "stillwatch policy",
    connectionTimeoutMillis: 3_000,
    query_timeout: patience,
    statement_timeout: patience,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  client.on("notification", heard);
  try {
    await client.connect();
    const member = "select pg_has_role(current_user, oid, 'member') as may from pg_roles where rolname = $1";
    const { rows } = await client.query<{ may: boolean }>(member, [policyRole]);
    if (rows[0]?.may) await client.query(`set role ${policyRole}`);
    await client.query("listen stillwatch_gateway_rules");
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}

const columns = `subject, account_id, part, effect, per_minute, obligations, reason_class, decision_id, expires_at,
  changed_in`;

/**
 * Reads the rules whose transaction was not yet visible at an earlier position: those that have come since, and those that
 * were still open then, in whatever order they committed. Everything, without a position.
 * @param take gets some hundred rows at a time, all of one moment
 * @throws whatever goes wrong; the connection is then of no further use
 */
export async function readRules(
  client: pg.Client,
  since: Position | undefined,
  take: (rules: ReadRule[]) => void,
): Promise<Position> {
  await client.query("begin isolation level repeatable read read only");
  const { rows } = await client.query<{ snapshot: string }>("select pg_current_snapshot()::text as snapshot");
  const position = positionOf(rows[0]?.snapshot ?? "");
  const where =
    since === undefined
      ? ""
      : `where changed_in >= ${since.xmin} and not pg_visible_in_snapshot(changed_in::text::xid8, '${since.snapshot}')`;
  await client.query(`declare changed no scroll cursor for select ${columns} from gateway_rule ${where}`);
  for (;;) {
    const { rows: read } = await client.query<RuleRow>(`fetch ${page} from changed`);
    if (read.length > 0) take(read.map(toRule));
    if (read.length < page) break;
  }
  await client.query("commit");
  return position;
}

/** Reads `xmin:xmax:open,open`, and throws on anything else: it is written into a statement later. */
function positionOf(snapshot: string): Position {
  const [, xmin, xmax] = /^(\d+):(\d+):[\d,]*$/.exec(snapshot) ?? [];
  if (xmin === undefined || xmax === undefined) throw new Error(`Postgres gave ${snapshot} for a snapshot.`);
  return { snapshot, xmin: BigInt(xmin), xmax: BigInt(xmax) };
}

interface RuleRow {
  subject: Rule["subject"];
  account_id: string;
  part: string;
  effect: Rule["effect"];
  per_minute: number | null;
  obligations: string[] | null;
  reason_class: string | null;
  decision_id: string;
  expires_at: Date | null;
  changed_in: string;
}

const toRule = (row: RuleRow): ReadRule => ({
  subject: row.subject,
  accountId: row.account_id,
  part: row.part,
  effect: row.effect,
  perMinute: row.per_minute,
  obligations: row.obligations ?? [],
  reasonClass: row.reason_class,
  decisionId: row.decision_id,
  expiresAt: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
  changedIn: BigInt(row.changed_in),
});

export interface Heartbeat {
  id: string;
  host: string;
  startedAt: Date;
  appliedIn: bigint;
  rules: number;
  requests: number;
}

/** Says that this replica lives and how far it is; forgets those long gone. Returns how many are alive, itself included. */
export async function beat(client: pg.Client, beat: Heartbeat): Promise<number> {
  const { id, host, startedAt, appliedIn, rules, requests } = beat;
  await client.query(
    `insert into policy_replica (id, host, started_at, seen_at, applied_in, rules, requests)
     values ($1, $2, $3, now(), $4, $5, $6)
     on conflict (id) do update set seen_at = now(), applied_in = excluded.applied_in, rules = excluded.rules,
       requests = excluded.requests`,
    [id, host, startedAt, appliedIn.toString(), rules, requests],
  );
  await client.query("delete from policy_replica where seen_at < now() - make_interval(hours => $1::int)", [keptHours]);
  const { rows } = await client.query<{ live: number }>(
    "select count(*)::int as live from policy_replica where seen_at > now() - make_interval(secs => $1::int)",
    [liveSeconds],
  );
  return rows[0]?.live ?? 1;
}

/** Takes a replica that ends out of those that share allowances. */
export async function leave(client: pg.Client, id: string): Promise<void> {
  await client.query("delete from policy_replica where id = $1", [id]);
}

/** Adds what was seen to what is known, in one transaction. */
export async function report(client: pg.Client, seen: readonly Observation[]): Promise<void> {
  await client.query("begin");
  try {
    // In one order over all replicas, so that none waits for a row of one that waits for it.
    const sorted = [...seen].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    for (let from = 0; from < sorted.length; from += page) await reportPage(client, sorted.slice(from, from + page));
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

const orderOf = (seen: Observation) =>
  `${seen.decisionId}\0${seen.subject}\0${seen.accountId}\0${seen.part}\0${seen.effect}`;

async function reportPage(client: pg.Client, seen: readonly Observation[]): Promise<void> {
  const list = <Key extends keyof Observation>(key: Key) => seen.map((one) => one[key]);
  const times = (key: "firstAt" | "lastAt") => seen.map((one) => new Date(one[key]).toISOString());
  await client.query(
    `insert into gateway_observation as known
       (decision_id, subject, account_id, part, effect, first_at, last_at, times)
     select * from unnest($1::uuid[], $2::"GatewaySubject"[], $3::text[], $4::text[], $5::"GatewayEffect"[],
       $6::timestamptz[], $7::timestamptz[], $8::bigint[])
     on conflict (decision_id, subject, account_id, part, effect) do update set
       first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at),
       times = known.times + excluded.times`,
    [
      list("decisionId"),
      list("subject"),
      list("accountId"),
      list("part"),
      list("effect"),
      times("firstAt"),
      times("lastAt"),
      list("times"),
    ],
  );
}

/** The keys that snapshots are signed with, the present one first; made when there is none, by one replica of several. */
export async function signingKeys(client: pg.Client, make: () => Promise<KeptKey>): Promise<KeptKey[]> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('signing key of policy snapshots', 0))");
    const find = `select id, public_key as "publicKey", private from signing_key
      where purpose = 'policy_snapshot' and retired_at is null order by created_at desc, id`;
    const { rows } = await client.query<KeptKey>(find);
    if (rows.length === 0) {
      const made = await make();
      await client.query(
        `insert into signing_key (id, purpose, public_key, private, created_at) values ($1, 'policy_snapshot', $2, $3, now())`,
        [made.id, JSON.stringify(made.publicKey), Buffer.from(made.private)],
      );
      rows.push(made);
    }
    await client.query("commit");
    return rows;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
