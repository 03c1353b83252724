import { setMaxListeners } from "node:events";
import { deliverNotices, keepAppealClocks, tellOfEnded } from "@/lib/appeals";
import { anchorAudit } from "@/lib/audit";
import { keepExtraction } from "@/lib/casefile";
import { pollConnectors } from "@/lib/connectors";
import { type Database, inTransaction } from "@/lib/db";
import { adaptThrottles, followStandingOrders, runBatches, sweepExpired } from "@/lib/decisions";
import { deliverMessages, followPolicy, readBack, reconcile } from "@/lib/enforcement";
import { isMatchDue, readQuarantine } from "@/lib/inbound";
import { noteFetched, tellPartners } from "@/lib/indicators";
import { recoverBatches } from "@/lib/ingest";
import { enqueue } from "@/lib/jobs";
import { minute, newId, second } from "@/lib/kernel";
import { react, reactionPermissions, retryConsequences } from "@/lib/reactions";
import { isRetentionDue } from "@/lib/retention";
import { areFeedsDue } from "@/lib/taxii";
import { isSurveyBehind } from "@/lib/traffic";
import { warehouse } from "@/lib/warehouse";
import { jobContext } from "./context";
import { repeat } from "./repeat";
import { hasStaleDays, isAsked, prune } from "./store";

const staleDaysMs = 5 * second;
const pollMs = 5 * second;
const retentionMs = 10 * minute;
const pruneMs = 10 * minute;
const inboundMs = 5 * minute;
const readBackMs = 15 * second;
/** Traffic after a ban is shown within a minute. */
const reconcileMs = 30 * second;
/** Messages to gateways that a process has under way at once. */
const sideBySide = 4;

/** What the console needs to be done now and then. Every replica may do it: doing it twice does no harm. */
export function startUpkeep(db: Database, over: AbortSignal): Promise<unknown> {
  // Every piece of upkeep listens to it.
  setMaxListeners(0, over);
  return Promise.all([
    // Normally a moment after the command; this makes up for processes that ended in between.
    repeat("signing the audit's head", minute, over, () => anchorAudit(db)),
    // What a crash left half-way is brought to its end; nothing else waits for it.
    repeat("recovering uploads", minute, over, () => recoverBatches(jobContext(newId(), ["ingest.write"]))),
    repeat("following up on decisions", second, over, followUp),
    repeat("carrying batches out", second, over, () => runBatches(jobContext(newId(), ["account.ban"]), over)),
    repeat("following standing orders", 30 * second, over, () =>
      followStandingOrders(jobContext(newId(), ["account.ban"])),
    ),
    repeat("adapting throttles", 10 * minute, over, () => adaptThrottles(jobContext(newId(), ["account.ban"]))),
    repeat("letting measures end", second, over, () => sweepExpired(jobContext(newId(), ["account.ban"]))),
    repeat("keeping the clocks of appeals", 10 * second, over, () =>
      keepAppealClocks(jobContext(newId(), ["appeal.assign"])),
    ),
    repeat("following rulings on appeals", 10 * second, over, () =>
      retryConsequences(jobContext(newId(), reactionPermissions)),
    ),
    repeat("looking for stale roll-ups", staleDaysMs, over, () => rebuildStaleDays(db)),
    repeat("looking for files to pull", pollMs, over, () => pullWhatIsDue(db)),
    repeat("looking for partners to poll", pollMs, over, () => pollWhatIsDue(db)),
    // With it, what a partner takes back is taken back here.
    repeat("taking in what came by TAXII", pollMs, over, () =>
      readQuarantine(jobContext(newId(), ["inbound.receive"])),
    ),
    repeat("looking for indicators to compare", inboundMs, over, () => compareWhatIsDue(db)),
    repeat("looking for what is to go", retentionMs, over, () => retainWhatIsDue(db)),
    repeat("delivering to gateways", second, over, () => deliverMessages(enforcing(), { signal: over, sideBySide })),
    repeat("sending notices", second, over, () => deliverNotices(telling(), { signal: over })),
    repeat("telling of covert measures that are over", minute, over, () => tellOfEnded(telling())),
    repeat("following the policy endpoint", second, over, () => followPolicy(enforcing())),
    repeat("asking gateways what they hold", readBackMs, over, () => readBack(enforcing())),
    repeat("reconciling gateways", reconcileMs, over, () => reconcile(enforcing())),
    repeat("seeing what partners fetched", pollMs, over, () => noteFetched(jobContext(newId(), ["bundle.recall"]))),
    repeat("telling partners of recalls", pollMs, over, () =>
      tellPartners(jobContext(newId(), ["bundle.recall"]), over),
    ),
    repeat("pruning", pruneMs, over, () => prune(db)),
  ]);
}

const telling = () => jobContext(newId(), ["notice.manage"]);
const enforcing = () => jobContext(newId(), ["enforcement.manage"]);

/** Does what follows from decisions, and counts anew what rests on them. */
async function followUp(): Promise<void> {
  const ctx = jobContext(newId(), reactionPermissions);
  if ((await react(ctx)) > 0) await keepExtraction(ctx);
}

/** Asks for a rebuild when days are stale, or accounts have other attributes, and none is asked for yet, whoever changed them. */
export async function rebuildStaleDays(db: Database): Promise<void> {
  const isStale = (await hasStaleDays(db, warehouse().database)) || (await isSurveyBehind(warehouse()));
  if (!isStale || (await isAsked(db, "rebuild_rollups"))) return;
  await inTransaction(db, (tx) => enqueue(tx, "rebuild_rollups", {}, { requestedBy: "Stillwatch", join: true }));
}

/** Looks at the connectors' places, and asks for a pull when files are due and none is asked for yet. */
async function pullWhatIsDue(db: Database): Promise<void> {
  const due = await pollConnectors(jobContext(newId(), ["ingest.write"]), { patience: pollMs });
  if (due === 0 || (await isAsked(db, "pull"))) return;
  await inTransaction(db, (tx) => enqueue(tx, "pull", {}, { requestedBy: "Stillwatch", join: true }));
}

/** Asks for a poll of partners' servers when one is due and none is asked for yet. */
async function pollWhatIsDue(db: Database): Promise<void> {
  if (!(await areFeedsDue(jobContext(newId(), ["partner.manage"]))) || (await isAsked(db, "poll_partners"))) return;
  await inTransaction(db, (tx) => enqueue(tx, "poll_partners", {}, { requestedBy: "Stillwatch", join: true }));
}

/** Asks for a run of retention when one is due and none is asked for yet. */
async function retainWhatIsDue(db: Database): Promise<void> {
  if (!(await isRetentionDue(jobContext(newId(), ["retention.manage"]))) || (await isAsked(db, "retention"))) return;
  await inTransaction(db, (tx) => enqueue(tx, "retention", {}, { requestedBy: "Stillwatch", join: true }));
}

/** Asks for a comparison with own traffic when what partners sent is due for one and none is asked for yet. */
async function compareWhatIsDue(db: Database): Promise<void> {
  if (!(await isMatchDue(jobContext(newId(), ["inbound.receive"]))) || (await isAsked(db, "match_inbound"))) return;
  await inTransaction(db, (tx) => enqueue(tx, "match_inbound", {}, { requestedBy: "Stillwatch", join: true }));
}
