import type { ValueKind } from "../contract";
import { shown, type Tables } from "./incidences.sql";
import { numberedAccounts } from "./numbered.sql";

const known = "(SELECT batch, day FROM detection_epoch_part WHERE run_id = {epoch:UUID})";

/** Exchanges that came since an epoch was opened, on the days that have any: `{days:Array(Date)}`. */
const cameSince = `(SELECT * FROM exchange WHERE toDate(ts) IN {days:Array(Date)} AND (batch, toDate(ts)) NOT IN ${known})`;

const moved = (what: string): string =>
  `SELECT account_id FROM detection_moved WHERE run_id = {run:UUID} AND ${what} = 1`;

/** What came since an epoch was opened. */
export const cameOnly: Tables = {
  numbered: numberedAccounts,
  exchange: cameSince,
  firstOnes: `(SELECT * FROM ${cameSince} WHERE account_id IN (${moved("is_first")}))`,
  account: `(SELECT * FROM account_latest WHERE account_id IN (${moved("has_attributes")}))`,
};

const partsNow = "SELECT batch, toDate(ts) AS day, toUInt32(count()) AS exchanges FROM exchange GROUP BY batch, day";

export const writePartsQuery = `
  INSERT INTO detection_epoch_part (run_id, batch, day, exchanges)
  SELECT {run:UUID}, batch, day, exchanges FROM (${partsNow})`;

/** Days with exchanges that came since, and how many parts have lost exchanges. */
export const partsQuery = `
  SELECT groupUniqArrayIf(toString(day), known = 0) AS days, countIf(known != 0 AND now != known) AS lost FROM (
    SELECT batch, day, sumIf(exchanges, side = 'now') AS now, sumIf(exchanges, side = 'then') AS known FROM (
      SELECT 'now' AS side, batch, day, exchanges FROM (${partsNow})
      UNION ALL
      SELECT 'then', batch, day, exchanges FROM detection_epoch_part WHERE run_id = {epoch:UUID})
    GROUP BY batch, day)`;

/** What there is of every account: exchanges, and when its attributes were last imported. */
export const writeAccountsQuery = `
  INSERT INTO detection_epoch_account (run_id, account_id, exchanges, attributes_at)
  SELECT {run:UUID}, account_id, toUInt32(sum(n)), toInt64(max(at)) FROM (
    SELECT account_id, count() AS n, 0 AS at FROM exchange GROUP BY account_id
    UNION ALL SELECT account_id, 0, toUnixTimestamp64Milli(recorded_at) FROM account_latest)
  GROUP BY account_id`;

/** Accounts with exchanges or attributes that came since. */
export const writeMovedQuery = `
  INSERT INTO detection_moved (run_id, account_id, is_new, is_first, has_traffic, has_attributes)
  SELECT {run:UUID}, account_id, countIf(side = 'then') = 0, sumIf(n, side = 'then') = 0, sumIf(n, side = 'came') > 0 AS traffic,
    maxIf(at, side = 'now') != maxIf(at, side = 'then') AS attributes
  FROM (
    SELECT 'came' AS side, account_id, toUInt64(count()) AS n, toInt64(0) AS at FROM ${cameSince} GROUP BY account_id
    UNION ALL SELECT 'now', account_id, 0, toUnixTimestamp64Milli(recorded_at) FROM account_latest
    UNION ALL SELECT 'then', account_id, exchanges, attributes_at FROM detection_epoch_account WHERE run_id = {epoch:UUID})
  GROUP BY account_id HAVING traffic OR attributes`;

/** Numbers what moved and what belonged to any set; every account that there is when all are asked. */
export const numberWithinQuery = (everyAccount: boolean): string => `
  INSERT INTO detection_account (run_id, account_id, i)
  SELECT {run:UUID}, account_id, row_number() OVER (ORDER BY account_id) - 1 FROM (
    SELECT account_id FROM detection_moved WHERE run_id = {run:UUID}
    UNION DISTINCT SELECT account_id FROM detection_epoch_member WHERE run_id = {epoch:UUID}
    ${everyAccount ? "UNION DISTINCT SELECT account_id FROM detection_epoch_account WHERE run_id = {epoch:UUID}" : ""})`;

/** What the numbered accounts held when the epoch was opened. */
const heldThen = `(
  SELECT * FROM detection_epoch_held WHERE run_id = {epoch:UUID}
    AND account_id IN (SELECT account_id FROM detection_account WHERE run_id = {run:UUID}))`;

/** Numbered accounts in their order: whether and how they moved, and the families that they had anything in. */
export const numberedWithinQuery = `
  SELECT numbered.account_id AS id, m.has_traffic OR m.has_attributes AS moved, m.has_attributes AS changed, m.is_new AS added,
    h.mask AS mask
  FROM (${numberedAccounts}) AS numbered
  LEFT JOIN (SELECT * FROM detection_moved WHERE run_id = {run:UUID}) AS m ON m.account_id = numbered.account_id
  LEFT JOIN (SELECT account_id, mask FROM ${heldThen}) AS h ON h.account_id = numbered.account_id
  ORDER BY numbered.i`;

/** The values that numbered accounts held, with these by index and with what the epoch knows of the value. */
export const heldValuesQuery = `
  SELECT v.kind AS kind, toString(v.value) AS value, v.slot AS slot, h.accounts AS accounts, h.exchanges AS exchanges,
    v.place AS place, v.overall AS overall, v.anywhere AS anywhere, v.hub AS hub, v.listed AS listed
  FROM (
    SELECT place, groupArray(i) AS accounts, groupArray(n) AS exchanges
    FROM (
      SELECT numbered.i AS i, h.held AS held, h.exchanges AS ns
      FROM ${heldThen} AS h INNER JOIN (${numberedAccounts}) AS numbered ON numbered.account_id = h.account_id)
    ARRAY JOIN held AS place, ns AS n GROUP BY place) AS h
  INNER JOIN (SELECT * FROM detection_epoch_value WHERE run_id = {epoch:UUID}) AS v ON v.place = h.place`;

/**
 * Values of a kind that numbered accounts show in what came since, with these by index and with what the epoch knows of the value:
 * `overall` is 0 for one that it does not know. Those that one account shows and the epoch does not know are left out, and so are
 * those that more than `{most:UInt64}` accounts hold.
 */
export const valuesWithinQuery = (kind: ValueKind, source: string): string => `
  SELECT toString(n.value) AS value, n.slot AS slot, n.accounts AS accounts, n.exchanges AS exchanges, n.enough AS enough,
    e.place AS place, e.overall AS overall, e.anywhere AS anywhere, e.hub AS hub, e.listed AS listed
  FROM (
    SELECT value, slot, groupArray(i) AS accounts, groupArray(n) AS exchanges, groupArray(enough) AS enough
    FROM (${shown(source)}) GROUP BY value, slot HAVING count() <= {most:UInt64}) AS n
  LEFT JOIN (
    SELECT value, slot, place, overall, anywhere, hub, listed FROM detection_epoch_value WHERE run_id = {epoch:UUID} AND kind = '${kind}') AS e
    ON e.value = n.value AND e.slot = n.slot
  WHERE (length(n.accounts) >= 2 OR e.overall > 0) AND e.overall <= {most:UInt64}`;

/** Turns round what accounts held: from a place to its value and its holders, and from an account's number to its id. */
export const wayBackQueries: readonly string[] = [
  `INSERT INTO detection_epoch_holder (run_id, place, number)
   SELECT run_id, arrayJoin(held) AS place, number FROM detection_epoch_held WHERE run_id = {run:UUID}`,
  `INSERT INTO detection_epoch_place (run_id, place, kind, value, slot, overall, anywhere, hub, listed)
   SELECT run_id, place, kind, value, slot, overall, anywhere, hub, listed FROM detection_epoch_value WHERE run_id = {run:UUID}`,
  `INSERT INTO detection_epoch_number (run_id, number, account_id)
   SELECT run_id, number, account_id FROM detection_epoch_held WHERE run_id = {run:UUID}`,
];
