import { type Policy, policies } from "@/lib/decisions/contract";
import type { Language, StatementOfReasons } from "./contract";

/** The words for the facts of a notice, in one language. Whole phrases, so that nobody has to put grammar together. */
interface PublicWords {
  measure: Record<StatementOfReasons["measure"], string>;
  limit(floor: number, ceiling: number): string;
  proof: Record<NonNullable<StatementOfReasons["proof"]>, string>;
  scope(scope: StatementOfReasons["scope"], part: string | null): string;
  until(date: string): string;
  noEnd: string;
  everywhere: string;
  conduct: Record<Policy, string>;
  ground: Record<Policy, string>;
  period(from: string, to: string): string;
  more(models: number): string;
  volume(requests: string, tokens: string): string;
  detection: { automated: string; person: string };
  decision: { automated: string; person: string };
  balanceNotKnown: string;
  dataExport: string;
  outcome: Record<"upheld" | "overturned" | "overturned_with_conditions" | "reduced", string>;
}

const en: PublicWords = {
  measure: {
    require_verification: "The account has to be verified before it is used further",
    redact_reasoning: "Answers are given without the model's reasoning",
    throttle: "The number of requests is limited",
    suspend: "Access is suspended",
    ban: "Access is closed",
    revoke_key: "API keys are revoked",
  },
  limit: (floor, ceiling) =>
    floor === ceiling
      ? `to ${ceiling} a minute`
      : `to between ${floor} and ${ceiling} a minute; the limit moves by itself with the use of the account`,
  proof: {
    usage_attestation:
      "a statement of how you use the service, which you can make through the link below; a person looks at it",
    identity: "a check of who you are, by the way described through the link below; no biometric data is needed",
  },
  scope: (scope, part) =>
    ({ account: "the whole account", key: `the API key ${part}`, end_user: `your user ${part}` })[scope],
  until: (date) => `until ${date}`,
  noEnd: "without an end date, until we take it back",
  everywhere: "everywhere the service is offered",
  conduct: policies,
  ground: {
    model_extraction:
      "The terms of service do not allow outputs to be collected to develop a model that competes with ours.",
    unauthorised_resale:
      "The terms of service do not allow access to be resold or passed on without a written agreement.",
    false_identity: "The terms of service ask for true information about who holds an account.",
    stolen_credentials: "The terms of service allow a key and an account to be used only by whom they were issued to.",
  },
  period: (from, to) => `${from} to ${to}`,
  more: (models) => `and ${models} more`,
  volume: (requests, tokens) => `${requests} requests, answered with ${tokens} tokens`,
  detection: {
    automated: "The use was noticed by automated means.",
    person: "The use was noticed by a person, who used automated tools.",
  },
  decision: {
    automated: "The measure was taken automatically, under a rule that two people approved beforehand.",
    person: "The measure was decided by a person.",
  },
  balanceNotKnown: "not known to those who write this; it is unaffected by this message",
  dataExport: "You may ask for a copy of your data while the measure is in force, through the same link.",
  outcome: {
    upheld: "The measure stays in force.",
    overturned: "The measure was wrong and is taken back. We apologise.",
    overturned_with_conditions: "The measure is taken back, under conditions. We apologise for the trouble.",
    reduced: "The measure is replaced by a milder one.",
  },
};

const de: PublicWords = {
  measure: {
    require_verification: "Das Konto muss geprüft werden, bevor es weiter genutzt wird",
    redact_reasoning: "Antworten werden ohne den Gedankengang des Modells gegeben",
    throttle: "Die Zahl der Anfragen ist begrenzt",
    suspend: "Der Zugang ist ausgesetzt",
    ban: "Der Zugang ist geschlossen",
    revoke_key: "API-Schlüssel sind widerrufen",
  },
  limit: (floor, ceiling) =>
    floor === ceiling
      ? `auf ${ceiling} in der Minute`
      : `auf ${floor} bis ${ceiling} in der Minute; die Grenze passt sich selbsttätig der Nutzung des Kontos an`,
  proof: {
    usage_attestation:
      "eine Erklärung, wie Sie den Dienst nutzen; Sie geben sie über den Link unten ab, und ein Mensch sieht sie sich an",
    identity:
      "eine Prüfung, wer Sie sind, auf dem Weg, den der Link unten beschreibt; biometrische Daten sind nicht nötig",
  },
  scope: (scope, part) =>
    ({ account: "das ganze Konto", key: `der API-Schlüssel ${part}`, end_user: `Ihr Nutzer ${part}` })[scope],
  until: (date) => `bis ${date}`,
  noEnd: "ohne Enddatum, bis wir sie zurücknehmen",
  everywhere: "überall, wo der Dienst angeboten wird",
  conduct: {
    model_extraction: "Nutzung von Ausgaben zum Training eines konkurrierenden Modells",
    unauthorised_resale: "Weiterverkauf des Zugangs ohne Vereinbarung",
    false_identity: "Konten unter falschen oder geliehenen Identitäten",
    stolen_credentials: "Nutzung von Schlüsseln oder Konten, die anderen gehören",
  },
  ground: {
    model_extraction:
      "Die Nutzungsbedingungen erlauben nicht, Ausgaben zu sammeln, um ein Modell zu entwickeln, das mit unserem konkurriert.",
    unauthorised_resale:
      "Die Nutzungsbedingungen erlauben nicht, den Zugang ohne schriftliche Vereinbarung weiterzuverkaufen oder weiterzugeben.",
    false_identity: "Die Nutzungsbedingungen verlangen wahre Angaben darüber, wem ein Konto gehört.",
    stolen_credentials:
      "Die Nutzungsbedingungen erlauben nur denen, einen Schlüssel oder ein Konto zu nutzen, für die sie ausgestellt sind.",
  },
  period: (from, to) => `${from} bis ${to}`,
  more: (models) => `und ${models} weitere`,
  volume: (requests, tokens) => `${requests} Anfragen, beantwortet mit ${tokens} Token`,
  detection: {
    automated: "Die Nutzung fiel durch automatische Mittel auf.",
    person: "Die Nutzung fiel einem Menschen auf, der automatische Werkzeuge benutzte.",
  },
  decision: {
    automated: "Die Maßnahme wurde automatisch getroffen, nach einer Regel, die zwei Menschen vorher gebilligt haben.",
    person: "Die Maßnahme hat ein Mensch entschieden.",
  },
  balanceNotKnown: "uns an dieser Stelle nicht bekannt; diese Nachricht ändert daran nichts",
  dataExport: "Sie können auch während der Maßnahme eine Kopie Ihrer Daten verlangen, über denselben Link.",
  outcome: {
    upheld: "Die Maßnahme bleibt bestehen.",
    overturned: "Die Maßnahme war falsch und ist zurückgenommen. Wir bitten um Entschuldigung.",
    overturned_with_conditions:
      "Die Maßnahme ist unter Bedingungen zurückgenommen. Wir bitten um Entschuldigung für die Umstände.",
    reduced: "An die Stelle der Maßnahme tritt eine mildere.",
  },
};

export const publicWords: Record<Language, PublicWords> = { en, de };

const locales: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** A day, as people of the language write it; UTC, and says so. */
export const dayIn = (language: Language, at: Date | string): string =>
  `${new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(at))} (UTC)`;

export const numberIn = (language: Language, value: number): string =>
  new Intl.NumberFormat(locales[language]).format(value);

/** What came of an appeal, in a sentence for its appellant. */
export const outcomeIn = (language: Language, outcome: keyof PublicWords["outcome"]): string =>
  publicWords[language].outcome[outcome];
