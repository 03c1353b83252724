import type { APIRequestContext, Page } from "@playwright/test";
import type { PinList } from "@/lib/casefile/contract";
import type { MentionList, NoteList } from "@/lib/review/contract";
import { answered, distillations, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";

/** Withdraws and takes off what the journey left, so that other journeys find the notebook as it was. */
async function restore(api: APIRequestContext, campaignId: string): Promise<void> {
  const notebook = `/api/notes/about/campaign/${campaignId}`;
  const { rows } = await answered<NoteList>(await api.get(notebook));
  for (const note of rows) await api.post(`/api/notes/${note.id}/withdraw`, { data: {} });
  const pins = await answered<PinList>(await api.get(`${notebook}/pins`));
  for (const pin of pins.rows) await api.post(`/api/pins/${pin.id}/remove`, { data: { reason: "End of the journey" } });
}

const noteField = (page: Page) => page.getByRole("textbox", { name: "New note" });

test("a note reaches whom it mentions, a pinned chart keeps its hash, and the dossier names no account", async ({
  pageOf,
  apiOf,
}) => {
  const [analystApi, leadApi] = [await apiOf("analyst"), await apiOf("lead")];
  const campaign = (await distillations(analystApi)).at(-1);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [member] = await membersOf(analystApi, campaign.id);
  const accountId = member?.accountId ?? "";
  const [analyst, lead] = [await pageOf("analyst"), await pageOf("lead")];
  const notebook = `/campaigns/${campaign.id}?tab=notebook`;
  try {
    await Promise.all([analyst.goto(notebook), lead.goto(notebook)]);
    await noteField(analyst).fill(`${accountId} looks different.\n\n`);
    await noteField(analyst).press("Control+End");
    await noteField(analyst).pressSequentially("Ask @Lei");
    await expect(analyst.getByRole("option", { name: "Leila Haddad" })).toBeVisible();
    await noteField(analyst).press("Enter");
    await analyst.reload();
    await expect(noteField(analyst)).toHaveValue(`${accountId} looks different.\n\nAsk @Leila Haddad `);
    await noteField(analyst).press("Control+Enter");
    const note = lead.getByRole("article", { name: "Note by Anders Okafor" }).filter({ hasText: "looks different" });
    await expect(note).toContainText("Ask @Leila Haddad");
    await expect(noteField(analyst)).toHaveValue("");

    await lead.goto("/queue");
    const mention = lead.getByRole("article", { name: `Anders Okafor about ${campaign.codeName}` });
    await mention.getByRole("button", { name: /^Taken note/ }).click();
    await expect(mention).toBeHidden();
    const { rows } = await answered<MentionList>(await leadApi.get("/api/mentions"));
    expect(rows.map(({ subjectName }) => subjectName)).not.toContain(campaign.codeName);

    await analyst.getByRole("tab", { name: "Traffic" }).click();
    await analyst.getByRole("button", { name: "Pin “What they ask for” to the notebook" }).click();
    await analyst.getByRole("textbox", { name: "What it shows" }).fill("What it was after");
    await analyst.keyboard.press("Control+Enter");
    await expect(analyst.getByRole("dialog")).toBeHidden();
    await analyst.getByRole("tab", { name: "Notebook" }).click();
    await expect(analyst.getByRole("article", { name: "Pinned: What it was after" })).toContainText(
      /hash [0-9a-f]{12}, matches/,
    );

    await analyst.goto(`/campaigns/${campaign.id}/dossier?notes=true`);
    const paper = analyst.getByRole("article");
    await expect(paper.getByRole("heading", { name: "What is not known" })).toBeVisible();
    await expect(paper).toContainText(/account·[0-9a-f]{6} looks different/);
    await expect(paper).not.toContainText(accountId);
    await analyst.getByRole("link", { name: "Accounts by their ids" }).click();
    await expect(paper).toContainText(`${accountId} looks different`);
  } finally {
    await restore(analystApi, campaign.id);
  }
});

test("who an operator is claimed to be stands apart, and somebody else than its proposer rules on it", async ({
  pageOf,
}) => {
  const [analyst, legal] = [await pageOf("analyst"), await pageOf("legal")];
  const api = analyst.request;
  const campaign = (await distillations(api)).at(-2);
  const address = `/campaigns/${campaign?.id}?tab=operator`;
  await analyst.goto(address);
  await analyst.getByRole("button", { name: "Say whose it is" }).click();
  const dialog = await openDialog(analyst);
  await dialog.getByRole("textbox", { name: "Why the same hands" }).fill("One card pays for all of it.");
  await analyst.keyboard.press("Control+Enter");
  const operator = analyst.getByRole("heading", { name: /^Operator [A-Z]/ });
  await expect(operator).toBeVisible();
  try {
    await analyst.getByRole("button", { name: "Propose a claim" }).click();
    await openDialog(analyst);
    await dialog.getByRole("textbox", { name: "First hypothesis" }).fill("A reseller's own staff.");
    await dialog.getByRole("textbox", { name: /^Second hypothesis/ }).fill("Buyers of one reseller.");
    await dialog.getByRole("textbox", { name: /^Grounds/ }).fill("Hours agree, and nothing else does.");
    await analyst.keyboard.press("Control+Enter");
    await expect(analyst.getByRole("article", { name: "Claim by Anders Okafor" })).toContainText("proposed");
    await expect(analyst.getByRole("button", { name: "Approve" })).toHaveCount(0);

    await legal.goto(address);
    await expect(legal.getByText("A reseller's own staff.")).toHaveCount(0);
    await legal.getByRole("button", { name: "Show claims" }).click();
    await legal.getByRole("button", { name: "Decline" }).first().click();
    await (await openDialog(legal)).getByRole("textbox", { name: "Reason" }).fill("The grounds are too thin.");
    await legal.keyboard.press("Control+Enter");
    await expect(legal.getByRole("article", { name: "Claim by Anders Okafor" }).first()).toContainText("declined by");
  } finally {
    await analyst.goto(address);
    await analyst.getByRole("button", { name: "Take this one out" }).click();
    await openDialog(analyst);
    await dialog.getByRole("textbox", { name: "Reason" }).fill("End of the journey.");
    await analyst.keyboard.press("Control+Enter");
    await expect(analyst.getByRole("button", { name: "Say whose it is" })).toBeVisible();
  }
});
