import type { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { conflict, forbidden, invalidInput, newId, notFound } from "@/lib/kernel";
import { newWebhookSecret, requireSendable } from "@/lib/outgoing";
import { SaveConnector, type SavedConnector } from "./contract";
import { sealSecret } from "./secrets";
import {
  type ConnectorRow,
  changeConnector,
  findConnector,
  findNamed,
  insertConnector,
  readFigures,
} from "./store/connectors";
import { takeUp } from "./store/requests";
import { connectorView } from "./view";

type Input = z.output<typeof SaveConnector>;

/**
 * Connects a gateway, or changes how it is reached. A new one is given at once whatever stands. A webhook's secret is made here and
 * answered once; a proxy's key is never answered.
 * @throws `conflict` for a name that is taken and a version that somebody has changed since; `precondition_failed` for an address that
 * nothing is sent to
 */
export const saveConnector = (ctx: Context, input: SaveConnector): Promise<SavedConnector> =>
  runCommand(
    ctx,
    { permission: "enforcement.manage", schema: SaveConnector, input },
    async ({ tx, ctx, input, now, record }) => {
      requireSendable(input.settings.url);
      if (input.kind === "webhook" && input.settings.verifyUrl !== null) requireSendable(input.settings.verifyUrl);
      const named = await findNamed(tx, input.name);
      if (named !== null && named.id !== input.id) {
        throw conflict(`There is a gateway "${input.name}" already; choose another name.`);
      }
      const id = input.id ?? newId(now.getTime());
      const secret = secretFor(input);
      const row = input.id === undefined ? await make(ctx, id, input, secret, now) : await change(tx, input, secret);
      const taken = input.id === undefined ? await takeUp(tx, row, now) : 0;
      record({
        action: "enforcement_connector.save",
        subject: { type: "enforcement_connector", id },
        detail: {
          name: row.name,
          kind: row.kind,
          settings: input.settings,
          newSecret: secret !== undefined,
          taken,
          version: row.version,
        },
        live: [{ topic: "enforcement" }],
      });
      const connector = connectorView(row, (await readFigures(tx)).get(id));
      return { connector, secret: input.kind === "webhook" ? (secret ?? null) : null };
    },
  );

/** The secret to keep from now on; undefined leaves the one that is kept. */
function secretFor(input: Input): string | undefined {
  if (input.kind === "webhook") return input.id === undefined || input.newSecret ? newWebhookSecret() : undefined;
  if (input.id === undefined && input.secret === undefined) {
    throw invalidInput("An admin's key of the proxy is needed.", { field: "secret" });
  }
  return input.secret;
}

async function make(
  ctx: Context,
  id: string,
  input: Input,
  secret: string | undefined,
  now: Date,
): Promise<ConnectorRow> {
  const { kind, name, settings } = input;
  const made = await insertConnector(ctx.db, {
    ...{ id, kind, name, settings, createdAt: now, createdById: ctx.actor.id, createdByName: ctx.actor.name },
    secret: secret === undefined ? null : sealSecret(id, secret),
  });
  if (made === undefined) throw conflict(`There is a gateway "${name}" already; choose another name.`);
  return made;
}

async function change(tx: Database, input: Input, secret: string | undefined): Promise<ConnectorRow> {
  const { id = "", version = 0, kind, name, settings } = input;
  const found = await findConnector(tx, id);
  if (found === null) throw notFound("Connector", id);
  if (found.kind !== kind) throw forbidden(`"${found.name}" is a ${found.kind} connector and stays one.`);
  // Whoever has a new address listen must not be given what the old one was trusted with.
  const before = found.settings as { url?: string };
  if (kind === "litellm" && secret === undefined && before.url !== settings.url) {
    throw invalidInput("Another address takes the key anew: the one that is kept goes to the old address only.", {
      field: "secret",
    });
  }
  const kept = secret === undefined ? {} : { secret: sealSecret(id, secret) };
  const changed = await changeConnector(tx, { id, version }, { name, settings, ...kept });
  if (changed === undefined)
    throw conflict(`Somebody else has changed the gateway "${found.name}" since you opened it.`);
  return changed;
}
