import { systemActor } from "@/lib/auth";
import { keepExtraction } from "@/lib/casefile";
import type { Context } from "@/lib/command";
import { detectWithin, listConfigurations, readReplay, detect as runDetection, runShadow } from "@/lib/detection";
import type { ReplayDiff, RunPhase } from "@/lib/detection/contract";
import { invalidInput, notFound } from "@/lib/kernel";
import { react, reactionPermissions } from "@/lib/reactions";
import { rebuildRollups } from "@/lib/traffic";
import { command } from "../command";
import { withInstallation } from "../installation";
import type { Terminal } from "../terminal";
import { count } from "../words";

const lineOf = ({ phase, seconds, detail }: RunPhase) => `${seconds.toFixed(1).padStart(6)} s  ${phase}: ${detail}`;

export const detect = command({
  name: "detect",
  summary: "Runs detection over all that is stored and publishes the campaigns found.",
  options: {
    configuration: {
      type: "number",
      least: 1,
      help: "A proposed version of the configuration, by its number; with --shadow",
    },
    moved: { type: "flag", help: "Looks only at what moved since everything was last looked at" },
    shadow: { type: "flag", help: "Publishes nothing; prints what the proposed version would change" },
  },
  run: ({ configuration, shadow, moved }, terminal) => {
    if (shadow !== (configuration !== undefined)) {
      throw invalidInput(
        "--shadow and --configuration go together: the live version is what `detect` publishes; others only run in the shadow.",
      );
    }
    if (moved && shadow) throw invalidInput("--moved looks by the live version; leave out --shadow or --moved.");
    return withInstallation(terminal, ["detection.run", "ingest.write", "campaign.read"], async (ctx) => {
      const began = performance.now();
      // Days that changed since the last upload was added up would be judged by old sums.
      await rebuildRollups(ctx, { signal: terminal.signal });
      const summary =
        configuration === undefined ? await publish(ctx, terminal, moved) : await replay(ctx, terminal, configuration);
      await terminal.out(`${summary} in ${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
    });
  },
});

const optionsOf = (terminal: Terminal) => ({
  onPhase: (phase: RunPhase) => terminal.progress(lineOf(phase)),
  signal: terminal.signal,
});

async function publish(ctx: Context, terminal: Terminal, moved: boolean): Promise<string> {
  const look = moved ? detectWithin : runDetection;
  const { campaigns, accounts, exchanges } = await look(ctx, optionsOf(terminal));
  // No worker may be running, and a dismissal that newer evidence overtook must not go on standing.
  await react({ ...ctx, actor: systemActor("Stillwatch", reactionPermissions) });
  await keepExtraction(ctx);
  return `${count(campaigns)} campaigns among ${count(accounts)} accounts and ${count(exchanges)} exchanges`;
}

async function replay(ctx: Context, terminal: Terminal, number: number): Promise<string> {
  const { versions } = await listConfigurations(ctx);
  const version = versions.find((one) => one.number === number);
  if (!version) throw notFound("Configuration", String(number));
  const run = await runShadow(ctx, { configurationId: version.id }, optionsOf(terminal));
  const diff = await readReplay(ctx, run.id);
  for (const line of linesOf(diff)) await terminal.out(`${line}\n`);
  const { before, after } = diff;
  return `${count(before.flagged)} accounts flagged by version ${before.number}, ${count(after.flagged)} by version ${after.number}`;
}

/** One line for each stream of accounts from one campaign to another, the largest first. */
const linesOf = ({ flows }: ReplayDiff): string[] =>
  flows.map(({ change, from, to, accounts }) => {
    const name = (side: (typeof flows)[number]["from"]) =>
      side ? `${side.codeName} (${side.verdict})` : "no campaign";
    return `${change}\t${count(accounts)}\t${name(from)}\t${name(to)}`;
  });
