import { type BundleStatement, verifyBundle as verify } from "@/lib/indicators";
import { command } from "../command";

export const verifyBundle = command({
  name: "verify-bundle",
  summary:
    "Checks a bundle against the signed statement beside it, with no store and no network, and says what was claimed; exit 1 when a byte was changed.",
  operand: { value: "FILE", help: "the bundle" },
  options: {
    signature: { type: "text", value: "FILE", help: "the signed statement; FILE.jws beside the bundle by default" },
    keys: { type: "text", value: "FILE", help: "the producer's published keys, as /api/v1/sharing/keys answers" },
    thumbprint: { type: "text", value: "T", help: "the thumbprint of the producer's key, told on another way" },
  },
  run: async ({ signature, keys, thumbprint }, terminal, file) => {
    const statement = await verify(file, signature ?? `${file}.jws`, { keys, thumbprint });
    await terminal.out(`${sentencesOf(file, statement).join("\n")}\n`);
  },
});

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

function sentencesOf(file: string, claimed: BundleStatement): string[] {
  const { kind, campaign, partner, tlp, purpose, categories, record } = claimed;
  const what =
    kind === "recall"
      ? `It takes back ${count(claimed.objects, "object")}, the tokens of ${count(claimed.accounts, "account")} among them, about campaign ${campaign}.`
      : `It claims that ${count(claimed.accounts, "account")}, as tokens, belong to campaign ${campaign}: ${count(claimed.objects, "object")} in all (${categories.join(", ")}).`;
  return [
    `${file} is what was signed: no byte was changed.`,
    what,
    `Claimed by the Stillwatch installation ${claimed.producer}, for ${partner}, under TLP:${tlp.toUpperCase()}${
      purpose === null ? "" : `, for ${purpose.replaceAll("_", " ")} only`
    }${claimed.agreement_version === null ? "" : `, by version ${claimed.agreement_version} of their agreement`}.`,
    `Exported ${claimed.exported_at}, signed ${claimed.signed_at}.`,
    `The producer's audit record stood at ${count(record.records, "record")} then, with the hash ${record.hash}.`,
    "A signature says who claims it and when, not that it is true.",
  ];
}
