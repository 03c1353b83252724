import type { Language, StatementOfReasons } from "./contract";
import { dayIn, numberIn, publicWords } from "./public-words";

/** Models that are named; an account uses few. */
const mostModels = 6;
/** A model is called by what traffic says, so it is cut to what a name may be. */
const modelName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._:/@ -]/gu, "")
    .trim()
    .slice(0, 80);

function measureIn(language: Language, { measure, limits, proof }: StatementOfReasons): string {
  const words = publicWords[language];
  const more =
    limits !== null ? ` ${words.limit(limits.floor, limits.ceiling)}` : proof !== null ? `: ${words.proof[proof]}` : "";
  return `${words.measure[measure]}${more}`;
}

function modelsIn(language: Language, models: readonly string[]): string | null {
  const named = models.map(modelName).filter((name) => name !== "");
  if (named.length === 0) return null;
  const more = named.length - mostModels;
  return [...named.slice(0, mostModels), ...(more > 0 ? [publicWords[language].more(more)] : [])].join(", ");
}

/** What stands for the placeholders of a statement of reasons; null where it is not known. */
export function statementValues(statement: StatementOfReasons, language: Language, appealableUntil: Date) {
  const words = publicWords[language];
  const { scope, part, effectiveAt, endsAt, conduct, detectionAutomated, decisionAutomated, use } = statement;
  const by = (automated: boolean) => (automated ? "automated" : "person");
  const day = (at: Date | string) => dayIn(language, at);
  return {
    measure: measureIn(language, statement),
    scope: words.scope(scope, part),
    effective: day(effectiveAt),
    duration: endsAt === null ? words.noEnd : words.until(day(endsAt)),
    territory: words.everywhere,
    conduct: conduct && words.conduct[conduct],
    ground: conduct && words.ground[conduct],
    period: use && words.period(day(use.from), day(use.to)),
    models: use && modelsIn(language, use.models),
    volume: use && words.volume(numberIn(language, use.requests), numberIn(language, use.outputTokens)),
    automation: `${words.detection[by(detectionAutomated)]} ${words.decision[by(decisionAutomated)]}`,
    prepaid_balance: statement.prepaidBalance ?? words.balanceNotKnown,
    data_export: words.dataExport,
    appeal_until: day(appealableUntil),
  };
}
