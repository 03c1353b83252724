import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { conflict, day, invalidInput, newId } from "@/lib/kernel";
import {
  type Language,
  PreviewTemplate,
  placeholdersOf,
  SaveTemplate,
  StatementOfReasons,
  type TemplateName,
  type TemplatePreview,
  type TemplateView,
  templateNames,
} from "./contract";
import { defaultTemplate } from "./default-templates";
import { faultsOf, fill, portalLink, type Values } from "./fill";
import { dayIn, outcomeIn } from "./public-words";
import { statementValues } from "./statement-values";
import * as store from "./store";

/** All words, by their names, with the versions that they had. */
export function listTemplates(ctx: Context): Promise<TemplateView[]> {
  return runQuery(ctx, { permission: "notice.read", schema: z.object({}), input: {} }, async () =>
    Promise.all(templateNames.map((name) => templateView(ctx, name))),
  );
}

async function templateView(ctx: Context, name: TemplateName): Promise<TemplateView> {
  const rows = await store.readVersions(ctx.db, name);
  const [newest] = rows;
  const { subject, body } = newest ?? defaultTemplate(name);
  return {
    ...{ ...name, subject, body, version: newest?.version ?? 0 },
    versions: rows.map((row) => ({
      ...{ version: row.version, subject: row.subject, body: row.body, reason: row.reason },
      ...{ by: row.createdByName, at: row.createdAt.toISOString() },
    })),
  };
}

/**
 * Writes new words for a kind of notice. They count from the next notice on; those before stay as they are.
 * @throws `invalid_input` with the line of every fault; `conflict` when somebody wrote others meanwhile
 */
export function saveTemplate(ctx: Context, input: z.input<typeof SaveTemplate>): Promise<TemplateView> {
  return runCommand(
    ctx,
    { permission: "notice.manage", schema: SaveTemplate, input },
    async ({ tx, ctx, input, now, record }) => {
      const { kind, policy, language, subject, body, version, reason } = input;
      const faults = faultsOf(kind, { subject, body });
      if (faults.length > 0) {
        const fields = faults.map(({ field, line, message }) => ({
          ...{ field, message: line === null ? message : `Line ${line}: ${message}` },
        }));
        throw invalidInput(fields.map(({ field, message }) => `${field}: ${message}`).join(" "), { fields });
      }
      await store.lockTemplate(tx, input);
      const [newest] = await store.readVersions(tx, input);
      if ((newest?.version ?? 0) !== version) {
        throw conflict("Somebody else wrote other words meanwhile; look at them first. Nothing was saved.");
      }
      const row = {
        ...{ id: newId(now.getTime()), kind, policy, language, version: version + 1, subject, body, reason },
        ...{ createdById: ctx.actor.id, createdByName: ctx.actor.name, createdAt: now },
      };
      await store.insertTemplate(tx, row);
      record({
        action: "notice_template.save",
        subject: { type: "notice_template", id: row.id },
        detail: { kind, policy, language, version: row.version, reason },
        live: [{ topic: "notice" }],
      });
      return templateView(ctx, input);
    },
  );
}

/** Words as an owner would read them, about an account that is made up, with every fault. */
export function previewTemplate(ctx: Context, input: z.input<typeof PreviewTemplate>): Promise<TemplatePreview> {
  return runQuery(ctx, { permission: "notice.read", schema: PreviewTemplate, input }, async (words) => {
    const { subject, body } = fill(words, madeUp(words, ctx.clock()));
    const link = "https://appeals.example.org/appeal/open/…";
    return { subject, body: body.replaceAll(portalLink, link), faults: faultsOf(words.kind, words) };
  });
}

/** What stands for the placeholders of an account that is made up. */
function madeUp({ kind, policy, language }: TemplateName, now: Date): Values {
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString();
  const statement = StatementOfReasons.parse({
    ...{ measure: "suspend", scope: "account", part: null, effectiveAt: now.toISOString(), endsAt: ago(-14) },
    ...{ territory: "everywhere", conduct: policy ?? "model_extraction", detectionAutomated: true },
    ...{ decisionAutomated: false, limits: null, proof: null, prepaidBalance: null },
    use: { from: ago(30), to: ago(1), models: ["model-a", "model-b"], requests: 1204, outputTokens: 845_210 },
  });
  const later = dayIn(language, ago(-7));
  const shown: Values = {
    ...statementValues(statement, language, new Date(ago(-180))),
    ...{ account: "acct-made-up", reference: "SW-ABCD-2345-WXYZ", link_until: later, due: later, answer_until: later },
    ...{ outcome: outcomeIn(language, "overturned"), ...madeUpWords[language] },
  };
  const { mandatory, optional } = placeholdersOf[kind];
  return Object.fromEntries([...mandatory, ...optional].map((name) => [name, shown[name]]));
}

const madeUpWords: Record<Language, { point: string; question: string; reply: string }> = {
  en: {
    point: "the account belongs to a university course",
    question: "Who uses the account?",
    reply: "The course and its dates explain the use.",
  },
  de: {
    point: "das Konto gehört zu einer Lehrveranstaltung",
    question: "Wer nutzt das Konto?",
    reply: "Die Lehrveranstaltung und ihre Termine erklären die Nutzung.",
  },
};
