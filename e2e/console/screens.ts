import type { APIRequestContext } from "@playwright/test";
import type { AppealList } from "@/lib/appeals/contract";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { BatchView, ProposalView } from "@/lib/decisions/contract";
import type { PartnerView } from "@/lib/indicators/contract";
import type { SetOutcome } from "@/lib/review/contract";
import { answered, distillations, membersOf } from "./demo";

/** A proposal that would ask nothing of anybody, and a batch where there is one: none is made by looking. */
async function fourEyes(api: APIRequestContext, { id }: { id: string }, accountId: string) {
  const { campaign } = await answered<CampaignCasefile>(await api.get(`/api/campaigns/${id}`));
  const order = { kind: "observe", campaignId: id, version: campaign.version, target: [accountId] };
  const said = { policy: "model_extraction", reason: "Watched until the next run of detection." };
  const plan = { canaryShare: 0.1, canaryMinutes: 60, jitterMinutes: 240 };
  const data = { order: { ...order, ...said }, plan };
  const [known] = await answered<ProposalView[]>(await api.get(`/api/proposals?campaignId=${id}`));
  const proposal = known ?? (await answered<ProposalView>(await api.post("/api/proposals", { data })));
  const [batch] = await answered<BatchView[]>(await api.get("/api/batches"));
  return { proposal: `/approvals/${proposal.id}`, ...(batch && { batch: `/batches/${batch.id}` }) };
}

/** A partner with a key, a collection, and a feed whose server is not there. */
async function partnerWithMachines(api: APIRequestContext): Promise<string> {
  const made = (url: string, data: object) => api.post(url, { data });
  const partner = await answered<PartnerView>(await made("/api/partners", { name: `Cloud ${Date.now()}` }));
  const at = `/api/partners/${partner.id}`;
  await answered(await made(`${at}/keys`, { name: "threat intelligence platform" }));
  const shared = { tlp: "amber", title: "Indicators", description: "Of confirmed campaigns" };
  await answered(await made(`${at}/collections`, { ...shared, canRead: true, canWrite: true }));
  const root = { url: "https://taxii.example.invalid/api/", collection: "indicators", auth: "none" };
  await answered(await made(`${at}/feeds`, root));
  await answered(await made(`${at}/overlap`, { version: 0, answers: true, url: null }));
  return `/partners/${partner.id}`;
}

/** Every screen of the console by its name, with its address in the demo; makes what a screen is about where the demo has none; of partners, by an officer. */
export async function screensOf(api: APIRequestContext, officer: APIRequestContext): Promise<Record<string, string>> {
  const [campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [member] = await membersOf(api, campaign.id);
  const source = { type: "campaign-members", campaignId: campaign.id, filter: { tier: "core" } };
  const { set } = await answered<SetOutcome>(
    await api.post("/api/sets", { data: { name: `Core of ${campaign.codeName}, ${Date.now()}`, source } }),
  );
  const { rows } = await answered<AppealList>(await api.get("/api/appeals?part=all"));
  const [appeal] = rows;
  const shown = await fourEyes(api, campaign, member?.accountId ?? "");
  return {
    ...shown,
    overview: "/",
    queue: "/queue",
    approvals: "/approvals?part=all",
    appeals: "/appeals?part=all",
    ...(appeal && { appeal: `/appeals/${appeal.id}` }),
    batches: "/batches",
    standingOrders: "/standing-orders",
    campaigns: "/campaigns",
    why: `/campaigns/${campaign.id}`,
    traffic: `/campaigns/${campaign.id}?tab=traffic`,
    graph: `/campaigns/${campaign.id}?tab=graph`,
    members: `/campaigns/${campaign.id}?tab=members`,
    decisions: `/campaigns/${campaign.id}?tab=decisions`,
    lineUp: `/campaigns/${campaign.id}?tab=line-up`,
    operator: `/campaigns/${campaign.id}?tab=operator`,
    dossier: `/campaigns/${campaign.id}/dossier`,
    report: `/campaigns/${campaign.id}/report`,
    notebook: `/campaigns/${campaign.id}?tab=notebook`,
    account: `/accounts/${encodeURIComponent(member?.accountId ?? "")}`,
    sets: "/sets",
    set: `/sets/${set.id}`,
    setOverlap: `/sets/${set.id}?tab=overlap`,
    threads: "/threads",
    explorer: "/traffic?by=country&country=-",
    versions: "/detectors",
    numbers: "/detectors?tab=numbers",
    estimates: "/detectors?tab=quality",
    learning: "/detectors?tab=learning",
    builder: `/campaigns/${campaign.id}/share`,
    setBuilder: `/sets/${set.id}/share`,
    sharing: "/sharing",
    sightings: "/sharing?part=sightings",
    told: "/sharing?part=told",
    partners: "/partners",
    enforcement: "/enforcement",
    gateways: "/enforcement/connectors",
    inbound: "/inbound",
    inboundBatches: "/inbound?tab=batches",
    inboundRequests: "/inbound?tab=requests",
    inboundPartners: "/inbound?tab=partners",
    transparency: "/transparency",
    partner: await partnerWithMachines(officer),
    audit: "/audit",
    uploads: "/ingest",
    settings: "/settings",
    looks: "/settings?tab=looks",
    fourEyes: "/settings?tab=decisions",
    policies: "/settings?tab=policies",
    notices: "/settings?tab=notices",
  };
}
