import { type CampaignView, readCampaign, readMembershipsOf, readStandings } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listDecisions } from "@/lib/decisions";
import { unsaidOf, verdictByWords } from "@/lib/detection/contract";
import { type HandOffSummary, Reviewed } from "../contract";
import { listNotes } from "../notes/list-notes";
import { readSinceLook } from "../read-since-look";
import { nameOf } from "../reviewed";
import { readSet } from "../sets/read-set";
import { type HandOff, summarise, undisposed } from "./summarise";

const whole = new Intl.NumberFormat("en");
const words = (name: string): string => name.replaceAll("_", " ");

/** What stands ready to be handed over with something, for the person who hands it over to edit. Throws `not_found`. */
export const readHandOff = (ctx: Context, input: Reviewed): Promise<HandOffSummary> =>
  runQuery(ctx, { permission: "review.work", schema: Reviewed, input }, async (reviewed) => {
    await nameOf(ctx.db, reviewed);
    const { id, type } = reviewed;
    const factsOf = { campaign: ofCampaign, account: ofAccount, set: ofSet }[type];
    const [facts, { rows: notes }] = await Promise.all([factsOf(ctx, id), listNotes(ctx, reviewed)]);
    return { text: summarise({ ...facts, notes }) };
  });

async function ofCampaign(ctx: Context, campaignId: string): Promise<Omit<HandOff, "notes">> {
  const [campaign, decisions, { since }] = await Promise.all([
    readCampaign(ctx, { campaignId }),
    listDecisions(ctx, { campaignId }),
    readSinceLook(ctx, { campaignId }),
  ]);
  const { codeName, status, verdict, verdictBy, score, coreAccounts, exchanges } = campaign;
  return {
    standing: `${codeName}: ${status}, ${words(verdict)} (${verdictByWords[verdictBy]}), ${score.toFixed(1)} nats; ${whole.format(coreAccounts)} core accounts, ${whole.format(exchanges)} exchanges.`,
    decisions,
    open: openOf(campaign),
    since,
  };
}

function openOf({ status, dispositions, coreAccounts, difference, retiredAt, ...rest }: CampaignView): string[] {
  const ended = rest.regroupings.find(({ id }) => id === rest.endedById);
  if (ended !== undefined) {
    return [
      ended.into.id === rest.id
        ? "What made it has been taken back: work goes on where its accounts came from."
        : `It has been merged into ${ended.into.codeName}: work goes on there.`,
    ];
  }
  const unsaid = undisposed(dispositions);
  const points: [boolean, string][] = [
    [status === "open", "Neither confirmed nor dismissed."],
    [difference !== null, "Newer evidence opened it again after a dismissal."],
    [unsaid > 0, unsaidOf(whole.format(unsaid), whole.format(coreAccounts))],
    [retiredAt !== null, "The latest run no longer finds it."],
  ];
  return points.filter(([is]) => is).map(([, point]) => point);
}

async function ofSet(ctx: Context, setId: string): Promise<Omit<HandOff, "notes">> {
  const { name, accounts, description } = await readSet(ctx, { setId });
  const about = description === "" ? "" : ` ${description}`;
  return { standing: `${name}: ${whole.format(accounts)} accounts.${about}`, decisions: [], open: [], since: null };
}

async function ofAccount(ctx: Context, accountId: string): Promise<Omit<HandOff, "notes">> {
  const [memberships, standings, decisions] = await Promise.all([
    readMembershipsOf(ctx.db, accountId),
    readStandings(ctx.db, [{ accountId }]),
    listDecisions(ctx, { accountId }),
  ]);
  const tied = memberships.map(
    ({ campaign, tier, score, disposition }) =>
      `${tier} of ${campaign.codeName} (${score.toFixed(1)} nats, ${words(disposition)})`,
  );
  const unsaid = memberships.filter(({ disposition }) => disposition === "unknown");
  return {
    standing: `${accountId}: ${words(standings.get(accountId) ?? "active")}; ${tied.join("; ")}.`,
    decisions,
    open: unsaid.map(({ campaign }) => `What it is in ${campaign.codeName}, nobody has said.`),
    since: null,
  };
}
