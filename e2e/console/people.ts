import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/auth/contract";
import type { DecisionView } from "@/lib/decisions/contract";
import { baseUrl } from "../installation";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Sign-ins are limited by the minute, so each person signs in once. */
const signedIn = new Map<Role, State>();

export const signInOf = (role: Role) => ({
  email: `${role.replaceAll("_", ".")}@stillwatch.demo`,
  password: `${role.replaceAll("_", "-")}-watches-still`,
});

interface People {
  /** A browser of somebody in this role, with an empty page. */
  pageOf: (role: Role) => Promise<Page>;
  /** What somebody in this role can ask of the API. */
  apiOf: (role: Role) => Promise<APIRequestContext>;
  /** Has all decisions on a campaign taken back when the journey is over, however it ends: others expect the campaign open. */
  takeBackAfterwards: (campaignId: string) => void;
}

export const test = base.extend<People>({
  pageOf: async ({ browser, playwright }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ storageState: await stateOf(role, playwright.request) });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  apiOf: async ({ playwright }, use) => {
    const apis: APIRequestContext[] = [];
    await use(async (role) => {
      const storageState = await stateOf(role, playwright.request);
      const api = await playwright.request.newContext({ baseURL: baseUrl, storageState });
      apis.push(api);
      return api;
    });
    for (const api of apis) await api.dispose();
  },
  takeBackAfterwards: async ({ apiOf }, use) => {
    const campaigns: string[] = [];
    await use((campaignId) => campaigns.push(campaignId));
    const lead = await apiOf("lead");
    for (const campaignId of campaigns) {
      const answer = await lead.get(`/api/campaigns/${campaignId}/decisions`);
      for (const { id, kind, reversedById } of (await answer.json()) as DecisionView[]) {
        if (kind === "reverse" || reversedById !== null) continue;
        const taken = await lead.post(`/api/decisions/${id}/reverse`, { data: { reason: "The journey is over." } });
        expect(taken.status(), await taken.text()).toBe(200);
      }
    }
  },
});

interface Requests {
  newContext: (options: { baseURL: string }) => Promise<APIRequestContext>;
}

async function stateOf(role: Role, requests: Requests): Promise<State> {
  const known = signedIn.get(role);
  if (known !== undefined) return known;
  const api = await requests.newContext({ baseURL: baseUrl });
  const answer = await api.post("/api/auth/sign-in/email", { data: signInOf(role), headers: { origin: baseUrl } });
  expect(answer.status(), await answer.text()).toBe(200);
  const state = await api.storageState();
  await api.dispose();
  signedIn.set(role, state);
  return state;
}

export { expect };
