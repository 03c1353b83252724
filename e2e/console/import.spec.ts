import type { Page } from "@playwright/test";
import type { IngestBatchView, ProfileList } from "@/lib/ingest/contract";
import { answered } from "./demo";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const tag = Date.now().toString(36);
const at = "2026-03-04 05:06:07";

/** A table as a gateway might write it: names of its own, times without an offset, a line too short, a number that is none. */
const gateway = [
  "Nr;When;Payer;Model Name;Client IP;Prompt Tokens;Question;Outcome",
  `imp-${tag}-1;${at};acct-import;model-a;203.0.113.9;12;"What is ""tide""?";fine`,
  `imp-${tag}-2;${at};acct-import;model-a;203.0.113.9;many;Why?;fine`,
  `imp-${tag}-3;${at}`,
  `imp-${tag}-4;${at};acct-import;model-a;;3;How?;bad`,
].join("\n");

const litellm = `${JSON.stringify({
  request_id: `imp-${tag}-litellm`,
  call_type: "acompletion",
  api_key: "88dc28d0",
  startTime: at,
  model: "model-b",
  user: "acct-import",
  status: "success",
  messages: [{ role: "user", content: "Hello" }],
})}\n`;

async function open(page: Page): Promise<void> {
  await page.goto("/ingest");
  await page.getByRole("link", { name: "Import files" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import files" })).toBeVisible();
}

const choose = (page: Page, name: string, text: string) =>
  page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test("a table with names of its own is mapped, previewed, imported and explained line by line", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(300_000);
  const page = await pageOf("admin");
  await open(page);
  await choose(page, "gateway.csv", gateway);
  const mapping = page.getByRole("table", { name: "Mapping" });
  const preview = page.getByRole("grid", { name: "First records" });

  await test.step("the guess by the names of the columns is shown with what is missing", async () => {
    await expect(page.getByText("guessed by the names of the columns")).toBeVisible();
    await expect(page.getByText("0 of 4 would be taken")).toBeVisible();
    await expect(preview).toContainText("exchange_id is missing");
    await expect(mapping.getByLabel("Source of model", { exact: true })).toHaveValue("Model Name");
  });

  await test.step("the preview follows the mapping, and what is no path is no loss", async () => {
    const add = (field: string) => mapping.getByRole("button", { name: `add a source for ${field}` }).click();
    for (const [field, column] of [
      ["exchange_id", "Nr"],
      ["ts", "When"],
      ["account_id", "Payer"],
    ] as const) {
      await add(field);
      await mapping.getByLabel(`Source of ${field}`, { exact: true }).fill(column);
      await page.keyboard.press("Escape");
    }
    await expect(preview).toContainText("ts must be an RFC 3339 time");
    await mapping.getByLabel("How ts is read").click();
    await page.getByRole("option", { name: "a time without an offset, read as UTC" }).click();
    await expect(page.getByText("2 of 4 would be taken")).toBeVisible();
    await expect(preview).toContainText("input_tokens must be a number");
    await expect(preview).toContainText("has fewer columns than the header");
    await mapping.getByLabel("Source of model", { exact: true }).fill("a..b");
    await expect(mapping.getByText("Write a.b")).toBeVisible();
    await expect(page.getByRole("button", { name: "Start import" })).toBeDisabled();
    await mapping.getByLabel("Source of model", { exact: true }).fill("Model Name");
    await page.keyboard.press("Escape");
    await expect(page.getByText("2 of 4 would be taken")).toBeVisible();
  });

  await test.step("saved under a name, it is there to be used again", async () => {
    await page.getByRole("button", { name: "Save mapping" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill(`Gateway ${tag}`);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("combobox", { name: "Profile" })).toHaveValue(`Gateway ${tag}`);
    const { rows } = await answered<ProfileList>(await (await apiOf("admin")).get("/api/profiles"));
    expect(rows.find(({ name }) => name === `Gateway ${tag}`)).toMatchObject({ version: 1, builtIn: false });
  });

  await test.step("good lines go in, the others are shown with line, field and reason", async () => {
    await page.getByRole("button", { name: "Start import" }).click();
    await expect(page.getByText("2 taken")).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Show rejected lines" }).click();
    const rejects = page.getByRole("grid", { name: "Rejected lines" });
    await expect(rejects).toContainText("must be a number");
    await expect(rejects).toContainText("has fewer columns than the header");
    await expect(page.getByRole("link", { name: "Download the rejected lines" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("grid", { name: "Uploads" })).toContainText("gateway.csv");
  });

  await test.step("the saved mapping does the same over HTTP, and finds everything stored", async () => {
    const api = await apiOf("admin");
    const url = `/api/v1/exchanges?profile=${encodeURIComponent(`Gateway ${tag}`)}`;
    const answer = await api.post(url, { headers: { "content-type": "text/csv" }, data: Buffer.from(gateway) });
    expect(await answered<IngestBatchView>(answer)).toMatchObject({ accepted: 0, duplicates: 2, rejected: 2 });
  });

  await test.step("removed, it is nobody's any more, and what was read by it stays", async () => {
    await page.getByRole("button", { name: "Remove saved mapping" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("combobox", { name: "Profile" })).toHaveValue("As the first records tell");
    await expect(page.getByRole("button", { name: "Remove saved mapping" })).toHaveCount(0);
    const { rows } = await answered<ProfileList>(await (await apiOf("admin")).get("/api/profiles"));
    expect(rows.map(({ name }) => name)).not.toContain(`Gateway ${tag}`);
    await expect(page.getByRole("grid", { name: "Uploads" })).toContainText("gateway.csv");
  });
});

test("a known log is told by its fields; a file that cannot be read says why and loses nothing that was chosen", async ({
  pageOf,
}) => {
  const page = await pageOf("admin");
  await open(page);
  await choose(page, "spend.ndjson", litellm);
  await expect(page.getByText("as LiteLLM spend logs do")).toBeVisible();
  await expect(page.getByText("1 of 1 would be taken")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove spend.ndjson" }).click();
  await choose(page, "broken.parquet", "PAR1 and nothing else");
  await expect(page.getByText("is cut off: it does not end with PAR1").first()).toBeVisible();
  await page.getByRole("button", { name: "Remove broken.parquet" }).click();
  await choose(page, "spend.ndjson", litellm);
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(page.getByText("1 taken")).toBeVisible({ timeout: 60_000 });
});

test("whoever may not send is told so", async ({ pageOf }) => {
  const page = await pageOf("analyst");
  await page.goto("/ingest");
  await expect(page.getByRole("heading", { level: 1, name: "Uploads & jobs" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Import files" })).toHaveCount(0);
  await page.goto("/ingest/import");
  await expect(page.getByText("You may not import files")).toBeVisible();
});
