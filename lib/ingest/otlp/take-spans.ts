import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import type { Encoding } from "../contract";
import type { Body } from "../spool/decode";
import { Gathering } from "./gathering";
import { Intake, requireRoom } from "./intake";
import { type Lines, linesOfSpans } from "./lines-of-spans";
import { readSpans, type SpanFormat } from "./read-spans";
import { type Rejected, takeLines } from "./take-lines";

/** A request for `/v1/traces`. */
export interface SpanUpload {
  body: Body;
  format: SpanFormat;
  encoding: Encoding;
}

/**
 * Bytes of lines after which a batch is full, and milliseconds between the starts of two batches of one sender. A batch costs about
 * the same whether it brings one exchange or ten thousand, and leaves two records behind, so that a fleet of exporters shares them.
 */
const fullBatch = 32 * 1024 * 1024;
const pace = 1_000;

interface Given {
  ctx: Context;
  lines: Lines;
}

const intake = new Intake();
/** What is under way, by sender and traffic store. */
const gatherings = new Map<string, Gathering<Given, Rejected>>();

/**
 * Takes the exchanges among the spans of an OTLP request by the verb that takes all uploads, together with what the same sender
 * sends meanwhile. Answers when they are stored: what is not taken is told by reason. Spans that are no exchanges are passed over.
 * @throws `forbidden`, `invalid_input` for a body that cannot be read (nothing of it is taken), `too_large`, `rate_limited`, and
 * `unavailable`; sending again after the last two takes nothing twice
 */
export async function takeSpans(ctx: Context, { body, format, encoding }: SpanUpload): Promise<Rejected> {
  requirePermission(ctx.actor, "ingest.write");
  return intake.hold(body, encoding, async (bytes) => {
    const lines = await linesOfSpans(readSpans(bytes, format));
    return lines.count === 0 ? { count: 0, reasons: [] } : give({ ctx, lines });
  });
}

function give(given: Given): Promise<Rejected> {
  const { actor, warehouse } = given.ctx;
  const sender = `${warehouse.database}/${actor.type}/${actor.id}`;
  const gathering = gatherings.get(sender) ?? newGathering();
  gatherings.set(sender, gathering);
  requireRoom(gathering.waiting);
  return gathering.add(given);
}

/** A batch runs in the context of the request that was first; all its requests are of the same sender. */
const newGathering = () =>
  new Gathering<Given, Rejected>({
    size: ({ lines }) => lines.length,
    most: fullBatch,
    pace,
    run: (round) => {
      const [first] = round as [Given, ...Given[]];
      return takeLines(
        first.ctx,
        round.map(({ lines }) => lines),
      );
    },
  });
