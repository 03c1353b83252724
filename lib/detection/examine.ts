import type { Context } from "@/lib/command";
import { pseudonymOf } from "@/lib/traffic";
import type { Configuration } from "./configuration";
import { type Family, type FoundCampaign, families, valueKinds } from "./contract";
import { nameEndUserFindings } from "./end-users/name";
import { readExternal } from "./external/read-external";
import type { KnownCampaign } from "./identity/match";
import type { Group } from "./model";
import { nameCampaigns } from "./name-campaigns";
import { type Findings, findCampaigns, type PipelineInput } from "./pipeline";
import { readPieces } from "./regrouping/read-pieces";
import type { Run } from "./run";
import { readStanding } from "./standing/read-standing";
import type { CampaignIncidence } from "./store/incidence";
import { readCodeNames, readEvaluations, readKnownCampaigns, readKnownEndUserCampaigns } from "./store/known";
import type { Publication } from "./store/publish";
import type { RunVerdict } from "./store/run-verdicts";
import { openWarninglists } from "./warninglists/hold";

/** Campaigns that a run takes up again, so that what is found keeps its identity. */
export interface Known {
  campaigns: readonly KnownCampaign[];
  codeNames: ReadonlyMap<string, string>;
}

/** What has been published so far. */
export const published = async ({ db }: Context): Promise<Known> => ({
  campaigns: await readKnownCampaigns(db),
  codeNames: await readCodeNames(db),
});

/** All that a run found, named and explained, before anybody sees any of it. */
export interface Examined {
  findings: Findings;
  publications: Publication[];
  /** Who holds which value; made as they are taken. */
  incidences: Iterable<CampaignIncidence>;
  verdicts: RunVerdict[];
  found: FoundCampaign[];
  /** The campaign that each published group is, by id. */
  campaignOf: ReadonlyMap<Group, string>;
  /** Campaigns that a person composed and that the run does not judge, though accounts of them are found: they are left as they are. */
  left: readonly string[];
  /** The state of people's merges and splits that all of it keeps to. */
  regroupedAt: string;
}

/**
 * Everything a run does up to what it publishes, the same for all to see and in the shadow.
 * @param find looks at everything, unless the run keeps within an epoch
 */
export async function examine(
  ctx: Context,
  run: Run,
  known: () => Promise<Known>,
  find: (input: PipelineInput) => Promise<Findings> = findCampaigns,
): Promise<Examined> {
  const { id: runId, signal, clock } = run;
  const config = run.version.configuration;
  const regrouped = await readPieces(ctx.db);
  const warninglists = await openWarninglists(ctx.db, run.warninglists);
  const findings = await find({ store: ctx.warehouse, runId, config, clock, signal, regrouped, warninglists });
  const named = await clock.run(
    "explanations",
    async () => {
      const { campaigns: all, codeNames } = await known();
      const campaigns = all.filter(({ id }) => !findings.kept.has(id));
      const evaluations = await readEvaluations(ctx.db);
      const standing = await readStanding(ctx.db);
      // Within an epoch what held when it was opened counts, so that whoever is asked again gets the answer that it had.
      const external = await readExternal(ctx.db, run.epoch?.openedAt ?? run.startedAt);
      const from = {
        store: ctx.warehouse,
        runId,
        config,
        findings,
        evaluations,
        standing,
        external,
        signal,
        regrouped,
      };
      const named = await nameCampaigns({ ...from, known: campaigns, codeNames });
      const hidden = await nameHidden(ctx, findings, config, new Set([...codeNames.values(), ...codeNamesOf(named)]));
      return { ...named, publications: [...named.publications, ...hidden] };
    },
    ({ publications }) => `${publications.length} campaigns`,
  );
  const found = named.publications.map(({ id, codeName, verdict, score, members }) => {
    const core = members.filter(({ tier }) => tier === "core").length;
    return { id, codeName, verdict, score, accounts: members.length, core };
  });
  const published = new Set(named.publications.map(({ id }) => id));
  return {
    ...{ findings, ...named, verdicts: verdictsOf(runId, findings, named.publications), found },
    left: [...findings.seen].filter((id) => !published.has(id)),
    regroupedAt: regrouped.state,
  };
}

const codeNamesOf = ({ publications }: { publications: readonly Publication[] }): string[] =>
  publications.map(({ codeName }) => codeName);

/** Findings behind end users, after the campaigns that links found. */
async function nameHidden(
  ctx: Context,
  { hidden }: Findings,
  config: Configuration,
  taken: Set<string>,
): Promise<Publication[]> {
  if (hidden.length === 0) return [];
  const known = await readKnownEndUserCampaigns(ctx.db);
  return nameEndUserFindings(hidden, known, taken, { config, pseudonym: pseudonymOf });
}

/** Families that some kind of value is evidence of: the others cannot speak, so that their silence says nothing. */
const looked = families.filter((family) => (Object.values(valueKinds) as Family[]).includes(family));

function verdictsOf(runId: string, findings: Findings, publications: readonly Publication[]): RunVerdict[] {
  const masks = new Map<string, number>();
  for (const { members } of findings.assessed) {
    for (const { account } of members) {
      masks.set(findings.ids[account] ?? "", findings.masks[account] ?? 0);
    }
  }
  return publications.flatMap(({ id, verdict, members, explanation }) =>
    members.map((member): RunVerdict => {
      const mask = masks.get(member.accountId) ?? 0;
      return {
        ...{ run_id: runId, account_id: member.accountId, campaign_id: id, tier: member.tier, verdict },
        ...{ score: member.score, margin: member.score - explanation.membershipNats },
        available: looked.filter(
          (family) => ((mask >> families.indexOf(family)) & 1) === 1 || member.spoke.includes(family),
        ),
        spoke: member.spoke,
      };
    }),
  );
}
