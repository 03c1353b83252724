import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { CampaignPage, CampaignSummary, CampaignView, MemberPage, MemberRow } from "@/lib/campaigns/contract";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import { expect } from "./people";

export async function answered<View>(answer: APIResponse): Promise<View> {
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Campaigns of the demo that detection suggests to be distillation, the largest first. */
export async function distillations(api: APIRequestContext): Promise<CampaignSummary[]> {
  const page = await answered<CampaignPage>(await api.get("/api/campaigns?verdict=distillation&sort=accounts"));
  expect(page.rows.length).toBeGreaterThanOrEqual(2);
  return page.rows;
}

export async function campaignOf(api: APIRequestContext, id: string): Promise<CampaignView> {
  const casefile = await answered<CampaignCasefile>(await api.get(`/api/campaigns/${id}`));
  return casefile.campaign;
}

/** Members in the order in which the page shows them. */
export async function membersOf(api: APIRequestContext, id: string, query = ""): Promise<MemberRow[]> {
  const page = await answered<MemberPage>(await api.get(`/api/campaigns/${id}/members?limit=1000&${query}`));
  return page.rows;
}

export async function expectProblem(answer: APIResponse, status: number, type?: string): Promise<string> {
  expect(answer.status(), await answer.text()).toBe(status);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  const problem = await answer.json();
  expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  if (type !== undefined) expect(problem.type).toBe(`/problems/${type}`);
  return problem.detail;
}
