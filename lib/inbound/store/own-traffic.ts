import type { Warehouse } from "@/lib/warehouse";
import type { Term } from "../model";

/** A value to look for in a window of time (milliseconds). */
export interface Asked {
  /** Tells the answers apart. */
  id: string;
  kind: Term["kind"];
  value: string;
  from: number;
  until: number;
}

export interface Holders {
  id: string;
  accounts: number;
  /** None when there are more than were asked for. */
  accountIds: string[];
}

/** How a value is written in an exchange, for the kinds that traffic shows. */
const inTraffic: Partial<Record<Term["kind"], { column: string; as: string }>> = {
  ip: { column: "toString(ip)", as: "toString(toIPv6(value))" },
  asn: { column: "toString(asn)", as: "value" },
  user_agent: { column: "toString(user_agent)", as: "value" },
  client_fingerprint: { column: "client_fingerprint", as: "value" },
  template: { column: "toString(template_id)", as: "value" },
};

const asked = (as: string) => `
  (SELECT said.1 AS id, ${as} AS value, said.3 AS from, said.4 AS until FROM (
    SELECT arrayJoin(arrayZip({ids:Array(String)}, {values:Array(String)}, {from:Array(Int64)}, {until:Array(Int64)})) AS said, said.2 AS value))`;

const counted = `id, toUInt32(uniqExact(account_id)) AS accounts, if(accounts > {most:UInt32}, [], groupUniqArray(account_id)) AS accountIds`;

const inWindow = "ts >= fromUnixTimestamp64Milli({first:Int64}) AND ts < fromUnixTimestamp64Milli({last:Int64})";

/** Values are compared as a whole; ranges of addresses by their ends. */
function queryOf(kind: Term["kind"]): string {
  if (kind === "mail_domain") {
    return `SELECT ${counted} FROM account_latest AS held INNER JOIN ${asked("value")} AS asked ON held.email_domain = asked.value GROUP BY id`;
  }
  if (kind === "ip_range") {
    return `SELECT ${counted} FROM (
      SELECT account_id, arrayJoin(arrayFilter(
        one -> ip >= one.2 AND ip <= one.3 AND toUnixTimestamp64Milli(ts) >= one.4 AND toUnixTimestamp64Milli(ts) < one.5,
        (SELECT groupArray((id, IPv6CIDRToRange(toIPv6(splitByChar('/', value)[1]), bits).1, IPv6CIDRToRange(toIPv6(splitByChar('/', value)[1]), bits).2, from, until)) FROM (
          SELECT *, toUInt8(toUInt8(splitByChar('/', value)[2]) + if(position(value, ':') = 0, 96, 0)) AS bits FROM ${asked("value")})))).1 AS id
      FROM exchange WHERE ip != toIPv6('::') AND ${inWindow}) GROUP BY id`;
  }
  const { column, as } = inTraffic[kind] ?? { column: "''", as: "value" };
  return `SELECT ${counted} FROM (
      SELECT account_id, toUnixTimestamp64Milli(ts) AS at, ${column} AS value FROM exchange
      WHERE value IN (SELECT value FROM ${asked(as)}) AND ${inWindow}) AS shown
    INNER JOIN ${asked(as)} AS asked ON shown.value = asked.value
    WHERE at >= asked.from AND at < asked.until GROUP BY id`;
}

/** Who holds some values of one kind, each in its window. Attributes of accounts are held whenever. */
export function readHolders(
  warehouse: Warehouse,
  values: readonly Asked[],
  most: number,
  signal: AbortSignal | undefined,
): Promise<Holders[]> {
  const [first] = values;
  if (first === undefined) return Promise.resolve([]);
  const params = {
    ids: values.map(({ id }) => id),
    values: values.map(({ value }) => value),
    from: values.map(({ from }) => from),
    until: values.map(({ until }) => until),
    first: Math.min(...values.map(({ from }) => from)),
    last: Math.max(...values.map(({ until }) => until)),
    most,
  };
  return warehouse.rows<Holders>(queryOf(first.kind), params, { background: true, ...(signal ? { signal } : {}) });
}

export interface Identified {
  account_id: string;
  email_hash: string;
  phone_hash: string;
}

/** All own accounts with what tokens are made of, in blocks. */
export const streamIdentified = (warehouse: Warehouse, signal: AbortSignal | undefined): AsyncIterable<Identified[]> =>
  warehouse.stream<Identified>(
    `SELECT account_id, max(email_hash) AS email_hash, max(phone_hash) AS phone_hash FROM (
       SELECT account_id, email_hash, phone_hash FROM account_latest
       UNION ALL SELECT DISTINCT account_id, '' AS email_hash, '' AS phone_hash FROM account_day)
     GROUP BY account_id`,
    {},
    { background: true, ...(signal ? { signal } : {}) },
  );
