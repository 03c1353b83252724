import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { admitRemark, passWords } from "../gate/remarks";
import { requirePartner } from "../require-partner";
import { type AskableRow, readOurs, readRequestFrom, readTheirs } from "../store/requests";
import { textsAtGate } from "../texts-at-gate";
import { viewPartner } from "../view";
import { type SharingPurpose, Tlp } from "../vocabulary";
import { AnswerPartner, AskPartner, type RemarkView } from "./contract";
import { keepRemark } from "./keep-remark";
import { viewRemark } from "./view";

/**
 * Asks a partner about what it sent or was given. The words are a person's, who approves them by sending: the gate lets no id of an account,
 * address, mail, card, credential or code name that the partner was not told out in them.
 * @throws `precondition_failed` with what would help, when the gate refuses; `not_found` for what it would be about
 */
export function askPartner(ctx: Context, input: AskPartner): Promise<RemarkView> {
  const command = { permission: "bundle.export", schema: AskPartner, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { partnerId, about, abstract, text } = scope.input;
    const idsOf = (kind: "theirs" | "ours") => about.flatMap((one) => (one.kind === kind ? [one.id] : []));
    const theirs = await readTheirs(scope.tx, partnerId, idsOf("theirs"));
    const ours = await readOurs(scope.tx, partnerId, idsOf("ours"));
    for (const { id } of about)
      if (![...theirs, ...ours].some((one) => one.id === id)) throw notFound("What it is to be about,", id);
    const refs = [...theirs, ...ours].map(({ ref }) => ref);
    return say(scope, { partnerId, about: [...theirs, ...ours], words: { kind: "request", abstract, text, refs } });
  });
}

/**
 * Answers what a partner asked, with the same care.
 * @throws `precondition_failed` when the gate refuses, or the partner took its question back
 */
export function answerPartner(ctx: Context, input: AnswerPartner): Promise<RemarkView> {
  const command = { permission: "bundle.export", schema: AnswerPartner, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { requestId, text } = scope.input;
    const request = await readRequestFrom(scope.tx, requestId);
    if (!request) throw notFound("Request", requestId);
    if (request.revoked) throw preconditionFailed(`${request.partner} has taken its request back.`);
    const { partnerId, sourceId, tlp } = request;
    const about = [{ label: "Their request", tlp }];
    return say(scope, { partnerId, about, words: { kind: "answer", text, refs: [sourceId] }, answers: sourceId });
  });
}

interface Saying {
  partnerId: string;
  about: readonly Pick<AskableRow, "label" | "tlp">[];
  words: Parameters<typeof passWords>[1];
  answers?: string;
}

type Scope = CommandScope<{ tlp: Tlp; purpose?: SharingPurpose | undefined }>;

async function say(scope: Scope, { partnerId, about, words, answers }: Saying): Promise<RemarkView> {
  const { tx, ctx, now, input } = scope;
  const partner = await requirePartner(tx, partnerId, now);
  const asked = {
    name: partner.name,
    isDisabled: partner.disabledAt !== null,
    agreement: viewPartner(partner).agreement,
  };
  const marked = about.map(({ label, tlp }) => ({ name: label, marking: Tlp.parse(tlp) }));
  const { admission, refusal } = admitRemark(input, marked, asked, now);
  if (admission === null) throw preconditionFailed(refusal);
  const texts = words.kind === "request" ? [words.abstract, words.text] : [words.text];
  const gate = passWords(admission, words, await textsAtGate(ctx, texts, { partnerId }));
  if (gate.passed === null) throw preconditionFailed(gate.refusal);
  const kept = await keepRemark(scope, {
    ...{ partner, admission, passed: gate.passed },
    ...(answers === undefined ? {} : { answers }),
  });
  return viewRemark(kept, undefined, undefined);
}
