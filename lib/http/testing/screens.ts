import { listCampaigns, listMembers } from "@/lib/campaigns";
import { type MadeCampaign, makeCampaign } from "@/lib/campaigns/testing";
import * as casefile from "@/lib/casefile";
import type { Context } from "@/lib/command";
import { takeRecordFirst, testActor } from "@/lib/command/testing";
import * as decisions from "@/lib/decisions";
import * as detection from "@/lib/detection";
import { newId } from "@/lib/kernel";
import * as review from "@/lib/review";
import * as threads from "@/lib/threads";
import { listExchanges } from "@/lib/traffic";
import { appealScenes } from "./appeal-scenes";
import { openEpoch } from "./epoch";
import { sharing } from "./sharing";

/** Whoever asks may ask everything. */
export const roles = ["admin", "analyst", "lead", "sharing_officer"] as const;

/** What a route is asked about. */
export interface Scene {
  ctx: Context;
  made: MadeCampaign;
  accountId: string;
  /** A hash that the campaign rests on, of an address that the account used. */
  value: string;
}

const purpose = "Judge the wrapper of this campaign";
const policy = "model_extraction";
const window = { from: "2026-10-01T00:00:00Z", to: "2026-10-04T00:00:00Z" };
const onCampaign = ({ made }: Scene) => ({ campaignId: made.id, version: 1, reason: "One card, one wrapper." });

const drawn = async ({ ctx }: Scene) =>
  (await detection.drawSample(ctx, { flagged: 1, dismissed: 0, unflagged: 1, seed: 1, reason: purpose })).id;

async function confirmed(scene: Scene) {
  const { ctx, made } = scene;
  await ctx.db.campaign.update({ where: { id: made.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  return onCampaign(scene);
}

const proposed = async (scene: Scene) =>
  decisions.proposeMeasure(scene.ctx, {
    order: { kind: "ban", ...(await confirmed(scene)), policy, target: "core" },
  });

const setOf = async ({ ctx, accountId }: Scene) => {
  const source = { type: "accounts" as const, accountIds: [accountId] };
  return (await review.makeSet(ctx, { name: `Set ${newId()}`, source })).set;
};

async function started({ ctx, accountId }: Scene) {
  await openEpoch(ctx, accountId);
  const { thread } = await threads.startThread(ctx, { lines: accountId });
  return { threadId: thread.id, version: thread.version };
}

/** A second campaign, and a merge of it with the first. */
async function merged(scene: Scene) {
  const { ctx } = scene;
  await takeRecordFirst(ctx);
  const other = await makeCampaign(ctx.db, { prefix: `${scene.made.id.slice(-6)}-other` });
  const others = [{ campaignId: other.id, version: 1 }];
  await decisions.foreseeMerge(ctx, { campaignId: scene.made.id, others: [other.id] });
  const { regrouping } = await decisions.mergeCampaigns(ctx, { ...onCampaign(scene), others });
  return { regroupingId: regrouping.id, version: regrouping.into.version, reason: purpose };
}

const parted = ({ made }: Scene) => ({ campaignId: made.id, accountIds: made.core.slice(0, 4) });

/** Every route about accounts, exchanges, campaigns and what detection found, asked as its handler asks. */
export const screens: Record<string, (scene: Scene) => Promise<unknown>> = {
  ...sharing,
  "GET accounts": ({ ctx, accountId }) => casefile.searchAccounts(ctx, { q: accountId.slice(0, 4) }),
  "GET accounts/[id]": ({ ctx, accountId }) => casefile.readAccountCasefile(ctx, { accountId }),
  "GET accounts/[id]/exchanges": ({ ctx, accountId }) => listExchanges(ctx, { accountId, limit: 1 }),
  "GET accounts/[id]/exchanges/[exchangeId]/alike": ({ ctx, accountId }) =>
    openEpoch(ctx, accountId).then(() => casefile.listAlike(ctx, { accountId, exchangeId: "x-1" })),
  "GET accounts/[id]/same-ground": ({ ctx, accountId }) => detection.listSameGround(ctx, { accountId }),
  "GET accounts/[id]/timeline": ({ ctx, accountId }) => casefile.readAccountTimeline(ctx, { accountId, ...window }),
  "GET audit-samples": ({ ctx }) => detection.readAuditOverview(ctx),
  "POST audit-samples": drawn,
  "GET audit-samples/[id]": async (scene) => detection.readSample(scene.ctx, await drawn(scene)),
  "GET audit-samples/[id]/accounts/[position]": async (scene) =>
    detection.readDossier(scene.ctx, { sampleId: await drawn(scene), position: 1 }),
  "POST audit-samples/[id]/content": async (scene) =>
    detection.readSampleWords(scene.ctx, { sampleId: await drawn(scene), position: 1, purpose }),
  "GET campaigns": ({ ctx }) => listCampaigns(ctx, {}),
  "GET campaigns/[id]": ({ ctx, made }) => casefile.readCampaignCasefile(ctx, { campaignId: made.id }),
  "GET campaigns/[id]/capabilities": ({ ctx, made }) => casefile.readCampaignCapabilities(ctx, { campaignId: made.id }),
  "POST campaigns/[id]/confirm": (scene) =>
    decisions.confirmCampaign(scene.ctx, {
      ...onCampaign(scene),
      verdict: "distillation",
      innocentExplanation: "No firm or course stands behind these accounts.",
    }),
  "GET campaigns/[id]/report": async (scene) => {
    await takeRecordFirst(scene.ctx);
    const innocentExplanation = "No firm or course stands behind these accounts.";
    await decisions.confirmCampaign(scene.ctx, { ...onCampaign(scene), verdict: "distillation", innocentExplanation });
    await casefile.reportFile(scene.ctx, { campaignId: scene.made.id, audience: "regulator" }, "html");
  },
  "GET campaigns/[id]/decisions": ({ ctx, made }) => decisions.listDecisions(ctx, { campaignId: made.id }),
  "POST campaigns/[id]/dismiss": (scene) => decisions.dismissCampaign(scene.ctx, onCampaign(scene)),
  "POST campaigns/[id]/dispositions": (scene) =>
    decisions.setDisposition(scene.ctx, {
      ...onCampaign(scene),
      accountIds: scene.made.core,
      disposition: "bystander",
    }),
  "GET campaigns/[id]/dossier": ({ ctx, made }) => casefile.readDossier(ctx, { campaignId: made.id, notes: true }),
  "GET campaigns/[id]/examples": ({ ctx, made }) =>
    casefile.listExamples(ctx, { campaignId: made.id, kind: "card", value: "1234567890" }),
  "GET campaigns/[id]/graph": ({ ctx, made }) => casefile.readCampaignGraph(ctx, { campaignId: made.id }),
  "GET campaigns/[id]/graph/accounts": async ({ ctx, made, accountId }) => {
    const query = { campaignId: made.id, from: "2026-10-01", to: "2026-10-03" };
    await casefile.readCampaignGraph(ctx, { campaignId: made.id, focus: `a:${accountId}` });
    await casefile.readGraphAccounts(ctx, { ...query, nodes: [`a:${accountId}`] });
  },
  "GET campaigns/[id]/line-up": ({ ctx, made }) => casefile.readLineUp(ctx, { campaignId: made.id }),
  "GET campaigns/[id]/loss": ({ ctx, made }) => casefile.readCampaignLoss(ctx, { campaignId: made.id }),
  "GET campaigns/[id]/merges": merged,
  "POST campaigns/[id]/merges": merged,
  "POST campaigns/[id]/splits": async (scene) => {
    await takeRecordFirst(scene.ctx);
    const { regrouping } = await decisions.splitCampaign(scene.ctx, { ...onCampaign(scene), ...parted(scene) });
    await detection.forgetParted(scene.ctx, { regroupingId: regrouping.id });
  },
  "POST campaigns/[id]/splits/preview": (scene) => decisions.foreseeSplit(scene.ctx, parted(scene)),
  "POST regroupings/[id]/take-back": async (scene) => decisions.takeBackRegrouping(scene.ctx, await merged(scene)),
  "POST campaigns/[id]/measures": async (scene) => {
    const order = { ...(await confirmed(scene)), policy } as const;
    await decisions.takeMeasure(scene.ctx, { kind: "revoke_key", ...order, target: [scene.accountId] });
    await decisions.takeMeasure(scene.ctx, { kind: "ban", ...order, version: 2, target: "core" });
  },
  "POST campaigns/[id]/measures/preview": ({ ctx, made }) =>
    casefile.previewMeasure(ctx, { campaignId: made.id, kind: "ban", target: "core" }),
  "POST campaigns/[id]/measures/recommendation": ({ ctx, made }) =>
    decisions.recommendMeasure(ctx, { campaignId: made.id, policy, target: "core" }),
  "GET campaigns/[id]/members": ({ ctx, made }) => listMembers(ctx, { campaignId: made.id }),
  "POST campaigns/[id]/pinned-exchanges": ({ ctx, made, accountId }) =>
    casefile.pinExchanges(ctx, { campaignId: made.id, accountId, exchangeIds: ["x-1"], caption: purpose, purpose }),
  "GET campaigns/[id]/sign-ups": ({ ctx, made }) => casefile.readCampaignSignUps(ctx, { campaignId: made.id }),
  "GET campaigns/[id]/since-look": ({ ctx, made }) => review.readSinceLook(ctx, { campaignId: made.id }),
  "POST campaigns/[id]/undo": async ({ ctx, made }) => {
    const said = { campaignId: made.id, version: 1, accountIds: made.core, reason: "One card, one wrapper." };
    const { batchId, campaignVersion } = await decisions.setDisposition(ctx, { ...said, disposition: "bystander" });
    await decisions.undoAct(ctx, { campaignId: made.id, version: campaignVersion ?? 0, actId: batchId ?? "" });
  },
  "GET campaigns/[id]/timeline": ({ ctx, made }) =>
    casefile.readCampaignTimeline(ctx, { campaignId: made.id, ...window }),
  "GET configurations": ({ ctx }) => detection.listConfigurations(ctx),
  "POST content": ({ ctx, made, accountId }) =>
    casefile.readContent(ctx, { accountId, campaignId: made.id, exchangeIds: ["x-1"], purpose }),
  "GET detection-runs": ({ ctx }) => detection.listRuns(ctx),
  "GET feedback": ({ ctx }) => detection.readFeedback(ctx),
  "GET first-steps": ({ ctx }) => casefile.readFirstSteps(ctx),
  "GET overview": ({ ctx }) => casefile.readOverview(ctx),
  "GET palette": ({ ctx, accountId }) => casefile.searchPalette(ctx, { q: accountId.slice(0, 4) }),
  "POST proposals": async (scene) => void (await proposed(scene)),
  "GET proposals/[id]": async (scene) => decisions.readProposal(scene.ctx, { proposalId: (await proposed(scene)).id }),
  "GET proposals/[id]/snapshot": async (scene) =>
    decisions.readProposalSnapshot(scene.ctx, { proposalId: (await proposed(scene)).id }),
  "POST proposals/[id]/ruling": async (scene) => {
    const { id, hash } = await proposed(scene);
    const second = { ...scene.ctx, actor: testActor([...roles], "a second person") };
    const approval = { proposalId: id, ruling: "approved" as const, hash, reason: purpose };
    const { batchId } = await decisions.ruleOnProposal(second, approval);
    await decisions.stepBatch(scene.ctx, { batchId: batchId ?? "" });
  },
  "POST proposals/[id]/sample": async (scene) =>
    decisions.drawProposalSample(scene.ctx, { proposalId: (await proposed(scene)).id }),
  "POST break-glass": async (scene) =>
    decisions.breakGlass(scene.ctx, {
      order: { kind: "ban", ...(await confirmed(scene)), policy, target: "core" },
      emergency: "It floods the service, and nobody else is awake.",
    }),
  "GET quality": ({ ctx }) => casefile.readDataQuality(ctx, { window: "all" }),
  "GET quality/accounts": ({ ctx }) => casefile.readAccountQuality(ctx, { window: "all" }),
  "GET queue/accounts": ({ ctx }) => review.listAccountQueue(ctx, {}),
  "GET queue/campaigns": ({ ctx }) => review.listCampaignQueue(ctx, {}),
  "GET notes/about/[type]/[id]": ({ ctx, accountId }) => review.listNotes(ctx, { type: "account", id: accountId }),
  "GET notes/about/[type]/[id]/pins": async ({ ctx, made }) => {
    const about = { type: "campaign", id: made.id } as const;
    await casefile.pinChart(ctx, { ...about, chart: { kind: "capabilities" }, caption: purpose });
    await casefile.listPins(ctx, about);
  },
  "POST notes/about/[type]/[id]/pins": ({ ctx, made }) =>
    casefile.pinChart(ctx, {
      ...{ type: "campaign", id: made.id, caption: purpose },
      chart: { kind: "timeline", by: "model", ...window },
    }),
  "POST notes/about/[type]/[id]": ({ ctx, accountId }) =>
    review.writeNote(ctx, { type: "account", id: accountId, text: purpose }),
  "POST queue/next": ({ ctx }) => review.claimNext(ctx, { type: "campaign" }),
  "GET accounts/[id]/sets": ({ ctx, accountId }) => review.listSetsOf(ctx, { accountId }),
  "GET sets": ({ ctx }) => review.listSets(ctx, {}),
  "POST sets": ({ ctx, accountId }) =>
    review.makeSet(ctx, { name: `Set ${newId()}`, source: { type: "account-search", q: accountId.slice(0, 4) } }),
  "GET sets/[id]/members": async (scene) => review.listSetMembers(scene.ctx, { setId: (await setOf(scene)).id }),
  "POST sets/[id]/members": async (scene) =>
    review.addToSet(scene.ctx, {
      setId: (await setOf(scene)).id,
      version: 1,
      source: { type: "list", text: "somebody-else" },
    }),
  "GET sets/[id]/reach": async (scene) => casefile.readSetReach(scene.ctx, { setId: (await setOf(scene)).id }),
  "POST sets/[id]/acts": async (scene) => {
    const { id } = await setOf(scene);
    const campaigns = [{ campaignId: (await confirmed(scene)).campaignId, version: 1 }];
    await casefile.actOnSet(scene.ctx, {
      setId: id,
      version: 1,
      campaigns,
      act: { kind: "ban", policy, reason: purpose },
    });
  },
  "GET accounts/[id]/why-linked": ({ ctx, accountId }) =>
    openEpoch(ctx, accountId).then(() => detection.whyLinked(ctx, { accountA: accountId, accountB: "somebody-else" })),
  "POST threads": started,
  "GET threads/[id]": async (scene) => threads.readThread(scene.ctx, { threadId: (await started(scene)).threadId }),
  "GET threads/[id]/neighbours": async (scene) =>
    threads.rankThread(scene.ctx, { threadId: (await started(scene)).threadId }),
  "POST threads/[id]/seeds": async (scene) =>
    threads.seedThread(scene.ctx, { ...(await started(scene)), lines: "somebody-else" }),
  "POST threads/[id]/steps": async (scene) =>
    threads.stepThread(scene.ctx, { ...(await started(scene)), kind: "accepted", accountId: "somebody-else" }),
  "POST threads/[id]/campaign": async (scene) => {
    const { threadId, version } = await started(scene);
    await threads.seedThread(scene.ctx, { threadId, version, lines: "somebody-else" });
    return threads.openCampaign(scene.ctx, { threadId, version: version + 1 });
  },
  "POST content/differences": ({ ctx, made, accountId }) => {
    const [one, other] = [
      { accountId, exchangeId: "x-1" },
      { accountId, exchangeId: "x-2" },
    ];
    return casefile.readDifferences(ctx, { one, other, campaignId: made.id, purpose });
  },
  "GET traffic": ({ ctx, made }) =>
    Promise.all([
      casefile.readExploration(ctx, { by: "network" }),
      casefile.readExploration(ctx, { by: "network_class", grain: "hour", from: "2026-10-02", to: "2026-10-03" }),
      casefile.readExploration(ctx, { measure: "outputTokens", country: "-", grain: "hour", from: "2026-10-02" }),
      casefile.readExploration(ctx, { by: "campaign", country: "-" }),
      casefile.readExploration(ctx, { by: "template", campaign: made.id }),
    ]),
  "GET traffic/exchanges": ({ ctx }) =>
    Promise.all([
      casefile.listExploredExchanges(ctx, { template: "-", network_class: "-", limit: 1 }),
      casefile.listExploredExchanges(ctx, { country: "-", at: "2026-10-02T10:00Z" }),
    ]),
  "GET traffic/export": async ({ ctx }) => {
    for await (const _ of (await casefile.exportExploration(ctx, { by: "user_agent" })).text);
  },
  ...appealScenes,
  "POST values/find": ({ ctx }) => casefile.findValue(ctx, { text: "203.0.113.9" }),
  "POST values/reveal": ({ ctx, made, value }) =>
    casefile.revealValue(ctx, { campaignId: made.id, kind: "ip", value, purpose }),
};
