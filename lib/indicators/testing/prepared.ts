import { makeCampaign, storeExchanges, storeIncidences } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { createTestWarehouse } from "@/lib/warehouse/testing";
import { addPartner, type SaveAgreement, saveAgreement } from "..";

type TestWarehouse = Awaited<ReturnType<typeof createTestWarehouse>>;

export const secretAddress = "203.0.113.77";
export const words = "Grade this answer against the rubric of 2026 for user@example.org please and explain each step.";

export const sha256Like = (n: number): string => n.toString(16).padStart(64, "a");

/** What was agreed with a test's partner, unless it says otherwise. */
export const terms = (partnerId: string, over: Partial<SaveAgreement> = {}): SaveAgreement => ({
  partnerId,
  version: 0,
  categories: ["infrastructure", "tokens", "counts"],
  purposes: ["prevent_extraction"],
  retentionDays: 90,
  country: "DE",
  signedAt: "2026-01-01T00:00:00Z",
  signedBy: "Counsel of the partner",
  expiresAt: "2099-01-01T00:00:00Z",
  ...over,
});

/** A partner with an agreement. */
export async function agreedPartner(officer: ReturnType<typeof testContext>, over: Partial<SaveAgreement> = {}) {
  const partner = await addPartner(officer, { name: `Partner ${newId()}` });
  await saveAgreement(officer, terms(partner.id, over));
  return partner;
}

interface Wanted {
  core?: number;
  over?: Partial<SaveAgreement>;
}

/** A confirmed campaign whose core holds an address and a wrapper of its own, and a partner with an agreement. */
export async function prepared(db: Database, warehouse: TestWarehouse, { core = 24, over = {} }: Wanted = {}) {
  const made = await makeCampaign(db, { core, disposition: "operated", codeName: `Test ${newId()}` });
  await db.campaign.update({ where: { id: made.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const [holder = ""] = made.core;
  const at = { account_id: holder, ts: "2026-10-02T10:00:00.000Z", ip: `::ffff:${secretAddress}` };
  await storeExchanges(warehouse, [{ ...at, exchange_id: newId(), prompt: words }]);
  await warehouse.insert(
    "account_current",
    made.core.map((account_id, n) => ({
      account_id,
      recorded_at: "2026-10-01 00:00:00.000",
      email_hash: sha256Like(n),
      phone_hash: n % 2 === 0 ? sha256Like(n + 1_000_000) : "",
      payment_fingerprint: `card-${account_id}`,
      organization_id: `org-${account_id}`,
      country: "FR",
    })),
  );
  const [{ ip = "", prefix = "" } = {}] = await warehouse.rows<{ ip: string; prefix: string }>(
    `SELECT toString(sipHash64(toString(ip))) AS ip, toString(prefix_id) AS prefix FROM exchange WHERE account_id = {holder:String}`,
    { holder },
  );
  const facts = [
    { family: "network", kind: "ip", value: ip, display: "ip·1" },
    { family: "content", kind: "prefix", value: prefix, display: "prefix·1" },
  ];
  await storeIncidences(
    warehouse,
    made,
    facts.map(({ family, kind, value }) => ({ family, kind, value, weight: 6, accountIds: made.core })),
  );
  await db.campaignEvidence.createMany({
    data: facts.map((fact) => ({
      ...fact,
      ...{ id: newId(), campaignId: made.id, runId: made.runId, weight: 6, exchangeIds: [] },
      ...{ accountsHere: core, accountsOverall: core },
    })),
  });
  const officer = testContext(db, ["sharing_officer"], { warehouse });
  const partner = await agreedPartner(officer, over);
  return { made, partner, officer, ip, prefix };
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

export const objectsIn = (text: string) => (JSON.parse(text) as { objects: Record<string, unknown>[] }).objects;
