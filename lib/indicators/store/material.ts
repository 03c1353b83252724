import { prefixText, suffixText, templateText } from "@/lib/content";
import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { Prisma } from "@/prisma/generated/client";

export const readCampaign = (db: Database, id: string) =>
  db.campaign.findUnique({
    where: { id },
    include: { markings: { orderBy: { setAt: "desc" }, take: 1 }, released: true },
  });
export type CampaignRow = NonNullable<Awaited<ReturnType<typeof readCampaign>>>;

export const insertMarking = (
  tx: Database,
  data: {
    id: string;
    campaignId: string;
    tlp: string;
    reason: string;
    setById: string;
    setByName: string;
    setAt: Date;
  },
) => tx.campaignMarking.create({ data });

export interface MemberRow {
  accountId: string;
  tier: "core" | "associated";
  disposition: string;
  isRecalled: boolean;
  exchanges: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
}

interface MemberText extends Omit<MemberRow, "firstSeen" | "lastSeen"> {
  firstSeen: string | null;
  lastSeen: string | null;
}
const dateIn = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Whether a recall took a member back that no later word that it is operated has overtaken. */
const isRecalled = Prisma.sql`exists (
  select from recalled_account r where r.account_id = m.account_id and not exists (
    select from decision d where d.account_id = m.account_id and d.campaign_id = m.campaign_id
      and d.kind = 'set_disposition' and d.disposition = 'operated' and d.at > r.at))`;

/** Members by id. A page comes as one text: a campaign has tens of thousands of rows. */
async function members(db: Database, which: Prisma.Sql): Promise<MemberRow[]>;
async function members(db: Database, which: Prisma.Sql, also: Prisma.Sql): Promise<Membership[]>;
async function members(db: Database, which: Prisma.Sql, also = Prisma.empty): Promise<MemberRow[]> {
  const [row] = await db.$queryRaw<{ page: string | null }[]>`
    select json_agg(p order by p."accountId")::text as page from (
      select m.account_id as "accountId", m.tier::text as tier, m.disposition::text as disposition, m.exchanges,
        m.first_seen as "firstSeen", m.last_seen as "lastSeen", ${isRecalled} as "isRecalled" ${also}
      from campaign_member m where ${which}) p`;
  const rows: MemberText[] = JSON.parse(row?.page ?? "[]");
  return rows.map(({ firstSeen, lastSeen, ...member }) => ({
    ...member,
    firstSeen: dateIn(firstSeen),
    lastSeen: dateIn(lastSeen),
  }));
}

/** Ids of members that are alike in all that decides whether they may be shared. */
export interface MembersAlike extends Pick<MemberRow, "tier" | "disposition" | "isRecalled"> {
  accountIds: string[];
}

/** All members of a campaign, by what decides whether they may be shared. */
export async function readMembersAlike(db: Database, campaignId: string): Promise<MembersAlike[]> {
  const [row] = await db.$queryRaw<{ groups: string | null }[]>`
    select json_agg(g)::text as groups from (
      select m.tier::text as tier, m.disposition::text as disposition, ${isRecalled} as "isRecalled", json_agg(m.account_id) as "accountIds"
      from campaign_member m where m.campaign_id = ${campaignId}::uuid group by 1, 2, 3) g`;
  return JSON.parse(row?.groups ?? "[]");
}

/** Members in memory at once. */
export const pageSize = 2_000;

/** Members of a campaign in pages, all by id, or those among some accounts. */
export async function* memberPages(
  db: Database,
  campaignId: string,
  among?: readonly string[],
): AsyncGenerator<MemberRow[]> {
  const ofIt = Prisma.sql`m.campaign_id = ${campaignId}::uuid`;
  if (among !== undefined) {
    for (const some of slices(among))
      yield await members(db, Prisma.sql`${ofIt} and m.account_id = any(${some}::text[])`);
    return;
  }
  for (let after = ""; ; ) {
    const page = await members(
      db,
      Prisma.sql`${ofIt} and m.account_id > ${after} order by m.account_id limit ${pageSize}::int`,
    );
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.accountId ?? after;
  }
}

function* slices(accountIds: readonly string[]): Generator<string[]> {
  for (let from = 0; from < accountIds.length; from += pageSize) yield accountIds.slice(from, from + pageSize);
}

/** What an account is in one campaign. */
export interface Membership extends MemberRow {
  campaignId: string;
}

/** What some accounts are in campaigns that a person confirmed, and that still are, in pages. */
export async function* confirmedMemberships(db: Database, accountIds: readonly string[]): AsyncGenerator<Membership[]> {
  for (const some of slices(accountIds))
    yield await members(
      db,
      Prisma.sql`m.account_id = any(${some}::text[]) and exists (select from campaign c where c.id = m.campaign_id
        and c.status = 'confirmed' and c.verdict_by = 'analyst' and c.ended_by_id is null)`,
      Prisma.sql`, m.campaign_id::text as "campaignId"`,
    );
}

export interface Identifiers {
  mailHash: string;
  phoneHash: string;
}

/** What is known of accounts that a partner may know as well: SHA-256 of normalised mail addresses and phone numbers. */
export async function readIdentifiers(
  warehouse: Warehouse,
  accountIds: readonly string[],
): Promise<Map<string, Identifiers>> {
  if (accountIds.length === 0) return new Map();
  const rows = await warehouse.rows<Identifiers & { accountId: string }>(
    `SELECT account_id AS accountId, email_hash AS mailHash, phone_hash AS phoneHash FROM account_current FINAL
     WHERE account_id IN {accountIds:Array(String)} AND (email_hash != '' OR phone_hash != '')`,
    { accountIds },
  );
  return new Map(rows.map(({ accountId, ...identifiers }) => [accountId, identifiers]));
}

/** Kinds of shared values that can become an indicator or, once released, leave as masked words. */
export const addressKinds = ["ip"];
export const domainKinds = ["mail_domain"];
export const wrapperKinds = ["template", "prefix", "suffix", "system_prompt"];

/** The facts of a campaign, each value once: of several windows, the one that most hold. */
export const readFacts = (db: Database, campaignId: string) =>
  db.campaignEvidence.findMany({
    where: { campaignId, kind: { in: [...addressKinds, ...domainKinds, ...wrapperKinds] } },
    orderBy: [{ accountsOverall: "desc" }, { id: "asc" }],
  });
export type FactRow = Awaited<ReturnType<typeof readFacts>>[number];

interface InRun {
  runId: string;
  campaignId: string;
}

/** How many of some accounts hold each value of a campaign, by `kind/value`. */
export async function countHolders(
  warehouse: Warehouse,
  { runId, campaignId }: InRun,
  values: readonly string[],
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  if (values.length === 0 || accountIds.length === 0) return new Map();
  const rows = await warehouse.rows<{ key: string; holders: string }>(
    `SELECT concat(kind, '/', toString(value)) AS key, uniqExact(account_id) AS holders FROM campaign_incidence
     WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND toString(value) IN {values:Array(String)}
       AND account_id IN {accountIds:Array(String)}
     GROUP BY key`,
    { runId, campaignId, values, accountIds },
  );
  return new Map(rows.map(({ key, holders }) => [key, Number(holders)]));
}

const someHolders = `SELECT account_id FROM campaign_incidence
  WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND kind = {kind:String} AND toString(value) IN {values:Array(String)}
  ORDER BY account_id LIMIT 3 BY value`;

export interface ClearValue {
  value: string;
  clear: string;
  owner: string;
}

/** Addresses in clear and whose network they are of, found among the exchanges of a few of their holders. */
export const readAddresses = (warehouse: Warehouse, { runId, campaignId }: InRun, values: readonly string[]) =>
  warehouse.rows<ClearValue>(
    `SELECT toString(sipHash64(toString(ip))) AS value, any(replaceRegexpOne(toString(ip), '^::ffff:', '')) AS clear,
       anyIf(as_org, as_org != '') AS owner
     FROM exchange WHERE account_id IN (${someHolders}) AND value IN {values:Array(String)} GROUP BY value ORDER BY value`,
    { runId, campaignId, values, kind: "ip" },
  );

export const readDomains = (warehouse: Warehouse, { runId, campaignId }: InRun, values: readonly string[]) =>
  warehouse.rows<ClearValue>(
    `SELECT DISTINCT toString(sipHash64(email_domain)) AS value, email_domain AS clear, '' AS owner
     FROM account_current FINAL WHERE account_id IN (${someHolders}) AND value IN {values:Array(String)} ORDER BY value`,
    { runId, campaignId, values, kind: "mail_domain" },
  );

const wrapperTexts: Record<string, { hash: string; text: string }> = {
  template: { hash: "template_id", text: templateText("prompt") },
  prefix: { hash: "prefix_id", text: prefixText("prompt") },
  suffix: { hash: "suffix_id", text: suffixText("prompt") },
  system_prompt: { hash: "system_prompt_id", text: templateText("system_prompt") },
};

export async function readHolders(
  warehouse: Warehouse,
  { runId, campaignId }: InRun,
  { kind, value }: { kind: string; value: string },
): Promise<string[]> {
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM campaign_incidence
     WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND kind = {kind:String} AND value = {value:UInt64}
     ORDER BY id LIMIT 20`,
    { runId, campaignId, kind, value },
  );
  return rows.map(({ id }) => id);
}

/** A wrapper as it is compared: without figures, links and quotes; undefined when none of these accounts shows it any more. */
export async function readWrapperText(
  warehouse: Warehouse,
  { kind, value }: { kind: string; value: string },
  accountIds: readonly string[],
): Promise<string | undefined> {
  const place = wrapperTexts[kind];
  if (place === undefined || accountIds.length === 0) return undefined;
  const [row] = await warehouse.rows<{ text: string }>(
    `SELECT ${place.text} AS text FROM exchange
     WHERE account_id IN {accountIds:Array(String)} AND ${place.hash} = {value:UInt64} AND text != '' LIMIT 1`,
    { value, accountIds },
  );
  return row?.text;
}

export interface HeldValue {
  campaignId: string;
  kind: string;
  value: string;
}

/** Which values of campaigns these accounts hold. */
export const readValuesOf = (
  warehouse: Warehouse,
  runIds: readonly string[],
  accountIds: readonly string[],
  kinds: readonly string[],
) =>
  warehouse.rows<HeldValue>(
    `SELECT DISTINCT toString(campaign_id) AS campaignId, kind, toString(value) AS value FROM campaign_incidence
     WHERE toString(run_id) IN {runIds:Array(String)} AND account_id IN {accountIds:Array(String)} AND kind IN {kinds:Array(String)}`,
    { runIds, accountIds, kinds },
  );

export const findRelease = (db: Database, campaignId: string, kind: string, value: string) =>
  db.wrapperRelease.findUnique({ where: { campaignId_kind_value: { campaignId, kind, value } } });

export const insertRelease = (tx: Database, data: Prisma.WrapperReleaseUncheckedCreateInput) =>
  tx.wrapperRelease.create({ data });
