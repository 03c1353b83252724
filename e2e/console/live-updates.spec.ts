import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { baseUrl } from "../installation";

/** What the tabs tell each other, as a listener of the test in each of them hears it. */
type Listening = Window & { heardSubjects: string[] };

const json = { "content-type": "application/json" };

async function signIn({ request }: BrowserContext): Promise<void> {
  const data = { email: "lead@stillwatch.demo", password: "lead-watches-still" };
  const answer = await request.post("/api/auth/sign-in/email", { data, headers: { origin: baseUrl } });
  expect(answer.status()).toBe(200);
}

/** Asks for a detection run and stops it: two changes of a job, whichever of them is first to be heard. */
async function changeJob({ request }: BrowserContext): Promise<string> {
  const started = await request.post("/api/jobs/detect", { data: {}, headers: json });
  const { id } = await started.json();
  await request.post(`/api/jobs/${id}/stop`, { data: {}, headers: json });
  return id;
}

const heard = (tab: Page, id: string) =>
  tab.evaluate((subject) => (window as unknown as Listening).heardSubjects.includes(subject), id);

test("ten tabs share one stream, and another takes over when the one that reads it closes", async ({ context }) => {
  test.setTimeout(480_000);
  await signIn(context);
  const readers: Page[] = [];
  await context.addInitScript(() => {
    const heardSubjects: string[] = [];
    Object.assign(window, { heardSubjects });
    const channel = new BroadcastChannel("stillwatch-live");
    channel.onmessage = ({ data }) => heardSubjects.push(data.subjectId);
  });
  const tabs: Page[] = [];
  for (let i = 0; i < 10; i++) {
    const tab = await context.newPage();
    tab.on("request", (request) => {
      if (new URL(request.url()).pathname === "/api/live") readers.push(tab);
    });
    await tab.goto("/settings", { waitUntil: "domcontentloaded" });
    await expect(tab.getByRole("navigation").first()).toBeVisible();
    tabs.push(tab);
  }
  await expect.poll(() => readers.length).toBe(1);

  const first = await changeJob(context);
  for (const tab of tabs) await expect.poll(() => heard(tab, first)).toBe(true);
  expect(readers).toHaveLength(1);

  const reader = readers[0] as Page;
  await reader.close();
  await expect.poll(() => readers.length).toBe(2);
  expect(readers[1]).not.toBe(reader);
  const second = await changeJob(context);
  for (const tab of tabs) if (tab !== reader) await expect.poll(() => heard(tab, second)).toBe(true);
});
