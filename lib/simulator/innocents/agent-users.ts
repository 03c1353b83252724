import { hour } from "@/lib/kernel";
import { benign } from "../model";
import { PivotHabit } from "../models/habit";
import { versionOf } from "../people/clients";
import { madeUpName } from "../people/mail";
import { ordinaryAccount } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { grammar } from "../prompts/grammar";
import { toolSets } from "../voices/application-voice";
import { FixedVoice } from "../voices/fixed-voice";
import { groupOf, type InnocentKind } from "./types";

const systemPrompts = grammar(
  `
  You are §, an open-source {kind} that runs in the user's {place}. {rule} {rule} When the goal is reached, call finish.
  § v{#1-3}.{#0-20} ({kind}). You see a {place} and a list of tools. {rule} {rule}
  `,
  {
    kind: "coding agent|research agent|terminal helper|automation agent",
    place: "terminal|repository|browser|workspace",
    rule: "Make one tool call at a time.|Think before you act, then act.|Never delete files you did not create.|Prefer small changes.|State the plan first and keep it current.|Ask before anything that costs money.|Report errors exactly.",
  },
);

/** People who run the same public agent: identical system prompt, tools and user agent, nothing else in common. */
export const openSourceAgent: InnocentKind = {
  name: "open_source_agent",
  share: 0.025,
  size: [40, 300],
  appetite: 2,
  found(world, random, volumes) {
    const name = madeUpName(random);
    const system = systemPrompts.sample(random).replaceAll("§", name);
    const tools = JSON.stringify(random.pick(toolSets));
    const client = world.clients.custom(random, `${name}/${versionOf(random)}`);
    const fixed = { capability: "agentic" as const, system, before: "", after: "", tools };
    const voices = [corpus.agentic, corpus.coding].flat().map((texts) => new FixedVoice(fixed, texts, 8192, 0));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      account.truth = benign("open_source_agent");
      Object.assign(account.habits, { voice: random.pick(voices), hasKey: true });
      if (account.habits.client !== null) account.habits.client = client;
      return account;
    });
  },
};

/** The same, of an agent that brings a new model to everybody with an update on the day of its release. */
export const autoUpdate: InnocentKind = {
  ...openSourceAgent,
  name: "auto_update_agent",
  share: 0.01,
  size: [20, 120],
  found(world, random, volumes) {
    const users = openSourceAgent.found(world, random, volumes);
    const updated = new PivotHabit(world.models, world.models.arrival.releasedAt + random.integer(8) * hour, 0.95);
    return {
      ...users,
      next() {
        const account = users.next();
        account.truth = benign("auto_update_agent");
        account.habits.models = updated;
        return account;
      },
    };
  },
};
