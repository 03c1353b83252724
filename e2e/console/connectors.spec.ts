import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { connectorRoot } from "../installation";
import { expectProblem } from "./demo";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const name = `gateway-${Date.now().toString(36)}`;
const directory = path.join(connectorRoot, name);

const exchange = (id: string, ts: string) =>
  JSON.stringify({ exchange_id: `${name}-${id}`, ts, account_id: `acct-${name}`, model: "model-a", prompt: "Why?" });

test("a directory is watched, and what is put there comes in by itself, once", async ({ pageOf }) => {
  test.setTimeout(360_000);
  await mkdir(directory, { recursive: true });
  const now = new Date().toISOString();
  await writeFile(path.join(directory, "one.ndjson"), [exchange("1", now), exchange("2", "never")].join("\n"));
  const page = await pageOf("admin");
  await page.goto("/ingest");
  await page.getByRole("link", { name: "Connectors" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connectors" })).toBeVisible();

  await test.step("a directory that the operator does not allow is refused, and what was typed stays", async () => {
    await page.getByRole("button", { name: "New connector" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New connector" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Look every").fill("5");
    await dialog.getByLabel("Take what stayed the same for").fill("0");
    await dialog.getByLabel("Path").fill("/etc");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/STILLWATCH_CONNECTOR_ROOTS/).first()).toBeVisible();
    await expect(dialog.getByLabel("Name")).toHaveValue(name);
    await dialog.getByLabel("Path").fill(directory);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  });

  const row = page.getByRole("row", { name: new RegExp(name) });
  const column = (header: string) => page.getByRole("columnheader", { name: header });
  await test.step("its file is taken, with its rejects, and a second one later", async () => {
    await expect(column("Taken")).toBeVisible();
    await expect(row).toContainText("running");
    await row.click();
    const files = page.getByRole("dialog");
    await expect(files.getByText("one.ndjson").first()).toBeVisible({ timeout: 60_000 });
    await expect(files.getByText("taken", { exact: true })).toHaveCount(1, { timeout: 60_000 });
    await writeFile(path.join(directory, "two.ndjson"), exchange("3", now));
    await expect(files.getByText("taken", { exact: true })).toHaveCount(2, { timeout: 60_000 });
    await page.keyboard.press("Escape");
    await expect(files).toBeHidden();
  });

  await test.step("the page can be used without seeing it", async () => {
    expect(await violationsOf(page)).toEqual([]);
  });

  await test.step("it is paused, and removed", async () => {
    await page.getByRole("button", { name: `What to do with ${name}` }).click();
    await page.getByRole("menuitem", { name: "Pause" }).click();
    await expect(row).toContainText("paused");
    await page.getByRole("button", { name: `What to do with ${name}` }).click();
    await page.getByRole("menuitem", { name: "Remove …" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(row).toHaveCount(0);
  });
});

test("only who may send data makes a connector", async ({ apiOf, pageOf }) => {
  const data = { name: "mine", kind: "exchanges", place: { type: "directory", path: directory } };
  await expectProblem(await (await apiOf("analyst")).post("/api/connectors", { data }), 403, "forbidden");
  const page = await pageOf("analyst");
  await page.goto("/ingest/connectors");
  await expect(page.getByRole("heading", { level: 1, name: "Connectors" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New connector" })).toHaveCount(0);
});
