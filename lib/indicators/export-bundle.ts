import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { isId, newId, notFound, preconditionFailed } from "@/lib/kernel";
import { type BundleExportView, ExportBundle } from "./contract";
import { type Tokeniser, tokeniser } from "./partner-key";
import { bundleText, stixObjects } from "./stix/bundle";
import { type AddressFact, mayLeave } from "./stix/indicators";
import {
  type CampaignRow,
  countShareable,
  insertExport,
  readAddresses,
  readCampaign,
  readFacts,
  shareableMembers,
} from "./store/bundle";
import { findPartnerById, findPartnerByName, type PartnerRow } from "./store/partners";
import { viewExport } from "./view";

/** Accounts in one observed-data object, and in memory at once. */
const pageSize = 1_000;
/** Objects that every bundle has, besides those of accounts and addresses. */
const fixedObjects = 8;

export interface SharedBundle {
  export: BundleExportView;
  fileName: string;
  /** The bundle's text in pieces; read it once. */
  text: AsyncIterable<string>;
}

/**
 * Packs a confirmed campaign for a partner and writes the ledger. Only core members leave, as tokens under the partner's key;
 * of shared values only addresses that nearly nobody else holds; nobody's words.
 * @throws `precondition_failed` while no person has confirmed the campaign, or the partner has no key
 */
export async function exportBundle(ctx: Context, input: ExportBundle): Promise<SharedBundle> {
  const command = { permission: "bundle.export", schema: ExportBundle, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const campaign = await confirmed(tx, input.campaignId);
    const { partner, token } = await keyed(tx, input.partner);
    const facts = await readFacts(tx, campaign.id);
    const addresses = await addressesOf(ctx, campaign, facts);
    const accounts = await countShareable(tx, campaign.id);
    const exportId = newId();
    const row = await insertExport(tx, {
      id: exportId,
      campaignId: campaign.id,
      partnerId: partner.id,
      format: input.format,
      tlp: input.tlp,
      accounts,
      objects: fixedObjects + accounts + 2 * Math.ceil(accounts / pageSize) + 2 * addresses.length,
      exportedBy: ctx.actor.name,
      exportedAt: now,
    });
    record({
      action: "bundle.export",
      subject: { type: "campaign", id: campaign.id },
      detail: { exportId, partner: partner.name, tlp: input.tlp, accounts, keyId: partner.keyId },
    });
    const objects = stixObjects({
      exportId,
      campaign: { ...campaign, accounts, exchanges: Number(campaign.exchanges), families: familyCounts(facts) },
      tlp: input.tlp,
      keyId: partner.keyId ?? "",
      addresses,
      accounts: tokens(ctx.db, campaign, token),
    });
    const fileName = `${campaign.codeName.toLowerCase().replaceAll(/\W+/g, "-")}.stix.json`;
    return { export: viewExport(row), fileName, text: bundleText(exportId, objects) };
  });
}

async function confirmed(tx: Database, id: string): Promise<CampaignRow> {
  const campaign = await readCampaign(tx, id);
  if (!campaign) throw notFound("Campaign", id);
  if (campaign.status !== "confirmed" || campaign.verdictBy !== "analyst") {
    throw preconditionFailed(
      `Nobody has confirmed campaign ${campaign.codeName}: only what a person confirmed is shared.`,
    );
  }
  return campaign;
}

async function keyed(tx: Database, idOrName: string): Promise<{ partner: PartnerRow; token: Tokeniser }> {
  const partner = isId(idOrName) ? await findPartnerById(tx, idOrName) : await findPartnerByName(tx, idOrName);
  if (!partner) throw notFound("Partner", idOrName);
  if (partner.key === null || partner.disabledAt !== null) {
    throw preconditionFailed(`${partner.name} has no key: account identifiers cannot be made into tokens for it.`);
  }
  return { partner, token: tokeniser(partner.id, partner.key) };
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

async function addressesOf(ctx: Context, campaign: CampaignRow, facts: Facts): Promise<AddressFact[]> {
  const candidates = facts.filter(
    (fact) => fact.kind === "ip" && mayLeave({ core: fact.accountsHere, all: fact.accountsOverall, hub: fact.hub }),
  );
  if (candidates.length === 0) return [];
  const values = candidates.map(({ value }) => value);
  const found = new Map(
    (await readAddresses(ctx.warehouse, campaign.runId, campaign.id, values)).map(({ value, address }) => [
      value,
      address,
    ]),
  );
  const byAddress = new Map<string, AddressFact>();
  for (const fact of candidates) {
    const address = found.get(fact.value);
    if (address === undefined || byAddress.has(address)) continue;
    byAddress.set(address, {
      address,
      core: fact.accountsHere,
      all: fact.accountsOverall,
      firstSeen: fact.firstSeen ?? campaign.firstSeen,
      lastSeen: fact.lastSeen ?? campaign.lastSeen,
    });
  }
  return [...byAddress.values()];
}

function familyCounts(facts: Facts): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { family } of facts) counts[family] = (counts[family] ?? 0) + 1;
  return counts;
}

async function* tokens(db: Database, campaign: CampaignRow, token: Tokeniser) {
  for await (const page of shareableMembers(db, campaign.id, pageSize)) {
    yield page.map((member) => ({
      token: token(member.accountId),
      firstSeen: member.firstSeen ?? campaign.firstSeen,
      lastSeen: member.lastSeen ?? campaign.lastSeen,
    }));
  }
}
