import type { Warehouse } from "@/lib/warehouse";

/** What the provider said of an account last; empty texts stand for what it did not say. */
export interface AccountAttributes {
  /** Milliseconds, as text. */
  createdAt: string | null;
  emailDomain: string;
  organizationVerified: number;
  program: string;
  tier: string;
  verificationLevel: string;
  paymentType: string;
  country: string;
  parentAccountId: string;
  resellerId: string;
  contentPolicy: string;
}

const shownAttributes = `
  toUnixTimestamp64Milli(created_at) AS createdAt, email_domain AS emailDomain, organization_verified AS organizationVerified,
  program, tier, verification_level AS verificationLevel, payment_type AS paymentType, country,
  parent_account_id AS parentAccountId, reseller_id AS resellerId, content_policy AS contentPolicy`;

export async function readAttributes(warehouse: Warehouse, accountId: string): Promise<AccountAttributes | undefined> {
  const rows = await warehouse.rows<AccountAttributes>(
    `SELECT ${shownAttributes} FROM account_current FINAL WHERE account_id = {accountId:String}`,
    { accountId },
  );
  return rows[0];
}

/** What identifies a person or a payer, under the field's name: compared over imports, never shown. */
export interface HiddenAttributes {
  email_hash: string;
  payment_fingerprint: string;
  phone_hash: string;
  device_fingerprint: string;
  signup_ip: string;
  organization_id: string;
  referrer_code: string;
}

/** What one import said of an account. */
export interface AttributeImport extends AccountAttributes, HiddenAttributes {
  /** Milliseconds, as text. */
  recordedAt: string;
}

/** What imports said of an account that was new, the newest first. */
export const readAttributeImports = (
  warehouse: Warehouse,
  accountId: string,
  limit: number,
): Promise<AttributeImport[]> =>
  warehouse.rows<AttributeImport>(
    `SELECT ${shownAttributes}, toUnixTimestamp64Milli(recorded_at) AS recordedAt, email_hash, payment_fingerprint, phone_hash,
       device_fingerprint, toString(signup_ip) AS signup_ip, organization_id, referrer_code
     FROM account WHERE account_id = {accountId:String} ORDER BY recorded_at DESC LIMIT {limit:UInt32}`,
    { accountId, limit },
  );

/** What of an account bears on measures against it; empty texts stand for none. */
export interface Protection {
  /** The provider has verified its organisation. */
  verified: boolean;
  program: string;
  /** The cloud tenant, or else the reseller, that it belongs to. */
  owner: string;
}

/** Of the accounts that have attributes. */
export async function readProtections(
  warehouse: Warehouse,
  accountIds: readonly string[],
): Promise<Map<string, Protection>> {
  const rows = await warehouse.rows<{ id: string; verified: number; program: string; owner: string }>(
    `SELECT account_id AS id, organization_verified AS verified, program,
       if(parent_account_id != '', parent_account_id, reseller_id) AS owner FROM account_current FINAL
     WHERE account_id IN {accountIds:Array(String)}`,
    { accountIds },
  );
  return new Map(rows.map(({ id, verified, program, owner }) => [id, { verified: verified === 1, program, owner }]));
}

/** Those of the accounts whose words no person may read. */
export async function readUnreadable(warehouse: Warehouse, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT account_id AS id FROM account_current FINAL
     WHERE account_id IN {accountIds:Array(String)} AND content_policy IN ('no_human_review', 'zero_retention')`,
    { accountIds },
  );
  return new Set(rows.map((row) => row.id));
}

/** Accounts with traffic or attributes whose id starts with a text, in order of their ids. */
export const readAccountsByPrefix = async (warehouse: Warehouse, prefix: string, limit: number): Promise<string[]> => {
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT id FROM (
       SELECT DISTINCT account_id AS id FROM account_current WHERE startsWith(account_id, {prefix:String})
       UNION DISTINCT
       SELECT DISTINCT account_id AS id FROM account_day WHERE startsWith(account_id, {prefix:String}))
     ORDER BY id LIMIT {limit:UInt32}`,
    { prefix, limit },
  );
  return rows.map((row) => row.id);
};

/** Ids in one statement: its cost grows faster than their number. */
const idsPerStatement = 20_000;

const partsOf = (accountIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(accountIds.length / idsPerStatement) }, (_, i) =>
    accountIds.slice(i * idsPerStatement, (i + 1) * idsPerStatement),
  );

/** Those of the ids that are accounts with traffic or attributes. */
export async function readStoredAccounts(warehouse: Warehouse, accountIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of partsOf(accountIds)) {
    const rows = await warehouse.rows<{ id: string }>(
      `SELECT DISTINCT account_id AS id FROM account_current WHERE account_id IN {accountIds:Array(String)}
       UNION DISTINCT
       SELECT DISTINCT account_id AS id FROM account_day WHERE account_id IN {accountIds:Array(String)}`,
      { accountIds: some },
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Of the day in which a time lies by the hour, of later ones by the day, of which there is less to read. */
const sinceQuery = `
  SELECT sum(exchanges) AS exchanges FROM (
    SELECT account_id, exchanges FROM account_hour
    WHERE hour >= toDateTime({from:UInt32}, 'UTC') AND toDate(hour) = toDate(toDateTime({from:UInt32}, 'UTC'))
    UNION ALL
    SELECT account_id, exchanges FROM account_day WHERE account_day.day > toDate(toDateTime({from:UInt32}, 'UTC')))
  WHERE account_id IN {accountIds:Array(String)}`;

/** Exchanges of some accounts since the start of an hour (milliseconds). */
export async function countSince(warehouse: Warehouse, accountIds: readonly string[], from: number): Promise<number> {
  const counts = await Promise.all(
    partsOf(accountIds).map(async (some) => {
      const params = { accountIds: some, from: Math.floor(from / 1000) };
      const [row] = await warehouse.rows<{ exchanges: string }>(sinceQuery, params);
      return Number(row?.exchanges ?? 0);
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}
