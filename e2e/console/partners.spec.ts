import { baseUrl } from "../installation";
import { openDialog } from "./dialog";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const name = `Cloud ${Date.now().toString(36)}`;
const accept = "application/taxii+json;version=2.1";

test("a partner gets a collection and a key, and its machine is let in by the key alone", async ({
  pageOf,
  playwright,
}) => {
  const page = await pageOf("sharing_officer");
  await page.goto("/partners");
  await page.getByRole("button", { name: "Add partner" }).first().click();
  const partner = await openDialog(page);
  await partner.getByLabel("Name").fill(name);
  await partner.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "New collection" }).click();
  const collection = await openDialog(page);
  await collection.getByRole("combobox", { name: "Marking" }).click();
  await page.getByRole("option", { name: "TLP:AMBER", exact: true }).click();
  await collection.getByLabel("Title").fill("Indicators");
  await collection.getByLabel("The partner may add").check();
  await collection.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "0 of 0" })).toBeVisible();

  await page.getByRole("button", { name: "New access key" }).click();
  const made = await openDialog(page);
  await made.getByLabel("Name").fill("a platform");
  await made.getByRole("button", { name: "Make the key" }).click();
  const key = (await made.locator("pre").first().textContent()) ?? "";
  await made.getByRole("button", { name: "Done" }).click();

  const machine = await playwright.request.newContext({
    baseURL: baseUrl,
    extraHTTPHeaders: { accept, authorization: `Basic ${Buffer.from(`x:${key}`).toString("base64")}` },
  });
  const options = { maxRedirects: 0 };
  const discovery = await machine.get("/taxii2/", options);
  expect([discovery.status(), discovery.headers()["content-type"]]).toEqual([200, accept]);
  const root: string = (await discovery.json()).default;
  const { collections } = await (await machine.get(`${root}collections/`, options)).json();
  expect(collections).toMatchObject([{ title: "Indicators", can_read: true, can_write: true }]);
  const objects = `${root}collections/${collections[0].id}/objects/`;
  expect(await (await machine.get(objects, options)).json()).toEqual({});
  const note = { type: "note", spec_version: "2.1", id: `note--${crypto.randomUUID()}`, content: "Seen here too." };
  const headers = { "content-type": accept };
  const status = await machine.post(objects, { ...options, headers, data: JSON.stringify({ objects: [note] }) });
  expect(status.status()).toBe(202);
  expect((await machine.get(`${root}status/${(await status.json()).id}/`, options)).status()).toBe(200);
  expect((await machine.delete(`${objects}${note.id}/`, options)).status()).toBe(200);
  // The session of who is signed in opens nothing there.
  expect((await page.request.get("/taxii2/", options)).status()).toBe(401);

  await page.getByRole("button", { name: "New feed" }).click();
  const feed = await openDialog(page);
  await feed.getByLabel("API root").fill("http://169.254.169.254/latest/");
  await feed.getByLabel("Collection").fill("indicators");
  await feed.getByText("Nothing", { exact: true }).click();
  await feed.getByRole("button", { name: "Save" }).click();
  await expect(feed.getByText(/STILLWATCH_PARTNER_HOSTS/).first()).toBeVisible();
  await feed.getByLabel("API root").fill("https://taxii.example.invalid/api/");
  await feed.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("failing", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("revoked", { exact: true })).toBeVisible();
  expect((await machine.get("/taxii2/", options)).status()).toBe(401);
  await machine.dispose();
});
