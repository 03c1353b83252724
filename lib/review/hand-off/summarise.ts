import type { DecisionView } from "@/lib/decisions/contract";
import type { Disposition } from "@/lib/detection/contract";
import type { NoteView, SinceLook } from "../contract";

export interface HandOff {
  /** What it is, in one line. */
  standing: string;
  /** The newest first. */
  decisions: readonly DecisionView[];
  open: readonly string[];
  since: SinceLook | null;
  /** The newest first. */
  notes: readonly NoteView[];
}

const mostActs = 5;
const mostNotes = 3;
const longestQuote = 160;
/** As long as what is handed over may be, with room for what a person adds. */
const longest = 3_000;

const day = (iso: string): string => iso.slice(0, 10);
const whole = new Intl.NumberFormat("en");
const words = (name: string): string => name.replaceAll("_", " ");
const quote = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line}”`;
};

/** What somebody who takes over needs to know, from facts alone, a paragraph each; what there is nothing of is left out. */
export function summarise({ standing, decisions, open, since, notes }: HandOff): string {
  const written = notes.filter(({ text }) => text !== null).slice(0, mostNotes);
  const parts: [string, string[]][] = [
    ["Decided", decidedOf(decisions)],
    ["Open", [...open]],
    ["Since my last visit", since === null ? [] : changesOf(since)],
    ["Last notes", written.map((note) => `${day(note.writtenAt)} ${note.author.name}: ${quote(note.text ?? "")}`)],
  ];
  const told = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}:\n${lines.map((line) => `- ${line}`).join("\n")}`);
  const text = [standing, ...told].join("\n\n");
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** One line an act: decisions of one batch are one. */
function decidedOf(decisions: readonly DecisionView[]): string[] {
  const acts = new Map<string, DecisionView[]>();
  for (const decision of decisions) {
    const key = decision.batchId ?? decision.id;
    acts.set(key, [...(acts.get(key) ?? []), decision]);
  }
  if (acts.size === 0) return ["Nobody has decided anything."];
  const lines = [...acts.values()]
    .slice(0, mostActs)
    .map(([first, ...rest]) => actLine(first as DecisionView, rest.length + 1));
  return acts.size > mostActs ? [...lines, `${whole.format(acts.size - mostActs)} earlier acts`] : lines;
}

function actLine(decision: DecisionView, count: number): string {
  const what = decision.disposition ?? decision.verdict;
  const on =
    decision.accountId === null ? "" : ` on ${count === 1 ? decision.accountId : `${whole.format(count)} accounts`}`;
  const back = decision.reversedById === null ? "" : ", taken back";
  return `${day(decision.at)} ${decision.actor.name}: ${words(decision.kind)}${what ? ` ${words(what)}` : ""}${on}${back}. ${quote(decision.reason)}`;
}

function changesOf({ core, score, verdict, evidence, decisions }: SinceLook): string[] {
  const changes: [boolean, string][] = [
    [
      core.joined + core.fellAway > 0,
      `${whole.format(core.joined)} core accounts joined, ${whole.format(core.fellAway)} fell away`,
    ],
    [Math.abs(score.after - score.before) >= 0.1, `score ${score.before.toFixed(1)} → ${score.after.toFixed(1)} nats`],
    [verdict.before !== verdict.after, `verdict ${words(verdict.before)} → ${words(verdict.after)}`],
    [evidence.added.length + evidence.gone > 0, `${evidence.added.length} shared values new, ${evidence.gone} gone`],
    [decisions.length > 0, `${whole.format(decisions.length)} decisions of others`],
  ];
  return changes.filter(([is]) => is).map(([, line]) => line);
}

/** How many core accounts nobody has said anything of. */
export const undisposed = (dispositions: Partial<Record<Disposition, number>>): number => dispositions.unknown ?? 0;
