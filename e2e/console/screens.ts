import type { APIRequestContext } from "@playwright/test";
import { distillations, membersOf } from "./demo";

/** Every screen of the console by its name, with its address in the demo. */
export async function screensOf(api: APIRequestContext): Promise<Record<string, string>> {
  const [campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [member] = await membersOf(api, campaign.id);
  return {
    overview: "/",
    queue: "/queue",
    campaigns: "/campaigns",
    why: `/campaigns/${campaign.id}`,
    traffic: `/campaigns/${campaign.id}?tab=traffic`,
    graph: `/campaigns/${campaign.id}?tab=graph`,
    members: `/campaigns/${campaign.id}?tab=members`,
    lineUp: `/campaigns/${campaign.id}?tab=line-up`,
    account: `/accounts/${encodeURIComponent(member?.accountId ?? "")}`,
    versions: "/detectors",
    numbers: "/detectors?tab=numbers",
    estimates: "/detectors?tab=quality",
    learning: "/detectors?tab=learning",
    audit: "/audit",
    uploads: "/ingest",
    settings: "/settings",
  };
}
