import type { APIRequestContext } from "@playwright/test";
import type { SetOutcome } from "@/lib/review/contract";
import { answered, distillations, membersOf } from "./demo";

/** Every screen of the console by its name, with its address in the demo; makes what a screen is about where the demo has none. */
export async function screensOf(api: APIRequestContext): Promise<Record<string, string>> {
  const [campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [member] = await membersOf(api, campaign.id);
  const source = { type: "campaign-members", campaignId: campaign.id, filter: { tier: "core" } };
  const { set } = await answered<SetOutcome>(
    await api.post("/api/sets", { data: { name: `Core of ${campaign.codeName}, ${Date.now()}`, source } }),
  );
  return {
    overview: "/",
    queue: "/queue",
    campaigns: "/campaigns",
    why: `/campaigns/${campaign.id}`,
    traffic: `/campaigns/${campaign.id}?tab=traffic`,
    graph: `/campaigns/${campaign.id}?tab=graph`,
    members: `/campaigns/${campaign.id}?tab=members`,
    lineUp: `/campaigns/${campaign.id}?tab=line-up`,
    operator: `/campaigns/${campaign.id}?tab=operator`,
    dossier: `/campaigns/${campaign.id}/dossier`,
    notebook: `/campaigns/${campaign.id}?tab=notebook`,
    account: `/accounts/${encodeURIComponent(member?.accountId ?? "")}`,
    sets: "/sets",
    set: `/sets/${set.id}`,
    threads: "/threads",
    explorer: "/traffic?by=country&country=-",
    versions: "/detectors",
    numbers: "/detectors?tab=numbers",
    estimates: "/detectors?tab=quality",
    learning: "/detectors?tab=learning",
    enforcement: "/enforcement",
    gateways: "/enforcement/connectors",
    audit: "/audit",
    uploads: "/ingest",
    settings: "/settings",
    looks: "/settings?tab=looks",
  };
}
